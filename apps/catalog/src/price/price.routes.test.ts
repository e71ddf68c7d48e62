import { newId } from '@konter/core'
import { staff } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillShelves, noon, type TestCatalog, testCatalog } from '../testing/stand-in.ts'

let catalog: TestCatalog
beforeAll(async () => {
  catalog = await testCatalog()
  await fillShelves(catalog)
  catalog.ctx.now = () => noon
})
afterAll(() => catalog.stop())

const pricer = staff('price:read', 'price:update')
const sku = 'mobile-legends-86-diamond'
const priceNow = async () => (await catalog.get<{ price: { amount: number } }>(`/v1/products/${sku}`)).body.price.amount
const create = (body: object) => catalog.post<{ id: string }>('/v1/admin/price-rules', { as: pricer, body })
const remove = (id: string) => catalog.call('DELETE', `/v1/admin/price-rules/${id}`, { as: pricer })

describe('/v1/admin/price-rules', () => {
  test('a counter opens with rules for everybody, the reseller pays the least', async () => {
    const { body } = await catalog.get<{ items: { memberLevel: string | null; margin: number }[] }>(
      '/v1/admin/price-rules',
      { as: pricer },
    )
    expect(body.items.map(({ margin }) => margin).sort()).toEqual([200, 200, 400, 500, 600, 600])
  })

  test('a new rule counts at once, an edited one too, a removed one no more; all of it is on record', async () => {
    const before = await priceNow()
    const { status, body } = await create({ sku, marginType: 'fixed', margin: 700, note: 'Promo bulan ini' })
    expect(status).toBe(201)
    expect(await priceNow()).toBe(20_200)
    const edited = await catalog.call('PATCH', `/v1/admin/price-rules/${body.id}`, {
      as: pricer,
      body: { margin: 900, roundingStep: 500 },
    })
    expect(edited.body).toMatchObject({ sku, margin: 900, roundingStep: 500, note: 'Promo bulan ini' })
    expect(await priceNow()).toBe(20_500)
    expect((await remove(body.id)).status).toBe(204)
    expect(await priceNow()).toBe(before)
    const history = await catalog.get<{ items: { act: string; actor: string; before: unknown; after: unknown }[] }>(
      `/v1/admin/price-rules/${body.id}/history`,
      { as: pricer },
    )
    expect(history.body.items).toMatchObject([
      { act: 'price-rule.remove', actor: `user:${pricer.sub}`, before: { margin: 900 }, after: null },
      { act: 'price-rule.edit', before: { margin: 700, roundingStep: 1 }, after: { margin: 900, roundingStep: 500 } },
      { act: 'price-rule.create', before: null, after: { margin: 700, sku } },
    ])
  })

  test('lists are filtered and paged', async () => {
    const rule = await create({ category: 'games', memberLevel: 'gold', marginType: 'percentage', margin: 350 })
    const { body } = await catalog.get<{ items: { id: string }[] }>('/v1/admin/price-rules?category=games', {
      as: pricer,
    })
    expect(body.items).toMatchObject([{ id: rule.body.id, category: 'games', memberLevel: 'gold' }])
    const first = await catalog.get<{ items: { id: string }[]; nextCursor: string }>('/v1/admin/price-rules?limit=4', {
      as: pricer,
    })
    const rest = await catalog.get<{ items: { id: string }[] }>(
      `/v1/admin/price-rules?limit=4&cursor=${first.body.nextCursor}`,
      { as: pricer },
    )
    const ids = [...first.body.items, ...rest.body.items].map(({ id }) => id)
    expect(new Set(ids).size).toBe(7)
    expect((await catalog.get(`/v1/admin/price-rules/${rule.body.id}`, { as: pricer })).status).toBe(200)
    await remove(rule.body.id)
  })

  test('a rule about a category follows it when it moves', async () => {
    const rule = await create({ category: 'pc-games', marginType: 'fixed', margin: 1 })
    const valorant = async () =>
      (await catalog.get<{ price: { amount: number } }>('/v1/products/valorant-475-point')).body.price.amount
    expect(await valorant()).toBe(52_401)
    const manager = staff('category:update')
    await catalog.call('PATCH', '/v1/admin/categories/pc-games', { as: manager, body: { parent: 'other' } })
    expect(await valorant()).toBe(52_401)
    await catalog.call('PATCH', '/v1/admin/categories/pc-games', { as: manager, body: { parent: 'games' } })
    await remove(rule.body.id)
  })

  test.each([
    ['a loss that is not allowed', { marginType: 'fixed', margin: -1 }, 'price-rule.loss-not-allowed'],
    ['more than ten times the cost', { marginType: 'percentage', margin: 100_001 }, 'price-rule.margin-out-of-range'],
    [
      'more off than it costs',
      { marginType: 'percentage', margin: -10_001, allowLoss: true },
      'price-rule.margin-out-of-range',
    ],
  ])('422 for %s', async (_, body, code) => expect((await create(body)).body).toMatchObject({ status: 422, code }))

  test.each([
    {},
    { marginType: 'percentage', margin: 1.5 },
    { marginType: 'percentage', margin: '600' },
    { marginType: 'percentage', margin: 600, roundingStep: 0 },
    { marginType: 'percentage', margin: 600, minimumMargin: -1 },
    { marginType: 'percentage', margin: 600, memberLevel: 'platinum' },
    { marginType: 'percentage', margin: 600, colour: 'red' },
    { marginType: 'fixed', margin: 9_000_000_000_000_000 },
  ])('400 for %j', async (body) => expect((await create(body)).status).toBe(400))

  test('404 for what a rule cannot be about, and for nobody’s rule', async () => {
    expect((await create({ sku: 'nothing', marginType: 'fixed', margin: 1 })).body).toMatchObject({
      code: 'product.not-found',
    })
    expect((await create({ category: 'nowhere', marginType: 'fixed', margin: 1 })).body).toMatchObject({
      code: 'category.not-found',
    })
    expect((await remove(newId())).body.code).toBe('price-rule.not-found')
    expect(
      (await catalog.call('PATCH', `/v1/admin/price-rules/${newId()}`, { as: pricer, body: { margin: 1 } })).status,
    ).toBe(404)
    expect((await catalog.get(`/v1/admin/price-rules/${newId()}`, { as: pricer })).status).toBe(404)
  })

  test('two who edit at once both stand in the record, each with what was there', async () => {
    const { body } = await create({ marginType: 'fixed', margin: 10, memberLevel: 'gold', kind: 'other' })
    await Promise.all(
      [20, 30, 40].map((margin) =>
        catalog.call('PATCH', `/v1/admin/price-rules/${body.id}`, { as: pricer, body: { margin } }),
      ),
    )
    const { items } = (
      await catalog.get<{ items: { before: { margin: number } | null; after: { margin: number } }[] }>(
        `/v1/admin/price-rules/${body.id}/history`,
        { as: pricer },
      )
    ).body
    const edits = items.filter(({ before }) => before !== null).reverse()
    expect(edits).toHaveLength(3)
    for (const [i, { before }] of edits.entries())
      expect(before?.margin).toBe(i === 0 ? 10 : edits[i - 1]?.after.margin)
    await remove(body.id)
  })
})

describe('GET /v1/admin/products/{sku}/price-explanation', () => {
  test('200 tells the offer, the rules and every step to the price', async () => {
    const { body } = await catalog.get(
      `/v1/admin/products/${sku}/price-explanation?customerType=retail&memberLevel=silver`,
      { as: pricer, headers: { 'accept-language': 'en' } },
    )
    expect(body).toMatchObject({
      sku,
      customer: { customerType: 'retail', memberLevel: 'silver' },
      offer: { supplier: 'vip', itemCode: 'ML86-S1', cost: { amount: 19_500 }, usable: true },
      otherOffers: [{ supplier: 'digiflazz', cost: { amount: 20_150 }, obstacle: null }],
      rules: [
        {
          customerType: 'retail',
          memberLevel: 'silver',
          won: true,
          because: 'Wins because it names the member level.',
        },
        {
          customerType: null,
          memberLevel: null,
          won: false,
          because: 'Loses because the winner names the member level.',
        },
      ],
      steps: [
        { step: 'cost', amount: { amount: 19_500 } },
        { step: 'margin', amount: { amount: 20_475 }, because: 'Plus a margin of 5 %.' },
        { step: 'rounding', amount: { amount: 20_500 }, because: 'Rounded up to a multiple of Rp 50.' },
      ],
      price: { amount: 20_500, currency: 'IDR' },
    })
  })

  test('is the price that is charged, for every kind of customer', async () => {
    for (const customerType of ['retail', 'reseller'])
      for (const memberLevel of ['bronze', 'silver', 'gold', 'reseller'])
        for (const each of [sku, 'pln-20000', 'telkomsel-1000', 'dana-1000000']) {
          const asked = { customerType, memberLevel }
          const { body } = await catalog.get<{ price: { amount: number } }>(
            `/v1/admin/products/${each}/price-explanation?${new URLSearchParams(asked)}`,
            { as: pricer },
          )
          const shown = await catalog.get<{ price: { amount: number } }>(`/v1/products/${each}`, {
            as: { ...staff(), role: 'customer', ...asked },
          })
          expect(shown.body.price).toEqual(body.price)
        }
  })

  test('says so when there is nothing to make a price from', async () =>
    expect(
      (await catalog.get('/v1/admin/products/pln-postpaid-bill/price-explanation', { as: pricer })).body,
    ).toMatchObject({ offer: null, steps: [], price: null }))
  test('404', async () =>
    expect((await catalog.get('/v1/admin/products/nothing/price-explanation', { as: pricer })).status).toBe(404))
})
