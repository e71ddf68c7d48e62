import type { Context } from '../context.ts'
import { wordGroups } from './asked-words.ts'
import { costOfPart, costOfWhole, rowsAtMost, type Search } from './cost.ts'
import { findInOrder, findOpenInOrder, type OrderPosition } from './discovery.repo.ts'
import type { FixedSort, FoundVoucher, Groups, Sort, Wanted } from './discovery.ts'
import { byDistance, type DistanceCursor } from './find-by-distance.ts'
import { fewVouchers, type Lexicon, shareOfFilters, shareOfWords } from './lexicon.ts'
import { squaresWithin } from './squares.ts'
import { filterGroups, lexemesOf } from './tsquery.ts'
import { unitsFor } from './units.ts'

/** A little more than a page should take, and at least so much more where that was too little. */
const margin = 1.4
const wideningMin = 2
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

/** What was asked for, understood. */
export type Meaning = { wanted: Wanted; words: Groups; lexicon: Lexicon }
export type Understood = Meaning & { limit: number }

/**
 * Everything but the order, as lexemes: with squares where a point is given. And how many vouchers that may be: words may be
 * strangers to each other ("kopi kota"), or the rarest may bring the others along ("potong rambut"), so the middle of both.
 */
export function searchOf({ wanted, words, lexicon }: Meaning): Search {
  const { near, openNow } = wanted
  const squares = near && squaresWithin(near, near.radiusM, 'large')
  const filters = [...filterGroups(wanted), ...(squares === undefined ? [] : [squares])]
  const groups = [...words, ...filters]
  const strangers = lexicon.vouchers * shareOfWords(lexicon, words) * shareOfFilters(lexicon, filters)
  const rows = Math.sqrt(strangers * rowsAtMost({ lexicon, groups }))
  return { lexicon, groups, rows, placed: openNow || near !== undefined }
}

async function inOrder(
  ctx: Context,
  sort: FixedSort,
  asked: Understood,
  after: OrderPosition | undefined,
): Promise<FoundVoucher[]> {
  const { wanted, lexicon, limit } = asked
  const now = ctx.now()
  const search = searchOf(asked)
  const page = { limit, after }
  if (isOpenRarely(asked, fewPlaces)) {
    const lexemes = lexemesOf(search.groups, lexicon).all
    return findOpenInOrder(ctx.sql, sort, { lexemes, now, wanted }, page)
  }
  const start = { ...startOf(sort, after), now }
  const openShare = wanted.openNow ? lexicon.openShare : 1
  // At first as if the rarest word brought the others along: most do ("potong rambut"), and to be wrong costs little.
  let rows = rowsAtMost(search)
  let known = search
  for (let share = (limit * margin) / (rows * openShare); ; ) {
    const units = lexicon.vouchers < fewVouchers ? undefined : unitsFor(sort, lexicon, start, share)
    const isPart = units !== undefined && costOfPart(known, units) < costOfWhole(known)
    const lexemes = lexemesOf(search.groups, lexicon, isPart ? units : undefined)
    const vouchers = await findInOrder(ctx.sql, sort, { lexemes, now, wanted }, page)
    if (!isPart || units.isRest || vouchers.length >= limit) return vouchers
    // So many were in these units, so about so many there are.
    rows = (vouchers.length + 1) / Math.max(units.share, 1 / lexicon.vouchers) / openShare
    known = { ...search, rows }
    share = Math.max((limit * margin) / (rows * openShare), units.share * wideningMin)
  }
}

/** Then it is the places that narrow it down. */
export function isOpenRarely(
  { wanted: { openNow, category, area }, lexicon }: Pick<Meaning, 'wanted' | 'lexicon'>,
  placesMax: number,
): boolean {
  const where = filterGroups({ openNow, category, area })
  return openNow && lexicon.places * lexicon.openShare * shareOfFilters(lexicon, where) < placesMax
}

const startOf = (sort: FixedSort, after: OrderPosition | undefined) => {
  if (after === undefined) return {}
  return sort === 'relevance' ? { line: BigInt(after.key) } : { at: new Date(after.key) }
}
