import { randomUUID } from 'node:crypto'
import { day } from '@konter/core'
import { customer, staff } from '@konter/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { merchantRecord, type Redemptions, testRedemptions } from '../fixture.ts'
import { device, uploadOne } from '../offline/offline.fixture.ts'
import { asOwner, claimed, here, redeemAt, sharedCode, type Till, tillOf } from '../redemption/redemption.fixture.ts'
import { settlementOf } from './settlement.ts'

let service: Redemptions
beforeAll(async () => {
  service = await testRedemptions({ FRAUD_BUDGET_MS: '10000' })
})
afterAll(() => service.stop())

/** Of the service too, and it stands still: no test sees the day change. */
let now: Date
beforeEach(() => {
  now = new Date()
  service.ctx.now = () => now
})

const zone = 'Asia/Jakarta'
const today = () => day(now, zone)
const daysAgo = (days: number) => day(new Date(now.getTime() - days * 86_400_000), zone)

type Settlement = {
  items: { day: string; redemptions: number; undone: number; discountAmount: number; closed: boolean }[]
  redemptions: number
  discountAmount: number
  underReview: { redemptions: number; discountAmount: number }
  closed: boolean
}
const asked = (till: Till, from: string, to: string) =>
  `merchantId=${till.merchant.merchantId}&campaignId=${till.voucher.terms.campaignId}&from=${from}&to=${to}`
const settlement = async (till: Till, from = daysAgo(7), to = today()): Promise<Settlement> =>
  (await service.get<Settlement>(`/v1/redemptions/settlements?${asked(till, from, to)}`, { as: till.cashier })).body

const campaign = () => ({ campaignId: randomUUID(), discount: { type: 'fixed', amount: 10_000 } as const })

/** As if everything so far had been written some days ago. */
const setBack = (till: Till, days: number) =>
  asOwner(service, (owner) =>
    owner.query(
      `update redemption set booked_on = booked_on - $2::int, unbooked_on = unbooked_on - $2::int,
              redeemed_at = redeemed_at - make_interval(days => $2), received_at = received_at - make_interval(days => $2)
        where merchant_id = $1`,
      [till.merchant.merchantId, days],
    ),
  )

describe('the settlement of a campaign', () => {
  test('sums what was given by voucher and day, and leaves out what waits for people', async () => {
    const till = await tillOf(service, campaign())
    const { qr } = await sharedCode(service, till)
    for (const billAmount of [50_000, 7_000]) await redeemAt(service, till, { qr, billAmount })
    await redeemAt(service, till, { qr, position: { ...here, mock: true } })
    expect(await settlement(till)).toMatchObject({
      items: [{ day: today(), redemptions: 2, undone: 0, discountAmount: 17_000, closed: false }],
      discountAmount: 17_000,
      underReview: { redemptions: 1, discountAmount: 10_000 },
      closed: false,
    })
  })

  test('of a day that is over never changes: not by what is undone, uploaded or reviewed later', async () => {
    const till = await tillOf(service, {
      ...campaign(),
      redeemFrom: new Date(Date.now() - 20 * 86_400_000).toISOString(),
    })
    const { qr } = await sharedCode(service, till)
    const { body } = await redeemAt(service, till, { qr })
    await redeemAt(service, till, { qr, position: { ...here, mock: true } })
    await setBack(till, 3)
    const closedThen = (await settlement(till, daysAgo(7), daysAgo(1))).items
    expect(closedThen).toMatchObject([{ day: daysAgo(3), redemptions: 1, discountAmount: 10_000, closed: true }])
    const undo = { as: staff('redemption:operate'), body: { because: 'the guest came back' } }
    expect((await service.post(`/v1/admin/redemptions/${body.attemptId}/undo`, undo)).status).toBe(200)
    expect((await uploadOne(service, till, device(), { qr, minutesAgo: 3 * 24 * 60 })).verdict).toBe('accepted')
    expect((await settlement(till, daysAgo(7), daysAgo(1))).items).toEqual(closedThen)
    expect((await settlement(till)).items.at(-1)).toMatchObject({
      day: today(),
      redemptions: 1,
      undone: 1,
      discountAmount: 0,
    })
  })

  test('closes the day when it is over by the clock of the merchant', async () => {
    const till = await tillOf(service, campaign(), merchantRecord({ timeZone: 'Asia/Jayapura' }))
    const { qr } = await claimed(service, till)
    await redeemAt(service, till, { qr })
    const here = 'Asia/Jayapura'
    const which = {
      merchantId: till.merchant.merchantId,
      campaignId: till.voucher.terms.campaignId as string,
      from: day(now, here),
      to: day(now, here),
      zone: here,
    }
    const midnight = new Date(`${which.to}T15:00:00Z`)
    const at = async (minutes: number) =>
      (await settlementOf(service.db, which, new Date(midnight.getTime() + minutes * 60_000))).items.map(
        ({ closed }) => closed,
      )
    expect([await at(-1), await at(4), await at(6)]).toEqual([[false], [false], [true]])
  })

  test('is seen by who works there, and by staff of ours', async () => {
    const till = await tillOf(service, campaign())
    const query = asked(till, daysAgo(1), today())
    expect((await service.get(`/v1/redemptions/settlements?${query}`, { as: customer() })).status).toBe(404)
    expect(
      (await service.get(`/v1/admin/redemptions/settlements?${query}`, { as: staff('redemption:read') })).status,
    ).toBe(200)
    expect(
      (await service.get(`/v1/redemptions/settlements?${asked(till, today(), daysAgo(1))}`, { as: till.cashier }))
        .status,
    ).toBe(400)
    expect(
      (await service.get(`/v1/redemptions/settlements?${asked(till, daysAgo(100), today())}`, { as: till.cashier }))
        .status,
    ).toBe(400)
  })
})

describe('a merchant', () => {
  test('lists what was redeemed, page by page, and finds it by voucher, place and day', async () => {
    const till = await tillOf(service)
    const { qr } = await sharedCode(service, till)
    const ids: string[] = []
    for (let n = 0; n < 5; n++) ids.push((await redeemAt(service, till, { qr })).body.attemptId)
    type List = { items: { id: string }[]; nextCursor: string | null }
    const path = `/v1/redemptions?merchantId=${till.merchant.merchantId}&limit=2&from=${today()}&to=${today()}`
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body }: { body: List } = await service.get<List>(`${path}${cursor && `&cursor=${cursor}`}`, {
        as: till.cashier,
      })
      seen.push(...body.items.map(({ id }) => id))
      cursor = body.nextCursor
    }
    expect(seen).toEqual(ids.toReversed())
    expect((await service.get<List>(`${path}&voucherId=${randomUUID()}`, { as: till.cashier })).body.items).toEqual([])
    expect((await service.get(path, { as: customer() })).status).toBe(404)
    expect(
      (await service.get<List>('/v1/admin/redemptions?limit=1', { as: staff('redemption:read') })).body.items,
    ).toHaveLength(1)
  })

  test('has totals by day, voucher and place', async () => {
    const till = await tillOf(service, { discount: { type: 'fixed', amount: 5_000 } })
    const { qr } = await sharedCode(service, till)
    for (let n = 0; n < 3; n++) await redeemAt(service, till, { qr })
    const { body } = await service.get(
      `/v1/redemptions/totals?merchantId=${till.merchant.merchantId}&from=${daysAgo(1)}&to=${today()}`,
      { as: till.cashier },
    )
    expect(body.items).toMatchObject([
      {
        day: today(),
        voucherId: till.voucher.voucherId,
        locationId: till.body.locationId,
        redemptions: 3,
        discountAmount: 15_000,
      },
    ])
  })

  test('takes them away as a spreadsheet, in which no title is a formula', async () => {
    const till = await tillOf(service, { title: { id: '=HYPERLINK("x"), "Kopi" 🍵' } })
    const { qr } = await sharedCode(service, till)
    const { body } = await redeemAt(service, till, { qr, billAmount: 40_000 })
    const answer = await service.get<string>(`/v1/redemptions/export.csv?merchantId=${till.merchant.merchantId}`, {
      as: till.cashier,
    })
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    const [head, line, end] = answer.body.split('\r\n')
    expect(head).toMatch(/^redemption_id,redeemed_at,status,/)
    expect(line).toContain(`${body.attemptId},`)
    expect(line).toContain(`"'=HYPERLINK(""x""), ""Kopi"" 🍵"`)
    expect(line).toContain(',40000,10000,')
    expect(end).toBe('')
  })
})
