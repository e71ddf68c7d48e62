import type { Context } from '../context.ts'
import { wordGroups } from './asked-words.ts'
import { findInOrder, findOpenInOrder, type OrderPosition } from './discovery.repo.ts'
import type { FixedSort, FoundVoucher, Groups, Sort, Wanted } from './discovery.ts'
import { byDistance, type DistanceCursor } from './find-by-distance.ts'
import { fewVouchers, type Lexicon, shareOfFilters, shareOfWords } from './lexicon.ts'
import { squaresWithin } from './squares.ts'
import { filterGroups, lexemesOf } from './tsquery.ts'
import { unitsFor } from './units.ts'

/** So many are looked at as a whole: cutting them into units would cost more than it saves. */
const manyFound = 400
/** How much more is looked at where the first guess was too small. */
const widening = 12
/** So few places are asked one by one what is good there. */
const fewPlaces = 60

export type Asked = { wanted: Wanted; sort: Sort; limit: number }
/** In words of its order, so that another question cannot use it by accident. */
export type After = { fixed?: OrderPosition | undefined; distance?: DistanceCursor | undefined }
export type Found = { vouchers: FoundVoucher[]; places?: number }

/** One voucher more than asked for, to see whether there are more. */
export async function findVouchers(ctx: Context, { wanted, sort, limit }: Asked, after: After): Promise<Found> {
  const lexicon = await ctx.lexicon()
  const words = await wordGroups(ctx.sql, wanted.q, lexicon)
  if (words === undefined) return { vouchers: [] }
  const asked = { wanted, words, lexicon, limit: limit + 1 }
  if (sort === 'distance') return byDistance(ctx, asked, after.distance)
  return { vouchers: await inOrder(ctx, sort, asked, after.fixed) }
}

export type Understood = { wanted: Wanted; words: Groups; lexicon: Lexicon; limit: number }

/** Everything but the order, as lexemes: with squares where a point is given. And how many vouchers that may be. */
export function meaningOf({ wanted, words, lexicon }: Omit<Understood, 'limit'>): { groups: Groups; expected: number } {
  const { near, openNow } = wanted
  const squares = near && squaresWithin(near, near.radiusM, 'large')
  const filters = [...filterGroups(wanted), ...(squares === undefined ? [] : [squares])]
  const share = shareOfWords(lexicon, words) * shareOfFilters(lexicon, filters) * (openNow ? lexicon.openShare : 1)
  return { groups: [...words, ...filters], expected: lexicon.vouchers * share }
}

async function inOrder(
  ctx: Context,
  sort: FixedSort,
  asked: Understood,
  after: OrderPosition | undefined,
): Promise<FoundVoucher[]> {
  const { wanted, lexicon, limit } = asked
  const now = ctx.now()
  const { groups, expected } = meaningOf(asked)
  const page = { limit, after }
  if (isOpenRarely(asked))
    return findOpenInOrder(ctx.sql, sort, { lexemes: lexemesOf(groups, lexicon).all, now, wanted }, page)
  const start = { ...startOf(sort, after), now }
  const isWhole = lexicon.vouchers < fewVouchers || expected < manyFound
  for (let part = isWhole ? 1 : (limit * 1.4) / expected; ; part *= widening) {
    const units = part >= 1 ? undefined : unitsFor(sort, lexicon, start, part)
    const vouchers = await findInOrder(ctx.sql, sort, { lexemes: lexemesOf(groups, lexicon, units), now, wanted }, page)
    if (units === undefined || vouchers.length >= limit) return vouchers
  }
}

/** Then it is the places that narrow it down. */
function isOpenRarely({ wanted: { openNow, category, area }, lexicon }: Understood): boolean {
  const where = filterGroups({ openNow, category, area })
  return openNow && lexicon.places * lexicon.openShare * shareOfFilters(lexicon, where) < fewPlaces
}

const startOf = (sort: FixedSort, after: OrderPosition | undefined) => {
  if (after === undefined) return {}
  return sort === 'relevance' ? { line: BigInt(after.key) } : { at: new Date(after.key) }
}
