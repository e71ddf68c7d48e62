import type { Context } from '../context.ts'
import { type DistancePosition, findAtNearest, findByDistance } from './discovery.repo.ts'
import type { Near, Wanted } from './discovery.ts'
import { type Found, searchOf, type Understood } from './find-vouchers.ts'
import { fewVouchers } from './lexicon.ts'
import { type Grid, squaresWithin } from './squares.ts'
import { filterGroups, lexemesOf } from './tsquery.ts'

/** `places`: how many were looked at, so that the next page does not begin with fewer. */
export type DistanceCursor = DistancePosition & { places: number }
type Here = Wanted & { near: Near }

const placesFirst = 48
const widening = 4
/** With words: so many are measured one by one. */
const measuredMax = 1_200
/** Looked around first, where a word is frequent. */
const roundsM = [800, 2_500, 9_000]

export function byDistance(ctx: Context, asked: Understood, after: DistanceCursor | undefined): Promise<Found> {
  const { near } = asked.wanted
  if (near === undefined) throw new Error('distance from nowhere')
  const here = { ...asked, wanted: { ...asked.wanted, near } }
  return asked.words.length === 0 ? atNearestPlaces(ctx, here, after) : withWords(ctx, here, after)
}

type Around = Omit<Understood, 'wanted'> & { wanted: Here }

/** The nearest places, and more of them until the page is full or there are no more. */
async function atNearestPlaces(
  ctx: Context,
  { wanted, limit }: Around,
  after: DistanceCursor | undefined,
): Promise<Found> {
  const now = ctx.now()
  for (let places = Math.max(placesFirst, after?.places ?? 0); ; places *= widening) {
    const found = await findAtNearest(ctx.sql, { now, wanted }, { limit, after, places })
    if (found.vouchers.length >= limit || found.places < places) return { vouchers: found.vouchers, places }
  }
}

/** What has the words, in the squares around: in a few first, where many have them. */
async function withWords(ctx: Context, around: Around, after: DistanceCursor | undefined): Promise<Found> {
  const { wanted, words, lexicon, limit } = around
  const { near } = wanted
  const now = ctx.now()
  const groups = [...words, ...filterGroups(wanted)]
  const ask = (radiusM: number, grid: Grid, sightMm: number | undefined) => {
    const squares = squaresWithin(near, radiusM, grid)
    const lexemes = lexemesOf(squares === undefined ? groups : [...groups, squares], lexicon)
    return findByDistance(ctx.sql, { lexemes, now, wanted }, { limit, after, sightMm })
  }
  const { rows } = searchOf(around)
  const rounds = lexicon.vouchers < fewVouchers || rows < measuredMax ? [] : roundsM
  for (const radiusM of rounds.filter((each) => each < near.radiusM && each * 1000 > Number(after?.mm ?? 0))) {
    const vouchers = await ask(radiusM, 'small', radiusM * 1000)
    if (vouchers.length >= limit) return { vouchers, places: 0 }
  }
  return { vouchers: await ask(near.radiusM, 'large', undefined), places: 0 }
}
