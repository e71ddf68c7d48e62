import { randomUUID } from 'node:crypto'
import {
  type EventData,
  type EventDefinition,
  RedemptionReviewed,
  RedemptionUndone,
  VoucherRedeemed,
} from '@konter/contracts'
import { newId } from '@konter/core'
import { toJson } from '@konter/service'
import { eventually } from '@konter/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fullTerms, inDays, must, openShop, operator, publishedVoucher, type Shop } from '../testing/merchants.ts'
import { type TestCatalog, testCatalog } from '../testing/stand-in.ts'
import { readCampaign } from './campaign.repo.ts'

let catalog: TestCatalog
let shop: Shop
beforeAll(async () => {
  catalog = await testCatalog()
  catalog.start()
  shop = await openShop(catalog)
})
afterAll(() => catalog.stop())

let sequence = 0
async function publish<E extends EventDefinition>(event: E, data: EventData<E>): Promise<void> {
  const { js } = await catalog.bus.ready
  const aggregateId = String((data as Record<string, unknown>)[event.aggregate])
  const envelope = {
    id: randomUUID(),
    type: event.type,
    aggregateId,
    sequence: ++sequence,
    occurredAt: new Date().toISOString(),
    data,
  }
  // The stream is made by the service's own consumers when they start.
  await eventually(() => js.publish(`${catalog.bus.namespace}.${event.type}`, toJson(envelope)))
}

async function campaign(budgetAmount: number): Promise<string> {
  const path = '/v1/admin/campaigns'
  const body = { name: { id: 'Ramadan' }, startsAt: inDays(-2), endsAt: inDays(15), budgetAmount }
  const { id } = await must<{ id: string }>(catalog, 201, 'POST', path, { as: operator, body })
  await must(catalog, 200, 'POST', `${path}/${id}/start`, { as: operator })
  return id
}

const redemption = (campaignId: string, amount: number, redemptionId = newId()) => ({
  redemptionId,
  codeId: newId(),
  kind: 'personal' as const,
  voucherId: newId(),
  version: 1,
  title: { id: 'Diskon' },
  merchantId: shop.id,
  merchantName: { id: 'Kopi' },
  locationId: shop.locationId,
  customerId: newId(),
  campaignId,
  discount: { amount: BigInt(amount), currency: 'IDR' },
  at: new Date().toISOString(),
  offline: false,
})
const spentOf = async (id: string) => (await readCampaign(catalog.ctx.sql, { id })).spentAmount

test('redemptions are counted, those under review too; undone and rejected ones are not; an approved one stays', async () => {
  const id = await campaign(1_000_000)
  const [kept, undone, rejected] = [redemption(id, 10_000), redemption(id, 20_000), redemption(id, 40_000)]
  await publish(VoucherRedeemed, { ...kept, status: 'review' })
  await publish(VoucherRedeemed, { ...undone, status: 'approved' })
  await publish(VoucherRedeemed, { ...rejected, status: 'review' })
  await eventually(async () => expect(await spentOf(id)).toBe(70_000))
  await publish(RedemptionReviewed, { ...kept, outcome: 'approved' })
  await publish(RedemptionReviewed, { ...rejected, outcome: 'rejected' })
  await publish(RedemptionUndone, { ...undone, by: 'merchant', again: true })
  await eventually(async () => expect(await spentOf(id)).toBe(10_000))
})

test('the redemption that uses the budget up pauses what is published under it, and that goes out', async () => {
  const id = await campaign(15_000)
  const voucher = await publishedVoucher(catalog, shop, fullTerms({ campaignId: id }))
  await publish(VoucherRedeemed, { ...redemption(id, 15_000), status: 'approved' })
  await eventually(async () => {
    const rows = await catalog.db.query(
      `select 1 as one from outbox where aggregate_id = $1 and data ->> 'status' = 'paused' and published_at is not null`,
      [voucher.id],
    )
    expect(rows).toHaveLength(1)
  })
})
