import type { Context } from '../context.ts'
import { groupsOf } from './asked-words.ts'
import { askedWords, findInOrder, type OrderPosition } from './discovery.repo.ts'
import type { FixedSort, FoundVoucher, Groups, Sort, Wanted } from './discovery.ts'
import { byDistance, type DistanceCursor } from './find-by-distance.ts'
import { fewVouchers, type Lexicon, shareOfAll } from './lexicon.ts'
import { squaresWithin } from './squares.ts'
import { filterGroups, tsqueryOf } from './tsquery.ts'
import { unitsFor, unitsFrom } from './units.ts'

/** So many are looked at as a whole: cutting them into units would cost more than it saves. */
const manyFound = 300
/** How much more is looked at where the first guess was too small. */
const widening = 8
/** Of all places, about so many are open in the daytime. */
const openShare = 0.4

export type Asked = { wanted: Wanted; sort: Sort; limit: number }
/** In words of its order, so that another question cannot use it by accident. */
export type After = { fixed?: OrderPosition | undefined; distance?: DistanceCursor | undefined }
export type Found = { vouchers: FoundVoucher[]; places?: number }

/** One voucher more than asked for, to see whether there are more. */
export async function findVouchers(ctx: Context, { wanted, sort, limit }: Asked, after: After): Promise<Found> {
  const lexicon = await ctx.lexicon()
  const words = await wordGroups(ctx, wanted.q, lexicon)
  if (words === undefined) return { vouchers: [] }
  const asked = { wanted, words, lexicon, limit: limit + 1 }
  if (sort === 'distance') return byDistance(ctx, asked, after.distance)
  return { vouchers: await inOrder(ctx, sort, asked, after.fixed) }
}

/** Undefined: nothing resembles what was typed. */
export async function wordGroups(ctx: Context, q: string | undefined, lexicon: Lexicon): Promise<Groups | undefined> {
  return q === undefined ? [] : groupsOf(await askedWords(ctx.sql, q), lexicon)
}

export type Understood = { wanted: Wanted; words: Groups; lexicon: Lexicon; limit: number }

/** Everything but the order, as lexemes: with squares where a point is given. */
export function groupsIn({ wanted, words }: Pick<Understood, 'wanted' | 'words'>): Groups {
  const { near } = wanted
  const squares = near && squaresWithin(near, near.radiusM, 'large')
  return [...words, ...filterGroups(wanted), ...(squares === undefined ? [] : [squares])]
}

async function inOrder(
  ctx: Context,
  sort: FixedSort,
  { wanted, words, lexicon, limit }: Understood,
  after: OrderPosition | undefined,
): Promise<FoundVoucher[]> {
  const now = ctx.now()
  const groups = groupsIn({ wanted, words })
  const share = shareOfAll(lexicon, groups) * (wanted.openNow ? openShare : 1)
  const expected = lexicon.vouchers * share
  const ask = (units: readonly string[] | undefined) =>
    findInOrder(
      ctx.sql,
      sort,
      { lexemes: tsqueryOf(units === undefined ? groups : [...groups, units]), now, wanted },
      { limit, after },
    )
  if (lexicon.vouchers < fewVouchers || expected < manyFound) return ask(undefined)
  const start = { ...startOf(sort, after), now }
  for (let part = (limit * 1.5) / expected; ; part *= widening) {
    const units = unitsFor(unitsFrom(sort, lexicon, start), part)
    const vouchers = await ask(units)
    if (units === undefined || vouchers.length >= limit) return vouchers
  }
}

const startOf = (sort: FixedSort, after: OrderPosition | undefined) => {
  if (after === undefined) return {}
  return sort === 'relevance' ? { line: BigInt(after.key) } : { at: new Date(after.key) }
}
