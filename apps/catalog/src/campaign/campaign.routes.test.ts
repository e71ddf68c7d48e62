import { customer } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  draft,
  fullTerms,
  inDays,
  must,
  type OwnVoucher,
  openShop,
  operator,
  publishedVoucher,
  type Shop,
  told,
} from '../testing/merchants.ts'
import { type TestCatalog, testCatalog } from '../testing/stand-in.ts'
import { pauseVouchersOfCampaign } from './campaign.jobs.ts'
import { type CampaignStatus, type CampaignStep, steps } from './campaign.ts'

let catalog: TestCatalog
let shop: Shop
beforeAll(async () => {
  catalog = await testCatalog()
  shop = await openShop(catalog)
})
afterAll(() => catalog.stop())

type Campaign = { id: string; status: string; version: number; steps?: object[] }
const body = (more: object = {}) => ({
  name: { id: 'Ramadan', en: 'Ramadan' },
  startsAt: inDays(-2),
  endsAt: inDays(15),
  budgetAmount: 1_000_000,
  priority: 5,
  ...more,
})
const mine = () => `/v1/my/merchants/${shop.id}/campaigns`
const create = (more: object = {}) => must<Campaign>(catalog, 201, 'POST', mine(), { as: shop.owner, body: body(more) })
const step = (id: string, name: string) =>
  catalog.post<Campaign & { code: string }>(`${mine()}/${id}/${name}`, { as: shop.owner })
const running = async (more: object = {}) => {
  const campaign = await create(more)
  return must<Campaign>(catalog, 200, 'POST', `${mine()}/${campaign.id}/start`, { as: shop.owner })
}
const edit = (id: string, change: object) => catalog.call('PATCH', `${mine()}/${id}`, { as: shop.owner, body: change })
const publish = (id: string) =>
  catalog.post<{ code: string; errors: { pointer: string }[] }>(`/v1/my/merchants/${shop.id}/vouchers/${id}/publish`, {
    as: shop.owner,
  })

describe('the life of a campaign', () => {
  const ways: Record<CampaignStatus, CampaignStep[]> = { draft: [], running: ['start'], ended: ['start', 'end'] }
  for (const from of Object.keys(steps) as CampaignStatus[])
    for (const name of ['start', 'end'] as const) {
      const to = steps[from][name]
      test(`${from} ${to === undefined ? `refuses ${name}` : `-${name}→ ${to}`}`, async () => {
        const { id } = await create()
        for (const way of ways[from]) await step(id, way)
        expect((await step(id, name)).status).toBe(to === undefined ? 409 : 200)
        const after = await must<Campaign>(catalog, 200, 'GET', `${mine()}/${id}`, { as: shop.cashier })
        expect(after.status).toBe(to ?? from)
        expect(after.steps).toHaveLength(1 + ways[from].length + (to === undefined ? 0 : 1))
      })
    }

  test('many that start it at once start it once', async () => {
    const { id } = await create()
    const all = await Promise.all(Array.from({ length: 6 }, () => step(id, 'start')))
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('400 for dates the wrong way around and texts that hide something', async () => {
    const refused = await catalog.post<{ errors: { pointer: string }[] }>(mine(), {
      as: shop.owner,
      body: body({ name: { id: 'Ramаdan' }, endsAt: inDays(-3) }),
    })
    expect(refused.body.errors.map(({ pointer }) => pointer)).toEqual(['/name/id', '/endsAt'])
  })

  test.each([0, 2_147_483_647, 9_007_199_254_740_992])('400 for the version %s', async (version) => {
    const { id } = await create()
    expect((await edit(id, { version, priority: 9 })).status).toBe(400)
  })

  test('what runs keeps its dates and its audience, and its budget only grows', async () => {
    const { id, version } = await running()
    for (const change of [{ endsAt: inDays(5) }, { audience: { levels: ['gold'] } }, { budgetAmount: 5 }])
      expect(await edit(id, { version, ...change })).toMatchObject({ status: 409, body: { code: 'campaign.promised' } })
    expect(await edit(id, { version, budgetAmount: 2_000_000, priority: 9 })).toMatchObject({
      status: 200,
      body: { budgetAmount: 2_000_000, priority: 9, version: version + 1 },
    })
    expect((await edit(id, { version, priority: 1 })).body.code).toBe('campaign.edited-meanwhile')
  })

  test('403 for a cashier, 404 for a stranger and for another’s campaign', async () => {
    const { id } = await create()
    expect((await catalog.post(mine(), { as: shop.cashier, body: body() })).status).toBe(403)
    expect((await catalog.get(mine(), { as: customer() })).status).toBe(404)
    const other = await openShop(catalog)
    const path = `/v1/my/merchants/${other.id}/campaigns/${id}`
    expect((await catalog.get(path, { as: other.owner })).body.code).toBe('campaign.not-found')
    expect((await catalog.post(`${path}/end`, { as: other.owner })).body.code).toBe('campaign.not-found')
    expect((await catalog.post(`/v1/admin/campaigns/${id}/end`, { as: operator })).status).toBe(404)
  })
})

describe('a voucher of a campaign', () => {
  test('is published only while that runs, within its dates', async () => {
    const campaign = await create()
    const { id } = await draft(catalog, shop, fullTerms({ campaignId: campaign.id }))
    expect(await publish(id)).toMatchObject({ status: 409, body: { code: 'campaign.not-running' } })
    await step(campaign.id, 'start')
    const early = await draft(catalog, shop, fullTerms({ campaignId: campaign.id, claimFrom: inDays(-3) }))
    expect((await publish(early.id)).body.errors).toMatchObject([{ pointer: '/terms/claimFrom' }])
    expect((await publish(id)).status).toBe(200)
  })

  test('is for those whom both are for', async () => {
    const { id: campaignId } = await running({ audience: { levels: ['gold', 'silver'], firstTimersOnly: true } })
    const { id } = await publishedVoucher(
      catalog,
      shop,
      fullTerms({ campaignId, audience: { levels: ['gold', 'bronze'] } }),
    )
    const [first] = await told<{ terms: { audience: object } }>(catalog, 'catalog.voucher-changed.v1', id)
    expect(first?.terms.audience).toEqual({ levels: ['gold'], firstTimersOnly: true })
    const nobody = await draft(catalog, shop, fullTerms({ campaignId, audience: { levels: ['bronze'] } }))
    expect((await publish(nobody.id)).body.errors).toMatchObject([{ pointer: '/terms/audience' }])
  })

  test('may join one of ours, whoever its merchant is', async () => {
    const path = '/v1/admin/campaigns'
    const ours = await must<Campaign>(catalog, 201, 'POST', path, { as: operator, body: body() })
    await must(catalog, 200, 'POST', `${path}/${ours.id}/start`, { as: operator })
    for (const each of [shop, await openShop(catalog)])
      expect(await publishedVoucher(catalog, each, fullTerms({ campaignId: ours.id }))).toMatchObject({
        status: 'published',
      })
    const list = await must<{ items: Campaign[] }>(catalog, 200, 'GET', `${path}?status=running`, { as: operator })
    expect(list.items.map(({ id }) => id)).toContain(ours.id)
  })

  test('pauses when the campaign is ended, and does not resume under it', async () => {
    const { id: campaignId } = await running()
    const vouchers = [1, 2, 3].map(() => publishedVoucher(catalog, shop, fullTerms({ campaignId })))
    const [first] = await Promise.all(vouchers)
    await step(campaignId, 'end')
    await pauseVouchersOfCampaign(catalog.ctx, campaignId, 'by-hand')
    const path = `/v1/my/merchants/${shop.id}/vouchers/${first?.id}`
    const after = await must<OwnVoucher>(catalog, 200, 'GET', path, { as: shop.owner })
    expect(after).toMatchObject({ status: 'paused' })
    expect(after.steps?.at(-1)).toMatchObject({ cause: `campaign ${campaignId} ended: by-hand` })
    const resume = () => catalog.post(`${path}/resume`, { as: shop.owner })
    expect((await resume()).body.code).toBe('campaign.not-running')
    const without = { revision: after.revision, terms: { campaignId: null } }
    await must(catalog, 200, 'PATCH', path, { as: shop.owner, body: without })
    expect((await resume()).status).toBe(200)
  })
})
