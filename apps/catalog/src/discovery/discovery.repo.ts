import type { Tx } from '@konter/service'
import type { DiscountType } from '../voucher/discount.ts'
import type { FixedSort, FoundVoucher, Near, Wanted } from './discovery.ts'
import { countAll, countedBefore, countFound } from './facets.sql.ts'
import { foundByDistance, placesByDistance, vouchersInOrder } from './find-vouchers.sql.ts'
import type { Lexemes } from './lexicon.ts'
import { wordsLike } from './words.sql.ts'

/** What is known of how often something occurs: the statistics that Postgres keeps for itself. */
export async function readLexemes(db: Pick<Tx, 'query'>): Promise<Lexemes> {
  const [row] = await db.query<Lexemes>(
    `select greatest(c.reltuples, 0)::float8 as vouchers,
            coalesce(s.most_common_elems::text::text[], '{}') as lexemes,
            coalesce(s.most_common_elem_freqs, '{}')::float8[] as shares
       from pg_class c
       left join pg_stats s on s.schemaname = 'catalog' and s.tablename = c.relname and s.attname = 'words'
      where c.oid = 'catalog.voucher_find'::regclass`,
  )
  return row ?? { vouchers: 0, lexemes: [], shares: [] }
}

/** A word that was typed, and what it may mean. */
export type AskedWord = { word: string; known: boolean; begun: string[]; alike: string[] }

export const askedWords = (db: Tx, q: string): Promise<AskedWord[]> => db.query<AskedWord>(wordsLike, [q])

export type Question = {
  /** What it must have, see tsquery.ts. */
  lexemes: string
  now: Date
  wanted: Pick<Wanted, 'openNow' | 'near' | 'area'>
}

export const around = (near: Near | undefined): [place: string | null, metres: number | null] =>
  near === undefined ? [null, null] : [`SRID=4326;POINT(${near.longitude} ${near.latitude})`, near.radiusM]

const asked = ({ lexemes, now, wanted: { openNow, near, area } }: Question) => [
  lexemes,
  now,
  openNow,
  ...around(near),
  area ?? null,
]

export type OrderPosition = { key: string; id: string }

export const findInOrder = (
  db: Tx,
  sort: FixedSort,
  question: Question,
  { limit, after }: { limit: number; after: OrderPosition | undefined },
): Promise<FoundVoucher[]> =>
  db.query<FoundVoucher>(vouchersInOrder[sort], [...asked(question), limit, after?.key ?? null, after?.id ?? null])

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
  wanted: Pick<Wanted, 'openNow' | 'near' | 'area' | 'category'> & { discountType?: DiscountType | undefined }
}

/** What is good at the nearest `places`. `places` answered: so many there were. */
export async function findAtNearest(
  db: Tx,
  { now, wanted }: PlacesAsked,
  { limit, after, places }: DistancePage & { places: number },
): Promise<{ places: number; vouchers: FoundVoucher[] }> {
  const { category, openNow, near, area, discountType } = wanted
  const rows = await db.query<{ places: number } & (FoundVoucher | { id: null })>(placesByDistance, [
    category ?? null,
    now,
    openNow,
    ...around(near),
    area ?? null,
    limit,
    places,
    ...positioned(after),
    discountType ?? null,
  ])
  return { places: rows[0]?.places ?? 0, vouchers: rows.filter((row) => row.id !== null) }
}

export type Count = { facet: 'category' | 'area' | 'discountType'; value: string; vouchers: number }

/** Under the words and the place of `question` alone; `wanted` says under which filters each facet is counted. */
export const countMatches = (db: Tx, { lexemes, now, wanted }: Question & { wanted: Wanted }): Promise<Count[]> =>
  db.query<Count>(countFound, [
    ...asked({ lexemes, now, wanted: { ...wanted, area: undefined } }),
    ...[wanted.category, wanted.area, wanted.discountType].map((each) => each ?? null),
  ])

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
