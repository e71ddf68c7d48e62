import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type FoundItem, find, walk } from '../testing/market.ts'
import { noon, type TestCatalog, testCatalog } from '../testing/stand-in.ts'
import { keepDiscoveryCurrent } from './discovery.jobs.ts'
import { createLexicon } from './lexicon.ts'

/*
 * With many vouchers only parts of what matches are looked at. Here that is held against the plainest statement that says the same.
 */

const vouchers = 12_000
let catalog: TestCatalog

const fill = `
  insert into merchant (id, slug, category_slug, name, description, status, verified_at, applied_by, created_at, updated_at)
  select md5('m' || m)::uuid, 'm-' || m, (array['kuliner', 'kafe', 'jasa', 'fesyen'])[1 + m % 4], jsonb_build_object('id', 'Warung ' || (m % 50)),
         '{"id": ""}', 'verified', $1::timestamptz, md5('m' || m)::uuid, $1::timestamptz, $1::timestamptz from generate_series(1, 600) m`
const fillPlaces = `
  insert into merchant_location (id, merchant_id, name, address, area, position, opening_hours, created_at, updated_at)
  select md5('l' || m || '.' || n)::uuid, md5('m' || m)::uuid, 'Cabang', 'Jalan', 'kota-' || (abs(hashtext(m || '.' || n)) % 9),
         extensions.st_point(107 + (m * 7919 % 1000) / 2000.0, -7 + (m * n * 104729 % 1000) / 2000.0)::extensions.geography,
         case when m % 3 = 0 then '{"weekly": {"mon": [{"from": "08:00", "to": "21:00"}]}}'::jsonb end, $1::timestamptz, $1::timestamptz
    from generate_series(1, 600) m, generate_series(1, 1 + m % 2) n`
const fillVouchers = `
  insert into voucher (id, merchant_id, status, version, terms, claim_from, claim_until, redeem_from, redeem_until, priority, published_at, created_at, updated_at)
  select md5('v' || v)::uuid, md5('m' || (1 + v % 600))::uuid, 'published', 1,
         jsonb_build_object('title', jsonb_build_object('id', 'Diskon ' || (array['kopi', 'kopi susu', 'teh', 'nasi goreng', 'bakso'])[1 + v % 5] || case when v % 40 = 0 then ' langka' else '' end),
                            'discount', case when v % 3 = 0 then '{"type": "fixed", "amount": 5000}'::jsonb else '{"type": "percentage", "percent": 10}'::jsonb end,
                            'locationIds', '[]'::jsonb),
         $1::timestamptz - interval '1 day', $1::timestamptz + (1 + v % 200) * interval '1 hour', $1::timestamptz - interval '1 day', $1::timestamptz + interval '60 days', v % 3,
         $1::timestamptz - (v * 7919 % 5000) * interval '1 hour', $1::timestamptz, $1::timestamptz
    from generate_series(1, ${vouchers}) v`

beforeAll(async () => {
  catalog = await testCatalog()
  catalog.ctx.now = () => noon
  const owner = new pg.Client(catalog.database.ownerUrl)
  await owner.connect()
  for (const statement of [fill, fillPlaces, fillVouchers]) await owner.query(statement, [noon])
  await owner.query('analyze catalog.voucher_find')
  await owner.end()
  catalog.ctx.lexicon = createLexicon(catalog.ctx.sql, () => noon)
  await keepDiscoveryCurrent(catalog.ctx)
}, 120_000)
afterAll(() => catalog.stop())
beforeEach(() => {
  catalog.ctx.now = () => noon
})

/** Of every voucher with what a test filters by, in an order. */
const plainly = async (where: string, order: string): Promise<string[]> => {
  const rows = await catalog.ctx.sql.query<{ id: string }>(
    `select f.voucher_id as id from voucher_find f join voucher v on v.id = f.voucher_id where ${where} order by ${order}`,
  )
  return rows.map(({ id }) => id)
}
const ids = (items: readonly FoundItem[]) => items.map(({ id }) => id)

describe('pages of what many vouchers have in common', () => {
  const line = 'f.line desc, f.voucher_id'
  test.each([
    ['q=kopi', `v.terms ->> 'title' like '%kopi%'`, line],
    ['q=kopi+susu', `v.terms ->> 'title' like '%kopi susu%'`, line],
    ['q=kopii', `v.terms ->> 'title' like '%kopi%'`, line],
    ['q=langka+kopi', `v.terms ->> 'title' like '%kopi%langka%'`, line],
    ['q=warung+7', `f.words @@ 'warung & 7'`, line],
    ['category=kafe', `f.category = 'kafe'`, line],
    ['area=kota-3&discountType=fixed', `'kota-3' = any(f.areas) and f.discount_type = 'fixed'`, line],
    ['', 'true', line],
    ['q=kopi&sort=newest', `v.terms ->> 'title' like '%kopi%'`, 'f.published_at desc, f.voucher_id'],
    ['sort=ending-soon', 'true', 'f.claim_until, f.voucher_id'],
    ['category=jasa&sort=ending-soon', `f.category = 'jasa'`, 'f.claim_until, f.voucher_id'],
    [
      'q=teh&openNow=true',
      `v.terms ->> 'title' like '%teh%' and exists (select 1 from place_find p where p.merchant_id = f.merchant_id and p.opening_hours is not null)`,
      line,
    ],
    [
      'q=bakso&near=-6.8,107.2&radiusKm=20&sort=relevance',
      `v.terms ->> 'title' like '%bakso%' and exists (select 1 from place_find p where p.merchant_id = f.merchant_id and st_dwithin(p.position, 'point(107.2 -6.8)'::geography, 20000))`,
      line,
    ],
  ])('%j is what it plainly is', async (query, where, order) => {
    const expected = await plainly(where, order)
    expect(expected.length).toBeGreaterThan(30)
    const walked = ids(await walk(catalog, query, 100))
    expect(walked).toEqual(expected)
    const first = await find(catalog, `${query}&limit=3`)
    expect(ids(first.items)).toEqual(expected.slice(0, 3))
    expect(ids((await find(catalog, `${query}&limit=3&cursor=${first.nextCursor}`)).items)).toEqual(
      expected.slice(3, 6),
    )
  })
})

describe('nearest first', () => {
  test.each([
    ['near=-6.8,107.2', 'true'],
    ['near=-6.8,107.2&category=kafe&discountType=fixed', `f.category = 'kafe' and f.discount_type = 'fixed'`],
    ['near=-6.8,107.2&q=kopi', `v.terms ->> 'title' like '%kopi%'`],
    ['near=-6.8,107.2&q=langka', `v.terms ->> 'title' like '%langka%'`],
    ['near=-6.8,107.2&q=susu&category=jasa', `v.terms ->> 'title' like '%susu%' and f.category = 'jasa'`],
  ])('"%s" by true distance, all within the radius', async (query, where) => {
    const expected = await catalog.ctx.sql.query<{ id: string; metres: number }>(
      `select f.voucher_id as id, round(min(st_distance(p.position, 'point(107.2 -6.8)'::geography)))::int as metres
         from voucher_find f join voucher v on v.id = f.voucher_id join place_find p on p.merchant_id = f.merchant_id
        where ${where} group by 1 having min(st_distance(p.position, 'point(107.2 -6.8)'::geography)) <= 15000`,
    )
    const walked = await walk(catalog, `${query}&radiusKm=15`, 100)
    expect(walked.length).toBeGreaterThan(10)
    expect(new Map(walked.map(({ id, nearest }) => [id, nearest?.distanceM]))).toEqual(
      new Map(expected.map(({ id, metres }) => [id, metres])),
    )
    expect(walked).toHaveLength(expected.length)
    const distances = walked.map(({ nearest }) => nearest?.distanceM ?? 0)
    expect(distances).toEqual(distances.toSorted((a, b) => a - b))
    expect(ids(await walk(catalog, `${query}&radiusKm=3`, 7))).toEqual(
      ids(walked.filter(({ nearest }) => (nearest?.distanceM ?? 0) <= 3000)),
    )
  })
})

describe('facets', () => {
  test('without words: as counted a minute ago, "1000+" at most', async () => {
    const { facets } = await find(catalog, 'discountType=fixed&facets=true&limit=1')
    expect(facets?.discountType).toEqual([
      { value: 'percentage', count: 1_000, more: true, about: false },
      { value: 'fixed', count: 1_000, more: true, about: false },
    ])
    expect(facets?.category).toHaveLength(4)
    const inOne = await find(catalog, 'area=kota-3&discountType=fixed&facets=true&limit=1')
    const [{ n } = { n: 0 }] = await catalog.ctx.sql.query<{ n: number }>(
      `select count(*)::int as n from voucher_find where 'kota-3' = any(areas) and discount_type = 'fixed' and category = 'kafe'`,
    )
    expect(inOne.facets?.category).toContainEqual({ value: 'kafe', count: n, more: false, about: false })
  })

  test('of a frequent word: reckoned from a sample, near the truth, and saying so', async () => {
    const { facets } = await find(catalog, 'q=kopi&facets=true&limit=1')
    const truth = await catalog.ctx.sql.query<{ value: string; n: number }>(
      `select category as value, count(*)::int as n from voucher_find where words @@ 'kopi' group by 1`,
    )
    for (const { value, n } of truth) {
      const told = facets?.category.find((each) => each.value === value)
      if (told?.more === true) expect(n).toBeGreaterThan(700)
      else expect(Math.abs((told?.count ?? 0) - n) / n, `${value}: ${told?.count}, in truth ${n}`).toBeLessThan(0.35)
    }
    expect(facets?.area.some(({ about }) => about)).toBe(true)
  })
})
