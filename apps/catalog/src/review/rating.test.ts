import { randomBytes } from 'node:crypto'
import type { TestCaller } from '@konter/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishedVoucher } from '../testing/merchants.ts'
import {
  decide,
  hears,
  type Market,
  openMarket,
  type Redemption,
  type ReviewCatalog,
  redemptionOf,
  reviewCatalog,
  someone,
} from './review.fixture.ts'

let catalog: ReviewCatalog
beforeAll(async () => {
  catalog = await reviewCatalog()
})
afterAll(() => catalog.stop())

/** Small, fast and the same everywhere: mulberry32. */
function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

type Visit = { who: TestCaller; redemption: Redemption; id?: string }

const counts = (column: string) => `
  select ${column} as id, count(*) filter (where stars = 1)::int as one, count(*) filter (where stars = 2)::int as two,
         count(*) filter (where stars = 3)::int as three, count(*) filter (where stars = 4)::int as four,
         count(*) filter (where stars = 5)::int as five, count(*)::int as reviews, sum(stars)::int as stars
    from review where status = 'published' group by ${column} order by 1`
const kept = (table: string, column: string) => `
  select ${column} as id, one, two, three, four, five, reviews, stars from ${table} where reviews > 0 order by 1`

/** What is kept, and what counting everything comes to. */
async function expectNoDrift(): Promise<number> {
  const { db } = catalog
  expect(await db.query(kept('merchant_rating', 'merchant_id'))).toEqual(await db.query(counts('merchant_id')))
  const vouchers = await db.query<{ reviews: number }>(kept('voucher_rating', 'voucher_id'))
  expect(vouchers).toEqual(await db.query(counts('voucher_id')))
  return vouchers.reduce((sum, { reviews }) => sum + reviews, 0)
}

test('after any history, with everything at once, ratings are what counting the reviews comes to', async () => {
  const seed = Number(process.env.SEED ?? randomBytes(4).readUInt32LE())
  console.info(`SEED=${seed}`)
  const upTo = random(seed)
  const pick = <T>(from: readonly T[]): T => from[upTo(from.length)] as T
  const [one, two] = [await openMarket(catalog), await openMarket(catalog)]
  const places: Market[] = [one, two, { ...one, voucherId: (await publishedVoucher(catalog, one)).id }]
  const { redeemed, reviewed, undone } = hears(catalog)
  const visits: Visit[] = Array.from({ length: 60 }, () => {
    const who = someone(catalog)
    return { who, redemption: redemptionOf(pick(places), who.sub) }
  })
  const text = () => pick(['Enak', null, 'WA 0812 3456 7890', 'Dingin'])

  async function write(visit: Visit) {
    const body = { redemptionId: visit.redemption.redemptionId, stars: 1 + upTo(5), text: text(), anonymous: true }
    const answer = await catalog.post<{ id: string }>('/v1/reviews', { as: visit.who, body })
    if (answer.status === 201) visit.id = answer.body.id
    return answer
  }
  async function edit({ who, id }: Visit) {
    const body = { version: 1 + upTo(4), stars: 1 + upTo(5), ...(upTo(2) === 0 ? { text: text() } : {}) }
    return id === undefined ? undefined : catalog.call('PATCH', `/v1/reviews/${id}`, { as: who, body })
  }
  const moderate = ({ id }: Visit) =>
    id === undefined ? undefined : decide(catalog, id, pick(['keep', 'hide', 'restore']))
  const acts = [
    ({ redemption }: Visit) => redeemed(redemption, pick(['approved', 'approved', 'review'])),
    ({ redemption }: Visit) => (upTo(3) > 0 ? undefined : reviewed(redemption, pick(['approved', 'rejected']))),
    ({ redemption }: Visit) => (upTo(6) > 0 ? undefined : undone(redemption)),
    ...[write, write, edit, edit, edit, moderate],
  ]

  for (let round = 0; round < 30; round++) {
    const step = Array.from({ length: 12 }, () => pick(acts)(pick(visits)))
    const answers = await Promise.all(step)
    for (const answer of answers)
      if (answer !== undefined && answer !== null) expect((answer as { status: number }).status).toBeLessThan(500)
    if (round % 10 === 9) await expectNoDrift()
  }
  expect(await expectNoDrift()).toBeGreaterThan(0)
  const [steps] = await catalog.db.query<{ n: number }>(
    `select count(*)::int as n from review r
      where r.status is distinct from (select to_status from review_step s where s.review_id = r.id order by nth desc limit 1)`,
  )
  expect(steps?.n, 'the last step of each says where it is').toBe(0)
}, 60_000)

test('nobody but the trigger writes a rating, and nothing deletes a review', async () => {
  for (const sql of [
    'update merchant_rating set five = five + 1',
    'insert into voucher_rating (voucher_id) select id from voucher limit 1',
    'delete from merchant_rating',
    'delete from review',
    'update review_step set cause = $$nothing$$',
  ])
    await expect(catalog.db.query(sql)).rejects.toThrow(/permission denied/)
})
