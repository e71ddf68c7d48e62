import { staff } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillShelves, noon, type TestCatalog, testCatalog } from '../testing/stand-in.ts'

type StaffProduct = {
  sku: string
  status: string
  version: number
  parkedBecause: string | null
  category: string
  available: boolean
  offers: { id: string; supplier: string; priority: number; usable: boolean; obstacle: string | null }[]
}

let catalog: TestCatalog
beforeAll(async () => {
  catalog = await testCatalog()
  await fillShelves(catalog)
  catalog.ctx.now = () => noon
})
afterAll(() => catalog.stop())

const keeper = staff('product:read', 'product:update', 'offer:read', 'offer:update', 'activity:read')
const read = async (sku: string) => (await catalog.get<StaffProduct>(`/v1/admin/products/${sku}`, { as: keeper })).body
const step = (sku: string, name: string, body?: object) =>
  catalog.post(`/v1/admin/products/${sku}/${name}`, { as: keeper, ...(body === undefined ? {} : { body }) })
const edit = async (sku: string, body: object) =>
  catalog.call('PATCH', `/v1/admin/products/${sku}`, {
    as: keeper,
    body: { version: (await read(sku)).version, ...body },
  })
const shownTo = async (sku: string) => (await catalog.get(`/v1/products/${sku}`)).status

describe('the life of a product', () => {
  const sku = 'free-fire-70-diamond'

  test('parked: still on the shelf, without price, not for sale; released: sold again', async () => {
    expect((await step(sku, 'park', { because: 'harga aneh' })).body).toMatchObject({
      status: 'parked',
      parkedBecause: 'harga aneh',
      available: false,
    })
    expect((await catalog.get(`/v1/products/${sku}`)).body).toMatchObject({ available: false, price: null })
    const parked = await catalog.get<{ items: StaffProduct[] }>('/v1/admin/products?status=parked', { as: keeper })
    expect(parked.body.items.map((each) => each.sku)).toEqual([sku])
    expect((await step(sku, 'release')).body).toMatchObject({ status: 'active', parkedBecause: null, available: true })
  })

  test('hidden: gone for customers, shown again by staff', async () => {
    expect((await step(sku, 'hide')).body).toMatchObject({ status: 'hidden' })
    expect(await shownTo(sku)).toBe(404)
    const listed = await catalog.get<{ items: { sku: string }[] }>('/v1/products?q=free+fire+70')
    expect(listed.body.items.map((each) => each.sku)).not.toContain(sku)
    expect((await step(sku, 'show')).body).toMatchObject({ status: 'active' })
    expect(await shownTo(sku)).toBe(200)
  })

  test('409 for a step that is not in the table', async () => {
    for (const name of ['release', 'show'])
      expect((await step(sku, name)).body).toMatchObject({ status: 409, code: 'product.step-refused' })
    await step(sku, 'hide')
    for (const [name, body] of [['hide'], ['release'], ['park', { because: 'look' }]] as const)
      expect((await step(sku, name, body)).status).toBe(409)
    await step(sku, 'show')
  })

  test('404 for nobody’s product', async () => {
    for (const name of ['release', 'hide', 'show'])
      expect((await step('nothing', name)).body.code).toBe('product.not-found')
  })

  test('every step is in the log with before, after and the request', async () => {
    const { body } = await catalog.get<{ items: { act: string; before: object; after: object; requestId: string }[] }>(
      `/v1/admin/catalog/log?subject=product&subjectId=${sku}&limit=100`,
      { as: keeper },
    )
    const park = body.items.find(({ act }) => act === 'product.park')
    expect(park).toMatchObject({ before: { status: 'active' }, after: { status: 'parked', because: 'harga aneh' } })
    expect(park?.requestId).toMatch(/^[0-9a-f]{32}$/)
  })

  test('the log cannot be rewritten by the service', async () => {
    await expect(catalog.ctx.db.query(`update catalog_log set actor = 'nobody'`)).rejects.toThrow('permission denied')
    await expect(catalog.ctx.db.query('delete from catalog_log')).rejects.toThrow('permission denied')
  })
})

describe('PATCH /v1/admin/products/{sku}', () => {
  const sku = 'free-fire-140-diamond'
  const schema = {
    type: 'object',
    properties: { userId: { type: 'string', pattern: '^[0-9]{6,12}$', maxLength: 12 } },
    required: ['userId'],
    additionalProperties: false,
  }

  test('200: texts and category are shown and searched by at once', async () => {
    const { status, body } = await edit(sku, {
      name: { id: 'Permata Api 140', en: 'Fire Gems 140' },
      description: { id: 'Masuk dalam hitungan detik.', en: 'Arrives within seconds.' },
      images: ['https://cdn.example/ff.png'],
      category: 'pc-games',
    })
    expect([status, body.version]).toEqual([200, 2])
    const found = await catalog.get<{ items: object[] }>('/v1/products?q=permata+api&category=pc-games')
    expect(found.body.items).toMatchObject([{ sku, description: 'Masuk dalam hitungan detik.' }])
  })

  test('200: another input schema', async () =>
    expect((await edit(sku, { inputSchema: schema })).body).toMatchObject({ inputSchema: schema }))

  test('409 for whoever edits what somebody else just changed', async () => {
    const { body } = await catalog.call('PATCH', `/v1/admin/products/${sku}`, {
      as: keeper,
      body: { version: 1, forSale: false },
    })
    expect(body).toMatchObject({ status: 409, code: 'product.edited-meanwhile' })
  })

  test.each(['1e400', '2147483647', '0'])('400 for the version %s', async (version) =>
    expect(
      (
        await catalog.call('PATCH', `/v1/admin/products/${sku}`, {
          as: keeper,
          body: `{"version":${version},"forSale":true}`,
        })
      ).body,
    ).toMatchObject({ status: 400, errors: [{ pointer: '/version' }] }),
  )

  const withField = (field: object) => ({ ...schema, properties: { userId: field } })
  test.each([
    ['a pattern that is none', withField({ type: 'string', maxLength: 5, pattern: '(' })],
    ['a pattern that thinks for minutes', withField({ type: 'string', maxLength: 64, pattern: '^(a+)+$' })],
    [
      'a target that need not be given',
      { ...schema, required: ['zone'], properties: { ...schema.properties, zone: schema.properties.userId } },
    ],
    ['a required field that does not exist', { ...schema, required: ['userId', 'zone'] }],
  ])('422 for %s', async (_, inputSchema) =>
    expect((await edit(sku, { inputSchema })).body).toMatchObject({ status: 422, code: 'product.schema-refused' }),
  )

  test('422 for a target that is not among the fields', async () =>
    expect((await edit(sku, { target: { number: 'userId', zone: 'server' } })).body.code).toBe(
      'product.schema-refused',
    ))

  test.each([
    ['open to anything', { ...schema, additionalProperties: true }],
    ['with a reference', withField({ $ref: 'http://example.com/schema' })],
    ['with a field of another type', withField({ type: 'number', maxLength: 5 })],
    ['with a field without an end', withField({ type: 'string' })],
    ['without fields', { ...schema, properties: {}, required: [] }],
  ])('400 for a schema %s', async (_, inputSchema) => expect((await edit(sku, { inputSchema })).status).toBe(400))

  test.each([
    { images: ['http://insecure.example/x.png'] },
    { images: ['javascript:alert(1)'] },
    { name: { id: 'x' } },
    { sku: 'x' },
  ])('400 for %j', async (body) => expect((await edit(sku, body)).status).toBe(400))
  test('404 for a category that does not exist', async () =>
    expect((await edit(sku, { category: 'nowhere' })).body.code).toBe('category.not-found'))
})

describe('/v1/admin/offers', () => {
  const sku = 'mobile-legends-86-diamond'

  test('priority outweighs cost, and an offer that is switched off is not asked', async () => {
    const [first] = (await read(sku)).offers.filter(({ supplier }) => supplier === 'digiflazz')
    const path = `/v1/admin/offers/${first?.id}`
    const patch = (body: object) => catalog.call('PATCH', path, { as: keeper, body })
    expect((await patch({ priority: 1 })).body).toMatchObject({ sku, supplier: 'digiflazz', priority: 1, usable: true })
    expect((await catalog.get(`/v1/products/${sku}`)).body).toMatchObject({ price: { amount: 21_400 } })
    expect((await patch({ enabled: false })).body).toMatchObject({ usable: false, obstacle: 'offer-disabled' })
    expect((await catalog.get(`/v1/products/${sku}`)).body).toMatchObject({
      price: { amount: 20_700 },
      available: true,
    })
    await patch({ enabled: true, priority: 100 })
  })

  test('200 lists by product, supplier, state, and pages', async () => {
    const list = async (query: string) =>
      (
        await catalog.get<{ items: { sku: string; supplier: string }[]; nextCursor: string | null }>(
          `/v1/admin/offers?${query}`,
          { as: keeper },
        )
      ).body
    expect((await list(`sku=${sku}`)).items).toHaveLength(2)
    expect((await list(`sku=${sku}&supplier=vip`)).items).toHaveLength(1)
    expect((await list('enabled=false')).items).toEqual([])
    expect((await list('held=true')).items).toEqual([])
    const page = await list('limit=100')
    expect((await list(`limit=100&cursor=${page.nextCursor}`)).items[0]).not.toEqual(page.items[0])
  })

  test('400 and 404', async () => {
    const [offer] = (await read(sku)).offers
    const patch = (id: string | undefined, body: object) =>
      catalog.call('PATCH', `/v1/admin/offers/${id}`, { as: keeper, body })
    for (const body of [{}, { priority: -1 }, { held: true }, { zoneJoin: 'long sign' }])
      expect((await patch(offer?.id, body)).status).toBe(400)
    expect((await patch('019a0000-0000-7000-8000-000000000000', { priority: 1 })).body.code).toBe('offer.not-found')
    expect((await patch('x', { priority: 1 })).status).toBe(400)
  })
})
