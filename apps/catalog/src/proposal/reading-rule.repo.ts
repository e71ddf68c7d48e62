import type { Kind } from '../category/kind.ts'
import type { Db } from '../context.ts'
import type { KeptKindRule, KeptWord } from './reading-rule.ts'

/** In the order in which they are asked. */
export async function findKindRules(db: Db): Promise<KeptKindRule[]> {
  const rows = await db.kindRule.findMany({ orderBy: [{ position: 'asc' }, { id: 'asc' }] })
  return rows.map((row) => ({ ...row, kind: row.kind as Kind }))
}

export async function findWords(db: Db): Promise<KeptWord[]> {
  const rows = await db.denominationWord.findMany({
    include: { brand: { select: { slug: true } } },
    orderBy: [{ kind: 'asc' }, { phrase: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ id, phrase, means, kind, brand }) => ({
    id,
    phrase,
    means,
    kind: kind as Kind | null,
    brand: brand?.slug ?? null,
  }))
}
