import { newId } from '@konter/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fullTerms, inDays, must, openShop, operator, publishedVoucher, type Shop, told } from '../testing/merchants.ts'
import { type TestCatalog, testCatalog } from '../testing/stand-in.ts'
import { pauseVouchersOfCampaign } from './campaign.jobs.ts'
import { readCampaign } from './campaign.repo.ts'
import { spend } from './spend-budget.ts'

let catalog: TestCatalog
let shop: Shop
beforeAll(async () => {
  catalog = await testCatalog()
  shop = await openShop(catalog)
})
afterAll(() => catalog.stop())

async function running(budgetAmount: number | null): Promise<string> {
  const path = '/v1/admin/campaigns'
  const body = { name: { id: 'Ramadan' }, startsAt: inDays(-2), endsAt: inDays(15), budgetAmount }
  const { id } = await must<{ id: string }>(catalog, 201, 'POST', path, { as: operator, body })
  await must(catalog, 200, 'POST', `${path}/${id}/start`, { as: operator })
  return id
}
const hear = (campaignId: string, redemptionId: string, stands: boolean, amount = 10_000) =>
  catalog.ctx.prismaTransaction((tx) => spend(tx, { redemptionId, campaignId, amount, stands, at: new Date() }))
const spent = async (id: string) => (await readCampaign(catalog.ctx.sql, { id })).spentAmount

describe('what a campaign has cost', () => {
  test('is the redemptions that stand, whichever of made and undone is heard first, and however often', async () => {
    const id = await running(null)
    const [first, second] = [newId(), newId()]
    await hear(id, first, true)
    await hear(id, first, true)
    expect(await spent(id)).toBe(10_000)
    await hear(id, first, false)
    await hear(id, first, false)
    expect(await spent(id)).toBe(0)
    await hear(id, second, false)
    await hear(id, second, true)
    expect(await spent(id)).toBe(0)
  })

  test('is exact when all of it is heard at once', async () => {
    const id = await running(null)
    const redemptions = Array.from({ length: 30 }, () => newId())
    await Promise.all(
      redemptions.flatMap((each, n) => [
        hear(id, each, true),
        hear(id, each, true),
        ...(n % 3 === 0 ? [hear(id, each, false)] : []),
      ]),
    )
    expect(await spent(id)).toBe(20 * 10_000)
  })

  test('ends it when the budget is used up, once, and its vouchers pause', async () => {
    const id = await running(50_000)
    const voucher = await publishedVoucher(catalog, shop, fullTerms({ campaignId: id }))
    await Promise.all(Array.from({ length: 8 }, () => hear(id, newId(), true)))
    expect(await readCampaign(catalog.ctx.sql, { id })).toMatchObject({
      status: 'ended',
      endedBecause: 'budget-spent',
      spentAmount: 80_000,
    })
    await pauseVouchersOfCampaign(catalog.ctx, id, 'budget-spent')
    expect((await told(catalog, 'catalog.voucher-changed.v1', voucher.id)).at(-1)).toMatchObject({ status: 'paused' })
  })

  test('of one that nobody knows changes nothing', async () => {
    await expect(hear(newId(), newId(), true)).resolves.toBeUndefined()
  })
})
