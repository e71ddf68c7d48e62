import type { Kind } from '../category/kind.ts'
import type { Db, Tx } from '../context.ts'
import type { Dictionary, KindRule, KnownBrand } from './reading.ts'

/** Small (hundreds of rows) and read once per sync, so that what staff taught counts from the next one on. */
export async function loadDictionary(tx: Tx | Db): Promise<Dictionary> {
  const aliases = await tx.brandAlias.findMany({
    include: { brand: { select: { slug: true, name: true, zone: true } } },
  })
  const rules = await tx.kindRule.findMany({ orderBy: [{ position: 'asc' }, { id: 'asc' }] })
  const words = await tx.denominationWord.findMany({ include: { brand: { select: { slug: true } } } })
  return {
    brandByAlias: new Map(
      aliases.map(({ alias, brand: { slug, name, zone } }): [string, KnownBrand] => [
        alias,
        { slug, name, needsZone: zone !== null },
      ]),
    ),
    kindRules: rules.map(({ field, pattern, kind }) => ({
      field: field as KindRule['field'],
      pattern: new RegExp(pattern, 'iu'),
      kind: kind as Kind,
    })),
    words: words.map(({ phrase, means, kind, brand }) => ({
      phrase: phrase.split(' '),
      means: means === '' ? [] : means.split(' '),
      kind: kind as Kind | null,
      brand: brand?.slug ?? null,
    })),
  }
}
