import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countersOf, type Redemptions, testRedemptions } from '../fixture.ts'
import { claimed, miscounted, redeemAt, sharedCode, type Till, tillOf } from '../redemption/redemption.fixture.ts'
import { device, hourMs, uploadOne } from './offline.fixture.ts'

/*
 * Three scans of one code, brought in every order there is. What must come of it is said by a model of a few lines, which
 * knows when each really happened and whether its clock can be believed.
 */

let service: Redemptions
beforeAll(async () => {
  service = await testRedemptions({ FRAUD_BUDGET_MS: '10000' })
})
afterAll(async () => {
  expect(await miscounted(service)).toEqual([])
  await service.stop()
})

type Scan = { minutesAgo: number; aheadMs?: number; believed?: boolean; online?: true }
type Three = readonly [Scan, Scan, Scan]

const scenarios: Record<string, Three> = {
  'an hour, forty and twenty minutes ago': [{ minutesAgo: 60 }, { minutesAgo: 40 }, { minutesAgo: 20 }],
  'the same, by clocks that are hours off': [
    { minutesAgo: 60, aheadMs: 3 * hourMs },
    { minutesAgo: 40, aheadMs: -5 * hourMs },
    { minutesAgo: 20 },
  ],
  'two of them closer together than clocks agree': [{ minutesAgo: 60 }, { minutesAgo: 59 }, { minutesAgo: 20 }],
  'one by a clock that nobody believes': [
    { minutesAgo: 60, aheadMs: 72 * hourMs, believed: false },
    { minutesAgo: 40 },
    { minutesAgo: 20 },
  ],
  'one of them at a till with a connection': [{ minutesAgo: 60 }, { minutesAgo: 0, online: true }, { minutesAgo: 20 }],
}

const orders: readonly (readonly number[])[] = permutationsOf([0, 1, 2])

function permutationsOf(of: readonly number[]): number[][] {
  if (of.length <= 1) return [[...of]]
  return of.flatMap((first) => permutationsOf(of.filter((each) => each !== first)).map((rest) => [first, ...rest]))
}

const isBelieved = ({ believed = true }: Scan): boolean => believed
const wasBefore = (a: Scan, b: Scan): boolean => isBelieved(a) && isBelieved(b) && a.minutesAgo - b.minutesAgo > 2

/** The first to arrive is counted. Who was before it beyond doubt makes it doubtful; who has a connection is told no. */
function model(arriving: readonly Scan[]): { verdicts: string[]; standing: string } {
  const [first, ...others] = arriving
  if (first === undefined) throw new Error('nothing arrives')
  const isDoubtful = others.some((each) => each.online !== true && wasBefore(each, first))
  const verdicts = ['accepted', ...others.map(({ online }) => (online === true ? 'refused' : 'conflict'))]
  return { verdicts, standing: isDoubtful ? 'review' : 'approved' }
}

async function bring(till: Till, qr: string, { minutesAgo, aheadMs = 0, online }: Scan): Promise<string> {
  if (online !== true) return (await uploadOne(service, till, device(aheadMs), { qr, minutesAgo })).verdict
  const { body } = await redeemAt(service, till, { qr })
  return body.verdict === 'refused' ? 'refused' : 'accepted'
}

describe.each(Object.entries(scenarios))('of one claim, %s', (_, three) => {
  test.each(orders)('arriving as %i, %i, %i', async (...order) => {
    const till = await tillOf(service)
    const { id, qr } = await claimed(service, till)
    const arriving = order.map((nth) => three[nth] as Scan)
    const verdicts: string[] = []
    for (const scan of arriving) verdicts.push(await bring(till, qr, scan))
    const expected = model(arriving)
    expect(verdicts).toEqual(expected.verdicts)
    expect(await service.db.query('select status from redemption where code_id = $1::uuid', [id])).toEqual([
      { status: expected.standing },
    ])
    expect(await countersOf(service, till.voucher.voucherId)).toMatchObject({ taken: 1, redeemed: 1, held: 1 })
  })
})

test.each(orders)('of paper with two uses left, arriving as %i, %i, %i: two, and never a third', async (...order) => {
  const till = await tillOf(service, { totalLimit: 2 })
  const { qr } = await sharedCode(service, till)
  const verdicts: string[] = []
  for (const nth of order) verdicts.push(await bring(till, qr, { minutesAgo: 10 + nth * 20 }))
  expect(verdicts).toEqual(['accepted', 'accepted', 'conflict'])
  expect(await countersOf(service, till.voucher.voucherId)).toMatchObject({ taken: 2, redeemed: 2 })
})

test('arriving all at the same moment: one is counted', async () => {
  for (let nth = 0; nth < 5; nth++) {
    const till = await tillOf(service)
    const { qr } = await claimed(service, till)
    const verdicts = await Promise.all([60, 40, 20].map((minutesAgo) => bring(till, qr, { minutesAgo })))
    expect(verdicts.toSorted()).toEqual(['accepted', 'conflict', 'conflict'])
    expect(await countersOf(service, till.voucher.voucherId)).toMatchObject({ taken: 1, redeemed: 1 })
  }
})
