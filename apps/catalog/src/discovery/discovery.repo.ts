import type { Tx } from '@konter/service'
import type { FixedSort, FoundVoucher, Wanted } from './discovery.ts'
import { countAll, countedBefore, countFound, countFoundAtOpen } from './facets.sql.ts'
import { foundByDistance, placesByDistance, vouchersInOrder, vouchersOpenInOrder } from './find-vouchers.sql.ts'
import type { Lexemes } from './lexicon.ts'
import type { Lexemes as Asked } from './tsquery.ts'
import { wordsAlike, wordsAsked } from './words.sql.ts'

/** What is known of how often something occurs: the statistics that Postgres keeps for itself. And who is open at this minute. */
export async function readLexemes(db: Pick<Tx, 'query'>, now: Date): Promise<Lexemes> {
  const [row] = await db.query<Lexemes>(
    `select greatest(c.reltuples, 0)::float8 as vouchers, places.places, places."openPlaces",
            coalesce(s.most_common_elems::text::text[], '{}') as lexemes,
            coalesce(s.most_common_elem_freqs, '{}')::float8[] as shares
       from pg_class c
       left join pg_stats s on s.schemaname = 'catalog' and s.tablename = c.relname and s.attname = 'words'
      cross join (select count(*)::float8 as places, count(*) filter (where week @> $1::int or week is null)::float8 as "openPlaces"
                    from place_find) as places
      where c.oid = 'catalog.voucher_find'::regclass`,
    [minuteOfWeek(now)],
  )
  return row ?? { vouchers: 0, places: 0, openPlaces: 0, lexemes: [], shares: [] }
}

/** From Monday 00:00 UTC, as `week_of` counts. */
const minuteOfWeek = (now: Date): number =>
  ((now.getUTCDay() + 6) % 7) * 1_440 + now.getUTCHours() * 60 + now.getUTCMinutes()

/** A word that was typed, and what it may mean. */
export type AskedWord = { word: string; known: boolean; begun: string[]; alike: string[] }

export const askedWords = (db: Tx, q: string): Promise<AskedWord[]> => db.query<AskedWord>(wordsAsked, [q])

export async function alikeWords(db: Tx, words: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db.query<{ word: string; alike: string[] }>(wordsAlike, [words])
  return new Map(rows.map(({ word, alike }) => [word, alike]))
}

type Here = Pick<Wanted, 'openNow' | 'near' | 'area'>
export type Question = { lexemes: Asked; now: Date; wanted: Here }

const place = (now: Date, { openNow, near, area }: Here) => [
  now,
  openNow ? minuteOfWeek(now) : null,
  near === undefined ? null : `SRID=4326;POINT(${near.longitude} ${near.latitude})`,
  near?.radiusM ?? null,
  area ?? null,
]

const asked = ({ lexemes: { index, row }, now, wanted }: Question) => [index, ...place(now, wanted), row]

export type OrderPosition = { key: string; id: string }

type OrderPage = { limit: number; after: OrderPosition | undefined }
const ordered = ({ limit, after }: OrderPage) => [limit, after?.key ?? null, after?.id ?? null]

export const findInOrder = (db: Tx, sort: FixedSort, question: Question, page: OrderPage): Promise<FoundVoucher[]> =>
  db.query<FoundVoucher>(vouchersInOrder[sort], [...asked(question), ...ordered(page)])

type AskedOpen = { lexemes: string; now: Date; wanted: Here & Pick<Wanted, 'category'> }

/** By what is open, where that is little. `lexemes`: all of them. */
export const findOpenInOrder = (
  db: Tx,
  sort: FixedSort,
  { lexemes, now, wanted }: AskedOpen,
  page: OrderPage,
): Promise<FoundVoucher[]> =>
  db.query<FoundVoucher>(vouchersOpenInOrder[sort], [
    lexemes,
    ...place(now, wanted),
    wanted.category ?? null,
    ...ordered(page),
  ])

/** Where a page by distance ended. */
export type DistancePosition = { mm: string; locationId: string; priority: number; line: string; id: string }

const positioned = (after: DistancePosition | undefined) => [
  after?.mm ?? null,
  after?.locationId ?? null,
  after?.priority ?? null,
  after?.line ?? null,
  after?.id ?? null,
]

type DistancePage = { limit: number; after: DistancePosition | undefined }

/** Of what has these lexemes; nothing farther than `sightMm`. */
export const findByDistance = (
  db: Tx,
  question: Question,
  { limit, after, sightMm }: DistancePage & { sightMm: number | undefined },
): Promise<FoundVoucher[]> =>
  db.query<FoundVoucher>(foundByDistance, [...asked(question), limit, sightMm ?? null, ...positioned(after)])

export type PlacesAsked = {
  now: Date
  wanted: Here & Pick<Wanted, 'category' | 'discountType'>
}

/** What is good at the nearest `places`. `places` answered: so many there were. */
export async function findAtNearest(
  db: Tx,
  { now, wanted }: PlacesAsked,
  { limit, after, places }: DistancePage & { places: number },
): Promise<{ places: number; vouchers: FoundVoucher[] }> {
  const rows = await db.query<{ places: number } & (FoundVoucher | { id: null })>(placesByDistance, [
    wanted.category ?? null,
    ...place(now, wanted),
    wanted.discountType ?? null,
    limit,
    places,
    ...positioned(after),
  ])
  return { places: rows[0]?.places ?? 0, vouchers: rows.filter((row) => row.id !== null) }
}

export type Count = { facet: 'category' | 'area' | 'discountType'; value: string; vouchers: number }

/** Each of these facets, of all that the question finds. */
export const countMatches = (db: Tx, question: Question, facets: readonly Count['facet'][]): Promise<Count[]> =>
  db.query<Count>(countFound, [...asked(question), facets])

/** The same by what is open, where that is little. `lexemes`: all of them. */
export const countAtOpen = (
  db: Tx,
  { lexemes, now, wanted }: AskedOpen,
  facets: readonly Count['facet'][],
): Promise<Count[]> =>
  db.query<Count>(countFoundAtOpen, [lexemes, ...place(now, wanted), wanted.category ?? null, facets])

export const countAtLast = (db: Tx, { category, area, discountType }: Wanted): Promise<Count[]> =>
  db.query<Count>(
    countedBefore,
    [category, area, discountType].map((each) => each ?? null),
  )

export const countAllVouchers = (db: Tx, now: Date): Promise<unknown> => db.query(countAll, [now])

/** What nobody can claim any more is not found by anybody, and would only be in the way. */
export const forgetPast = (db: Tx, now: Date, limit: number): Promise<unknown[]> =>
  db.query(
    `delete from voucher_find where voucher_id in (
       select voucher_id from voucher_find where claim_until <= $1::timestamptz order by claim_until limit $2::int for update skip locked)
     returning 1 as one`,
    [now, limit],
  )
