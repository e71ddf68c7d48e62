import { reseller, staff } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isUsablePattern } from '../product/pattern.ts'
import { fillShelves, noon, type TestCatalog, testCatalog } from '../testing/stand-in.ts'

let catalog: TestCatalog
beforeAll(async () => {
  catalog = await testCatalog()
  await fillShelves(catalog)
  catalog.ctx.now = () => noon
})
afterAll(() => catalog.stop())

type Denomination = { sku: string; price: { amount: number }; available: boolean }
type BrandPage = { name: string; priceFrom: { amount: number }; denominations: Denomination[] }
const keeper = staff('product:read', 'product:update')
const edit = (slug: string, body: object) => catalog.call('PATCH', `/v1/admin/brands/${slug}`, { as: keeper, body })

describe('GET /v1/brands', () => {
  test('200: a brand with all its denominations by amount, at the prices of whoever asks', async () => {
    const { body } = await catalog.get<BrandPage>('/v1/brands/mobile-legends')
    expect(body).toMatchObject({ name: 'Mobile Legends', priceFrom: { amount: 2_000, currency: 'IDR' } })
    const skus = body.denominations.map(({ sku }) => sku)
    expect(skus.slice(0, 3)).toEqual([
      'mobile-legends-5-diamond',
      'mobile-legends-12-diamond',
      'mobile-legends-19-diamond',
    ])
    expect(skus.at(-1)).toBe('mobile-legends-weekly-diamond-pass')
    expect(skus).toHaveLength(33)
    const cheaper = await catalog.get<BrandPage>('/v1/brands/mobile-legends', { as: reseller() })
    for (const [i, { price }] of cheaper.body.denominations.entries())
      expect(price.amount).toBeLessThan(body.denominations[i]?.price.amount ?? 0)
  })

  test('200: brands of a kind, operators sell two', async () => {
    const slugs = async (query: string) =>
      (await catalog.get<{ items: { slug: string }[] }>(`/v1/brands${query}`)).body.items.map(({ slug }) => slug)
    expect(await slugs('?kind=data')).toContain('telkomsel')
    expect(await slugs('?kind=pulsa')).toContain('telkomsel')
    expect(await slugs('?kind=pln')).toEqual(['pln'])
    expect(await slugs('')).toContain('mobile-legends')
  })

  test('404', async () => expect((await catalog.get('/v1/brands/nobody')).body.code).toBe('brand.not-found'))
})

describe('staff', () => {
  test('makes a brand with its aliases and forms, and changes them', async () => {
    const created = await catalog.post('/v1/admin/brands', {
      as: keeper,
      body: {
        slug: 'ragnarok-x',
        name: 'Ragnarok X',
        kind: 'game',
        category: 'mobile-games',
        aliases: ['Ragnarok X', 'ROX'],
      },
    })
    expect(created.status).toBe(201)
    expect(created.body).toMatchObject({ aliases: ['ragnarokx', 'rox'], category: 'mobile-games', zone: null })
    const zone = { type: 'string', enum: ['Prontera', 'Geffen'], maxLength: 20 }
    expect((await edit('ragnarok-x', { zone, phonePrefixes: [] })).body).toMatchObject({ zone })
    expect((await edit('ragnarok-x', { zone: null, aliases: ['ROX'] })).body).toMatchObject({
      zone: null,
      aliases: ['rox'],
    })
  })

  test('a renamed brand is found by its new name', async () => {
    await edit('undawn', { name: 'Garena Fajar' })
    expect((await catalog.get<{ items: object[] }>('/v1/products?q=fajar')).body.items.length).toBeGreaterThan(0)
  })

  test('409 for what is taken, 422 for what cannot be used, 404 for what is not there', async () => {
    const create = (body: object) =>
      catalog.post('/v1/admin/brands', { as: keeper, body: { name: 'X Y', kind: 'game', ...body } })
    expect((await create({ slug: 'telkomsel' })).body.code).toBe('brand.slug-taken')
    expect((await create({ slug: 'x-y', aliases: ['Mobile Legends'] })).body.code).toBe('brand.alias-taken')
    expect((await create({ slug: 'x-y', aliases: ['!!'] })).body.code).toBe('brand.alias-unusable')
    expect((await edit('telkomsel', { zone: { type: 'string', maxLength: 5, pattern: '(' } })).body.code).toBe(
      'product.schema-refused',
    )
    expect((await edit('nobody', { name: 'x' })).status).toBe(404)
    expect((await edit('telkomsel', { category: 'nowhere' })).status).toBe(404)
    expect((await edit('telkomsel', { phonePrefixes: ['+62'] })).status).toBe(400)
  })

  test('every pattern that a brand comes with is one that staff could save', async () => {
    const { body } = await catalog.get<{
      items: { zone: { pattern?: string } | null; number: { schema: { pattern?: string } } | null }[]
    }>('/v1/admin/brands', { as: keeper })
    const patterns = body.items.flatMap(({ zone, number }) => [zone?.pattern, number?.schema.pattern])
    for (const pattern of patterns.filter((each) => each !== undefined))
      expect(isUsablePattern(pattern), pattern).toBe(true)
    const schemas = await catalog.ctx.db.product.findMany({ select: { inputSchema: true }, distinct: ['inputSchema'] })
    for (const { inputSchema } of schemas)
      for (const field of Object.values(
        (inputSchema as { properties: Record<string, { pattern?: string }> }).properties,
      ))
        if (field.pattern !== undefined) expect(isUsablePattern(field.pattern), field.pattern).toBe(true)
  })
})
