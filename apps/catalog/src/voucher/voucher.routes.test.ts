import { customer, service } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  apply,
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

let catalog: TestCatalog
let shop: Shop
beforeAll(async () => {
  catalog = await testCatalog()
  shop = await openShop(catalog)
})
afterAll(() => catalog.stop())

type Refused = { code: string; errors: { pointer: string; message: string }[] }
const base = () => `/v1/my/merchants/${shop.id}/vouchers`
const create = (terms: object, more: object = {}) =>
  catalog.post<Refused>(base(), { as: shop.owner, body: { terms, ...more } })
const edit = (id: string, body: object, as = shop.owner) =>
  catalog.call<OwnVoucher & Refused>('PATCH', `${base()}/${id}`, { as, body })
const publish = (id: string) => catalog.post<Refused>(`${base()}/${id}/publish`, { as: shop.owner })
const pointers = ({ body }: { body: Refused }) => [...new Set(body.errors.map(({ pointer }) => pointer))]
type Told = { version: number; status: string; terms: Record<string, unknown>; merchantNumber: number }
const changes = (id: string) => told<Told>(catalog, 'catalog.voucher-changed.v1', id)

describe('drafts', () => {
  test('may be empty, and nobody else hears of them', async () => {
    const { id } = await draft(catalog, shop, {})
    expect(await changes(id)).toEqual([])
    expect((await catalog.get(`/v1/vouchers/${id}`)).status).toBe(404)
    expect((await catalog.get(`/internal/vouchers/${id}`, { as: service('redemption') })).status).toBe(404)
  })

  test('right-to-left and emoji titles survive, all the way to customers and services', async () => {
    const title = { id: '🍜 Diskon خصم 50٪', ar: 'خصم على القهوة \u200f☕', en: '👨‍👩‍👧 Family deal' }
    const { id } = await publishedVoucher(catalog, shop, fullTerms({ title }))
    expect((await changes(id)).at(-1)?.terms.title).toEqual(title)
    const shown = await catalog.get(`/v1/vouchers/${id}`, { headers: { 'accept-language': 'ar' } })
    expect(shown.body.title).toBe(title.ar)
  })

  test('400 with every bad field by name', async () => {
    expect(pointers(await create({ title: { id: 'Diskоn' }, description: { id: 'a\u202eb' } }))).toEqual([
      '/terms/title/id',
      '/terms/description/id',
    ])
    expect(pointers(await create({ title: { id: 'x'.repeat(121) } }))).toEqual(['/terms/title/id'])
    expect(pointers(await create({ discount: { type: 'percentage', percent: 101 } }))).toEqual([
      '/terms/discount/percent',
    ])
    expect(pointers(await create({ discount: { type: 'fixed', percent: 10 } }))).toEqual([
      '/terms/discount/amount',
      '/terms/discount/percent',
    ])
    expect(pointers(await create({ discount: { type: 'gift' } }))).toEqual(['/terms/discount/type'])
    expect(pointers(await create({ totalLimit: 0, perCustomerLimit: -1 }))).toEqual([
      '/terms/totalLimit',
      '/terms/perCustomerLimit',
    ])
    expect(pointers(await create({ claimFrom: 'tomorrow' }))).toEqual(['/terms/claimFrom'])
    expect(pointers(await create({ claimFrom: inDays(2), claimUntil: inDays(1) }))).toEqual(['/terms/claimUntil'])
    expect(pointers(await create({ audience: { levels: ['diamond'] } }))).toEqual(['/terms/audience/levels/0'])
    expect(pointers(await create({ surprise: 1 }))).toEqual(['/terms/surprise'])
    expect(pointers(await create({}, { metadata: { kode: 'A\u200bB' } }))).toEqual(['/metadata/kode'])
    expect((await create({}, { metadata: { 'bad key': 'x' } })).status).toBe(400)
  })

  test('400 for locations, images and campaigns of others', async () => {
    const other = await openShop(catalog)
    expect(pointers(await create({ locationIds: [shop.locationId, other.locationId] }))).toEqual([
      '/terms/locationIds/1',
    ])
    expect(pointers(await create({ campaignId: other.id, imageIds: [other.id] }))).toEqual([
      '/terms/imageIds/0',
      '/terms/campaignId',
    ])
  })

  test('the same key, the same draft', async () => {
    const once = () => catalog.post<OwnVoucher>(base(), { as: shop.owner, key: 'v1', body: { terms: {} } })
    const [first, second] = [await once(), await once()]
    expect(second.body).toEqual(first.body)
  })
})

describe('publishing', () => {
  test.each([
    { type: 'percentage', percent: 20, maxAmount: 25_000 },
    { type: 'fixed', amount: 10_000 },
    { type: 'buy-x-get-y', buy: 2, get: 1, item: { id: 'Es kopi' } },
    { type: 'free-item', item: { id: 'Es kopi', en: 'Iced coffee' } },
  ])('promises $type, as version 1, to everybody who must know', async (discount) => {
    const hours = { weekly: { mon: [{ from: '10:00', to: '17:00' }] } }
    const { id } = await publishedVoucher(catalog, shop, fullTerms({ discount, hours, locationIds: [shop.locationId] }))
    const [first, ...more] = await changes(id)
    expect(more).toEqual([])
    expect(first).toMatchObject({
      version: 1,
      status: 'published',
      merchantNumber: shop.number,
      terms: {
        discount,
        hours,
        currency: 'IDR',
        perCustomerLimit: 1,
        totalLimit: 100,
        locationIds: [shop.locationId],
        campaignId: null,
      },
    })
    const asked = await catalog.get(`/internal/vouchers/${id}`, { as: service('redemption') })
    expect(asked.body).toEqual(first)
    expect((await catalog.get(`/v1/vouchers/${id}`)).body).toMatchObject({ discount, hours, claimable: 'now' })
  })

  test('422 with everything that is missing, or is over', async () => {
    const { id } = await draft(catalog, shop, { title: { id: 'Sebagian' }, claimUntil: inDays(-1) })
    const refused = await publish(id)
    expect(refused).toMatchObject({ status: 422, body: { code: 'voucher.incomplete' } })
    expect(pointers(refused)).toEqual(
      ['description', 'conditions', 'discount', 'claimFrom', 'redeemFrom', 'redeemUntil', 'claimUntil'].map(
        (field) => `/terms/${field}`,
      ),
    )
  })

  test('409 for a merchant that is not verified, not active, or nowhere', async () => {
    const owner = customer()
    const { id: merchantId } = await apply(catalog, owner)
    const voucher = await must<OwnVoucher>(catalog, 201, 'POST', `/v1/my/merchants/${merchantId}/vouchers`, {
      as: owner,
      body: { terms: fullTerms() },
    })
    const go = () => catalog.post(`/v1/my/merchants/${merchantId}/vouchers/${voucher.id}/publish`, { as: owner })
    expect(await go()).toMatchObject({ status: 409, body: { code: 'merchant.not-trading' } })
    await must(catalog, 200, 'POST', `/v1/admin/merchants/${merchantId}/verify`, { as: operator })
    expect(await go()).toMatchObject({ status: 409, body: { code: 'voucher.no-location' } })
  })

  test('422 for a location that closed for good', async () => {
    const other = await openShop(catalog)
    const path = `/v1/my/merchants/${other.id}/locations`
    const body = { name: 'Lama', address: 'Jl. Lama 1', area: 'kota-bandung', latitude: -6.9, longitude: 107.6 }
    const { id: old } = await must<{ id: string }>(catalog, 201, 'POST', path, { as: other.owner, body })
    const { id } = await draft(catalog, other, fullTerms({ locationIds: [old] }))
    await must(catalog, 200, 'PATCH', `${path}/${old}`, { as: other.owner, body: { closed: true } })
    const refused = await catalog.post<Refused>(`/v1/my/merchants/${other.id}/vouchers/${id}/publish`, {
      as: other.owner,
    })
    expect([refused.status, ...pointers(refused)]).toEqual([422, '/terms/locationIds/0'])
  })
})

describe('editing', () => {
  test('a promise bumps the version and is told; the older one is kept', async () => {
    const { id, revision } = await publishedVoucher(catalog, shop)
    const { body } = await edit(id, { revision, terms: { discount: { type: 'fixed', amount: 5_000 } } })
    expect(body).toMatchObject({ version: 2, revision: revision + 1 })
    expect(await changes(id)).toMatchObject([
      { version: 1, terms: { discount: { type: 'percentage' } } },
      { version: 2, terms: { discount: { type: 'fixed', amount: 5_000 } } },
    ])
    const kept = await catalog.db.query<{ version: number; type: string }>(
      `select version, terms -> 'discount' ->> 'type' as type from voucher_version where voucher_id = $1::uuid order by version`,
      [id],
    )
    expect(kept).toEqual([
      { version: 1, type: 'percentage' },
      { version: 2, type: 'fixed' },
    ])
  })

  test('what promises nothing else bumps nothing', async () => {
    const { id, revision, terms } = await publishedVoucher(catalog, shop)
    const { body } = await edit(id, {
      revision,
      priority: 7,
      metadata: { buku: 'maret' },
      terms: { title: terms.title },
    })
    expect(body).toMatchObject({ version: 1, revision: revision + 1, priority: 7, metadata: { buku: 'maret' } })
  })

  test('a promise cannot be made incomplete, or contradict itself', async () => {
    const { id, revision } = await publishedVoucher(catalog, shop)
    expect((await edit(id, { revision, terms: { redeemUntil: inDays(-0.5), claimUntil: inDays(-0.7) } })).status).toBe(
      422,
    )
    expect((await edit(id, { revision, terms: { claimUntil: inDays(30) } })).status).toBe(400)
    expect(await changes(id)).toHaveLength(1)
  })

  test('409 onto a revision that is no longer; of many at once one wins', async () => {
    const { id, revision } = await publishedVoucher(catalog, shop)
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, n) => edit(id, { revision, terms: { minimumSpend: 1_000 + n } })),
    )
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(all.filter(({ body }) => body.code === 'voucher.edited-meanwhile')).toHaveLength(7)
    expect((await changes(id)).map(({ version }) => version)).toEqual([1, 2])
  })

  test('409 for what has ended: it is cloned instead, into a draft of its own', async () => {
    const { id, revision } = await publishedVoucher(catalog, shop)
    for (const step of ['pause', 'archive'])
      await must(catalog, 200, 'POST', `${base()}/${id}/${step}`, { as: shop.owner })
    expect(await edit(id, { revision: revision + 2, priority: 1 })).toMatchObject({
      status: 409,
      body: { code: 'voucher.edit-refused' },
    })
    const copy = await must<OwnVoucher>(catalog, 201, 'POST', `${base()}/${id}/clone`, { as: shop.owner })
    expect(copy).toMatchObject({ status: 'draft', version: 0, clonedFrom: id, terms: { title: fullTerms().title } })
    expect(copy.id).not.toBe(id)
    expect((await publish(copy.id)).status).toBe(200)
  })
})

describe('who may', () => {
  test('404 for a stranger and for another merchant’s voucher, 403 for a cashier', async () => {
    const { id, revision } = await publishedVoucher(catalog, shop)
    const other = await openShop(catalog)
    const acts = [
      ['POST', base(), { terms: {} }],
      ['PATCH', `${base()}/${id}`, { revision, priority: 1 }],
      ...['publish', 'pause', 'resume', 'archive', 'clone'].map(
        (step) => ['POST', `${base()}/${id}/${step}`, undefined] as const,
      ),
    ] as const
    for (const [method, path, body] of acts) {
      const as = (caller: Shop['owner']) =>
        catalog.call(method, path, { as: caller, ...(body === undefined ? {} : { body }) })
      expect(await as(shop.cashier), path).toMatchObject({ status: 403, body: { code: 'merchant.owner-only' } })
      expect(await as(customer()), path).toMatchObject({ status: 404, body: { code: 'merchant.not-found' } })
    }
    const elsewhere = `/v1/my/merchants/${other.id}/vouchers/${id}`
    expect((await catalog.get(elsewhere, { as: other.owner })).body.code).toBe('voucher.not-found')
    expect((await catalog.post(`${elsewhere}/pause`, { as: other.owner })).body.code).toBe('voucher.not-found')
    expect((await catalog.get(`${base()}/${id}`, { as: shop.cashier })).status).toBe(200)
    expect((await catalog.get(`${base()}/${id}/preview`, { as: customer() })).status).toBe(404)
  })
})

describe('what customers see', () => {
  test('in their language, with where it can be redeemed', async () => {
    const { id } = await publishedVoucher(catalog, shop)
    const { body } = await catalog.get(`/v1/vouchers/${id}`, { headers: { 'accept-language': 'en' } })
    expect(body).toMatchObject({
      title: 'Dusk discount',
      discountLine: '20% off, up to Rp25,000',
      merchant: { id: shop.id, name: 'Dusk Coffee' },
      locations: [{ id: shop.locationId }],
      minimumSpend: 50_000,
      claimable: 'now',
    })
  })

  test('says when it cannot be claimed, and is gone when its merchant is', async () => {
    const other = await openShop(catalog)
    const soon = await publishedVoucher(catalog, other, fullTerms({ claimFrom: inDays(1) }))
    const claimable = async (id: string) => (await catalog.get(`/v1/vouchers/${id}`)).body.claimable
    expect(await claimable(soon.id)).toBe('not-yet')
    await must(catalog, 200, 'POST', `/v1/my/merchants/${other.id}/vouchers/${soon.id}/pause`, { as: other.owner })
    expect(await claimable(soon.id)).toBe('paused')
    const body = { because: 'laporan pelanggan' }
    await must(catalog, 200, 'POST', `/v1/admin/merchants/${other.id}/suspend`, { as: operator, body })
    expect((await catalog.get(`/v1/vouchers/${soon.id}`)).status).toBe(404)
    const resume = await catalog.post(`/v1/my/merchants/${other.id}/vouchers/${soon.id}/resume`, { as: other.owner })
    expect(resume).toMatchObject({ status: 409, body: { code: 'merchant.not-trading' } })
  })

  test('the preview shows a draft as they would see it, and what is in its way', async () => {
    const preview = (id: string) =>
      must<{ publishable: boolean; mistakes: { pointer: string }[]; voucher: object | null }>(
        catalog,
        200,
        'GET',
        `${base()}/${id}/preview`,
        { as: shop.cashier },
      )
    const half = await draft(catalog, shop, { title: { id: 'Setengah' } })
    expect(await preview(half.id)).toMatchObject({ publishable: false, voucher: null })
    const whole = await draft(catalog, shop)
    expect(await preview(whole.id)).toMatchObject({
      publishable: true,
      mistakes: [],
      voucher: { title: 'Diskon senja', discountLine: 'Diskon 20% hingga Rp25.000' },
    })
    const late = await draft(catalog, shop, fullTerms({ claimUntil: inDays(-0.5) }))
    const shown = await preview(late.id)
    expect(shown).toMatchObject({ publishable: false, voucher: { title: 'Diskon senja', claimable: 'over' } })
    expect(shown.mistakes.map(({ pointer }) => pointer)).toEqual(['/terms/claimUntil'])
  })
})

test('lists page through, by status, for the merchant and for operators', async () => {
  const other = await openShop(catalog)
  const ids = [await draft(catalog, other), await publishedVoucher(catalog, other), await draft(catalog, other)].map(
    ({ id }) => id,
  )
  type Page = { items: OwnVoucher[]; nextCursor: string | null }
  const first = await must<Page>(catalog, 200, 'GET', `/v1/my/merchants/${other.id}/vouchers?limit=2`, {
    as: other.cashier,
  })
  expect(first.items.map(({ id }) => id)).toEqual([ids[2], ids[1]])
  const next = `/v1/admin/vouchers?merchantId=${other.id}&limit=2&cursor=${first.nextCursor}`
  const second = await must<Page>(catalog, 200, 'GET', next, { as: operator })
  expect(second).toMatchObject({ items: [{ id: ids[0] }], nextCursor: null })
  const published = `/v1/my/merchants/${other.id}/vouchers?status=published`
  expect((await must<Page>(catalog, 200, 'GET', published, { as: other.owner })).items.map(({ id }) => id)).toEqual([
    ids[1],
  ])
})
