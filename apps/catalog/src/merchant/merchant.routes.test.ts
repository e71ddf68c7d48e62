import { customer, service, staff } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { application, apply, must, openShop, operator, type Shop, told } from '../testing/merchants.ts'
import { type TestCatalog, testCatalog } from '../testing/stand-in.ts'

let catalog: TestCatalog
let shop: Shop
beforeAll(async () => {
  catalog = await testCatalog()
  shop = await openShop(catalog, { name: { id: 'Toko Pertama', su: 'Toko Kahiji' } })
})
afterAll(() => catalog.stop())

const decide = (id: string, step: string, body?: object) =>
  catalog.post<{ status: string; code: string }>(`/v1/admin/merchants/${id}/${step}`, {
    as: operator,
    ...(body === undefined ? {} : { body }),
  })
const because = { because: 'alamat tidak cocok' }
const changed = (id: string) => told<{ status: string; active: boolean }>(catalog, 'catalog.merchant-changed.v1', id)

describe('POST /v1/merchants', () => {
  test('201: whoever applies is its owner; an operator is to look at it', async () => {
    const owner = customer()
    const merchant = await apply(catalog, owner, { phone: '0812-3456-7890', strict: true })
    expect(merchant).toMatchObject({ status: 'applied', role: 'owner', phone: '+6281234567890', strict: true })
    expect(merchant.number).toBeGreaterThan(1000)
    expect((await catalog.get(`/v1/my/merchants/${merchant.id}`, { as: owner })).body).toMatchObject({ role: 'owner' })
    expect(await changed(merchant.id)).toMatchObject([
      { number: merchant.number, status: 'applied', staff: [{ userId: owner.sub, role: 'owner' }], locations: [] },
    ])
  })

  test('the same key, the same merchant', async () => {
    const owner = customer()
    const once = () => catalog.post<{ id: string }>('/v1/merchants', { as: owner, key: 'k1', body: application() })
    const [first, second] = [await once(), await once()]
    expect(second.body.id).toBe(first.body.id)
    expect((await catalog.get<{ items: [] }>('/v1/my/merchants', { as: owner })).body.items).toHaveLength(1)
  })

  test('two of one name have two addresses, at once too, and a name without Latin letters has one', async () => {
    const slugs = await Promise.all(
      Array.from({ length: 5 }, async () => (await apply(catalog, customer(), { name: { id: 'Warung Kembar' } })).slug),
    )
    expect(new Set(slugs).size).toBe(5)
    expect(slugs.filter((slug) => slug === 'warung-kembar')).toHaveLength(1)
    const { slug, number } = await apply(catalog, customer(), { name: { id: 'مقهى الشرق' } })
    expect(slug).toBe(`merchant-${number}`)
  })

  test('right-to-left and emoji names survive', async () => {
    const owner = customer()
    const name = { id: 'Warung 🍜 مقهى', ar: 'مقهى \u200fالشرق' }
    const { id } = await apply(catalog, owner, { name })
    expect((await catalog.get(`/v1/my/merchants/${id}`, { as: owner })).body.name).toEqual(name)
  })

  test('400 with every bad field by name', async () => {
    const send = async (more: object) => {
      const { status, body } = await catalog.post<{ errors: { pointer: string }[] }>('/v1/merchants', {
        as: customer(),
        body: application(more),
      })
      return [status, ...body.errors.map(({ pointer }) => pointer)]
    }
    expect(await send({ name: { id: 'Kоpi' } })).toEqual([400, '/name/id'])
    expect(
      await send({ name: { id: 'x'.repeat(101), en: 'a\u202eb' }, category: 'nowhere', phone: '12345678' }),
    ).toEqual([400, '/name/id', '/name/en', '/phone', '/category'])
    expect(await send({ name: { en: 'only' } })).toEqual([400, '/name/id'])
    expect(await send({ name: { id: 'Kopi', English: 'x' } })).toEqual([400, '/name/English'])
    expect(await send({ timeZone: 'Europe/Berlin' })).toEqual([400, '/timeZone'])
    expect(await send({ owner: 'me' })).toEqual([400, '/owner'])
  })

  test('403 for a guest; 409 after five that wait', async () => {
    const guest = await catalog.post('/v1/merchants', { as: customer({ guest: true }), body: application() })
    expect(guest).toMatchObject({ status: 403, body: { code: 'merchant.guest-refused' } })
    const eager = customer()
    const all = await Promise.all(
      Array.from({ length: 8 }, () => catalog.post('/v1/merchants', { as: eager, body: application() })),
    )
    expect(all.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 201, 409, 409, 409])
  })

  test('403 for a key without the scope', async () => {
    const key = { ...customer(), apiKeyId: customer().sub, scopes: ['order:place'] }
    expect((await catalog.post('/v1/merchants', { as: key, body: application() })).status).toBe(403)
  })
})

describe('operators', () => {
  test('verify once, with who and when; the steps are on record', async () => {
    const { id } = await apply(catalog, customer())
    expect((await decide(id, 'verify')).body).toMatchObject({
      status: 'verified',
      steps: [
        { step: 'apply', from: null, to: 'applied' },
        { step: 'verify', from: 'applied', to: 'verified', actor: `user:${operator.sub}` },
      ],
    })
    expect(await decide(id, 'verify')).toMatchObject({ status: 409, body: { code: 'merchant.step-refused' } })
    expect((await changed(id)).map(({ status }) => status)).toEqual(['applied', 'verified'])
  })

  test('every step that is not in the table is refused, and changes nothing', async () => {
    const { id } = await apply(catalog, customer())
    for (const step of ['suspend', 'restore']) expect((await decide(id, step, because)).status).toBe(409)
    await decide(id, 'reject', because)
    for (const step of ['reject', 'suspend', 'restore']) expect((await decide(id, step, because)).status).toBe(409)
    expect((await decide(id, 'verify')).status).toBe(409)
    expect((await changed(id)).map(({ status }) => status)).toEqual(['applied', 'rejected'])
  })

  test('many at once decide once', async () => {
    const { id } = await apply(catalog, customer())
    const all = await Promise.all([
      ...Array.from({ length: 6 }, () => decide(id, 'verify')),
      ...Array.from({ length: 6 }, () => decide(id, 'reject', because)),
    ])
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(all.filter(({ status }) => status === 409)).toHaveLength(11)
    expect(await changed(id)).toHaveLength(2)
  })

  test('reject with a reason; the owner mends it and applies again', async () => {
    const owner = customer()
    const { id } = await apply(catalog, owner)
    await decide(id, 'reject', because)
    const mine = await catalog.get<{ version: number }>(`/v1/my/merchants/${id}`, { as: owner })
    expect(mine.body).toMatchObject({ status: 'rejected', refusedBecause: because.because })
    const again = await catalog.post(`/v1/my/merchants/${id}/apply`, { as: owner })
    expect(again.body).toMatchObject({ status: 'applied', refusedBecause: null })
  })

  test('suspend and restore: the public page goes and comes back', async () => {
    const other = await openShop(catalog, { name: { id: 'Toko Kedua' } })
    expect((await catalog.get(`/v1/merchants/${other.slug}`)).status).toBe(200)
    await decide(other.id, 'suspend', because)
    expect((await catalog.get(`/v1/merchants/${other.slug}`)).status).toBe(404)
    await decide(other.id, 'restore', because)
    expect((await catalog.get(`/v1/merchants/${other.slug}`)).status).toBe(200)
  })

  test('see who waits, oldest first, and whose names look alike', async () => {
    const { id } = await apply(catalog, customer(), { name: { id: 'Toko Pertamax' } })
    const { body } = await catalog.get<{ alike: { id: string }[] }>(`/v1/admin/merchants/${id}`, { as: operator })
    expect(body.alike.map((each) => each.id)).toContain(shop.id)
    const ids: string[] = []
    for (let cursor: string | null = null, page = 0; page < 20; page++) {
      const query: string = cursor === null ? '' : `&cursor=${cursor}`
      const { body } = await catalog.get<{ items: { id: string }[]; nextCursor: string | null }>(
        `/v1/admin/merchants?status=applied&limit=3${query}`,
        { as: operator },
      )
      ids.push(...body.items.map((each) => each.id))
      cursor = body.nextCursor
      if (cursor === null) break
    }
    expect(ids).toContain(id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.at(-1)).toBe(id)
  })

  test('403 for staff who may only read', async () => {
    const reader = staff('merchant:read')
    expect((await catalog.post(`/v1/admin/merchants/${shop.id}/verify`, { as: reader })).status).toBe(403)
  })
})

describe('PATCH /v1/my/merchants/{id}', () => {
  const edit = (as: Shop['owner'], body: object) => catalog.call('PATCH', `/v1/my/merchants/${shop.id}`, { as, body })
  const version = async () =>
    (await must<{ version: number }>(catalog, 200, 'GET', `/v1/my/merchants/${shop.id}`, { as: shop.owner })).version

  test('200: told, in the log, and the address stays', async () => {
    const now = await version()
    const { body } = await edit(shop.owner, { version: now, description: { id: 'Buka lagi' }, active: true })
    expect(body).toMatchObject({ version: now + 1, slug: shop.slug, description: { id: 'Buka lagi' } })
    const log = await catalog.get<{ items: { act: string }[] }>(
      `/v1/admin/catalog/log?subject=merchant&subjectId=${shop.id}`,
      { as: operator },
    )
    expect(log.body.items[0]?.act).toBe('merchant.edit')
  })

  test('409 onto a version that is no longer; one of many at once wins', async () => {
    const now = await version()
    const all = await Promise.all(
      [1, 2, 3, 4, 5].map((n) => edit(shop.owner, { version: now, description: { id: `nr ${n}` } })),
    )
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(all.filter(({ body }) => body.code === 'merchant.edited-meanwhile')).toHaveLength(4)
  })

  test('closed to business by its owner: gone from the public, and others are told', async () => {
    await edit(shop.owner, { version: await version(), active: false })
    expect((await catalog.get(`/v1/merchants/${shop.slug}`)).status).toBe(404)
    expect((await changed(shop.id)).at(-1)).toMatchObject({ active: false })
    await edit(shop.owner, { version: await version(), active: true })
  })

  test('403 for a cashier, 404 for a stranger, whatever they try', async () => {
    const body = { version: 1, active: false }
    expect(await edit(shop.cashier, body)).toMatchObject({ status: 403, body: { code: 'merchant.owner-only' } })
    expect(await edit(customer(), body)).toMatchObject({ status: 404, body: { code: 'merchant.not-found' } })
    expect((await catalog.get(`/v1/my/merchants/${shop.id}`, { as: shop.cashier })).body).toMatchObject({
      role: 'cashier',
    })
    expect((await catalog.get(`/v1/my/merchants/${shop.id}`, { as: customer() })).status).toBe(404)
  })
})

describe('what anybody may see', () => {
  test('the language of the caller, as far as it was written', async () => {
    const nameIn = async (language: string) =>
      (await catalog.get(`/v1/merchants/${shop.slug}`, { headers: { 'accept-language': language } })).body.name
    expect(await nameIn('su-ID,en;q=0.5')).toBe('Toko Kahiji')
    expect(await nameIn('en')).toBe('Toko Pertama')
    expect(await nameIn('fr')).toBe('Toko Pertama')
  })

  test('404 for a merchant that nobody verified, and for none', async () => {
    const { slug } = await apply(catalog, customer(), { name: { id: 'Belum Sah' } })
    expect((await catalog.get(`/v1/merchants/${slug}`)).status).toBe(404)
    expect((await catalog.get('/v1/merchants/nothing')).status).toBe(404)
  })

  test('the categories, in either language', async () => {
    const { body } = await catalog.get<{ items: { slug: string; name: string }[] }>('/v1/merchant-categories', {
      headers: { 'accept-language': 'en' },
    })
    expect(body.items.find(({ slug }) => slug === 'kuliner')?.name).toBe('Food')
  })
})

test('services ask for what the event tells, by id or by the number of a QR code', async () => {
  const as = service('redemption')
  const byId = await catalog.get(`/internal/merchants/${shop.id}`, { as })
  expect(byId.body).toEqual((await changed(shop.id)).at(-1))
  expect((await catalog.get(`/internal/merchants/by-number/${shop.number}`, { as })).body).toEqual(byId.body)
  expect((await catalog.get('/internal/merchants/by-number/7', { as })).status).toBe(404)
})
