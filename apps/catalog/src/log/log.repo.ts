import { currentTrace, type Tx, toJson } from '@konter/service'

/** What was done, and to what. */
export type Deed = { act: string; subject: string; subjectId: string; before?: unknown; after?: unknown }
export type Author = { actor: string; at: Date }

/** In the transaction of the deeds themselves: there is no change without its line. */
export async function logDeeds(tx: Tx, { actor, at }: Author, deeds: readonly Deed[]): Promise<void> {
  if (deeds.length === 0) return
  await tx.query(
    `insert into catalog_log (at, actor, request_id, act, subject, subject_id, before, after)
     select $1::timestamptz, $2::text, $3::text, act, subject, "subjectId", before, after
       from jsonb_to_recordset($4::jsonb)
         as deed (act text, subject text, "subjectId" text, before jsonb, after jsonb)`,
    [at, actor, currentTrace()?.requestId ?? null, toJson(deeds)],
  )
}

export type LogLine = {
  position: bigint
  at: Date
  actor: string
  requestId: string | null
  act: string
  subject: string
  subjectId: string
  before: unknown
  after: unknown
}

export type LogFilter = { subject?: string; subjectId?: string; actor?: string }

/** The newest first. */
export const findLogLines = (
  db: Tx,
  filter: LogFilter,
  page: { before: string | null; limit: number },
): Promise<LogLine[]> =>
  db.query<LogLine>(
    `select position, at, actor, request_id as "requestId", act, subject, subject_id as "subjectId", before, after
       from catalog_log
      where ($1::text is null or subject = $1) and ($2::text is null or subject_id = $2)
        and ($3::text is null or actor = $3) and ($4::bigint is null or position < $4::bigint)
      order by position desc limit $5::int`,
    [filter.subject ?? null, filter.subjectId ?? null, filter.actor ?? null, page.before, page.limit + 1],
  )
