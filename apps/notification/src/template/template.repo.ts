import type { Language } from '@konter/core'
import { isUniqueViolation, type Tx } from '@konter/service'
import type { Db } from '../context.ts'
import type { Template as Row } from '../generated/client.ts'
import { problem } from '../problems.ts'
import type { Channel, Kind, Template } from './template.ts'

/** What names a template: the words in use are its active version. */
export type TemplateKey = { kind: Kind; channel: Channel; language: Language }

const templateOf = (row: Row): Template => ({
  ...row,
  kind: row.kind as Kind,
  channel: row.channel as Channel,
  language: row.language as Language,
})

export async function templatesInUse(db: Db, filters: Partial<TemplateKey>): Promise<Template[]> {
  const rows = await db.template.findMany({
    where: { ...filters, active: true },
    orderBy: [{ kind: 'asc' }, { channel: 'asc' }, { language: 'desc' }],
  })
  return rows.map(templateOf)
}

/** Newest first; one row more than asked for tells whether there is a next page. */
export async function versionsOf(
  db: Db,
  { kind, channel, language }: TemplateKey,
  { before, limit }: { before: number | undefined; limit: number },
): Promise<Template[]> {
  const rows = await db.template.findMany({
    where: { kind, channel, language, ...(before === undefined ? {} : { version: { lt: before } }) },
    orderBy: { version: 'desc' },
    take: limit + 1,
  })
  return rows.map(templateOf)
}

/** Puts a version after the one in use, which stays in the history. Of two edits of one version the second is refused. */
export async function replaceTemplate(tx: Tx, template: Template): Promise<void> {
  const { kind, channel, language, version, title, body, active, editedAt, editedBy } = template
  const key = [kind, channel, language]
  const replaced = await tx.query(
    `update template set active = false where kind = $1 and channel = $2 and language = $3 and version = $4::int and active
     returning 1 as one`,
    [...key, version - 1],
  )
  if (replaced.length === 0 && version > 1) throw changedMeanwhile(version - 1)
  try {
    await tx.query(
      `insert into template (kind, channel, language, version, title, body, active, edited_at, edited_by)
       values ($1, $2, $3, $4::int, $5, $6, $7, $8::timestamptz, $9)`,
      [...key, version, title, body, active, editedAt, editedBy],
    )
  } catch (error) {
    throw isUniqueViolation(error) ? changedMeanwhile(version - 1) : error
  }
}

const changedMeanwhile = (version: number) => problem('template.changed-meanwhile', { version })
