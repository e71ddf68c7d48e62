import { newId } from '@konter/core'
import { staff } from '@konter/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ListedItem } from '../supplier/price-list.ts'
import { syncSupplier } from '../sync/sync-supplier.ts'
import { clearShelves, noon, recorded, type TestCatalog, testCatalog } from '../testing/stand-in.ts'

type Proposal = {
  id: string
  itemCode: string
  brand: string | null
  brandIsNew: boolean
  denomination: string | null
  productSku: string | null
  confidence: number
  status: string
  cost: number | null
}
type Page = { items: Proposal[]; nextCursor: string | null }

let catalog: TestCatalog
beforeAll(async () => {
  catalog = await testCatalog()
  catalog.ctx.now = () => noon
})
afterAll(() => catalog.stop())
beforeEach(() => clearShelves(catalog))

const clerk = staff('offer:read', 'offer:update')
const take = async (supplier: 'digiflazz' | 'vip', items: readonly ListedItem[] = recorded[supplier]) => {
  catalog.lists.give(supplier, items)
  await syncSupplier(catalog.ctx, { supplier, askedBy: 'test', acceptShrunken: true })
}
const proposals = async (query = '') => (await catalog.get<Page>(`/v1/admin/proposals?${query}`, { as: clerk })).body
const proposalOf = async (itemCode: string): Promise<Proposal> => {
  const { items } = await proposals(`limit=100&q=${encodeURIComponent(nameOf(itemCode))}`)
  const found = items.find((each) => each.itemCode === itemCode)
  if (found === undefined) throw new Error(`no proposal for ${itemCode}`)
  return found
}
const nameOf = (code: string) =>
  [...recorded.digiflazz, ...recorded.vip].find((item) => item.code === code)?.name ?? strange.name
const confirm = (id: string) => catalog.post(`/v1/admin/proposals/${id}/confirm`, { as: clerk })
const strange: ListedItem = {
  ...(recorded.digiflazz.find(({ code }) => code === 'ml86') as ListedItem),
  code: 'rx100',
  name: 'RAGNAROK X - 100 Diamond',
  brand: 'RAGNAROK X',
  needsZone: true,
}
const skuOf = async (itemCode: string) =>
  (
    await catalog.ctx.db.query<{ sku: string }>(
      `select p.sku from offer o join product p on p.id = o.product_id join supplier_item i on i.id = o.supplier_item_id
        where i.code = $1`,
      [itemCode],
    )
  )[0]?.sku

describe('two suppliers, one counter', () => {
  test('the overlap becomes one product with two offers each, and every bill is not for sale', async () => {
    await take('digiflazz')
    await take('vip')
    const answer = await catalog.post<{ confirmed: object[]; productsCreated: number; skipped: object[] }>(
      '/v1/admin/proposals/confirm',
      { as: clerk, body: { minConfidence: 85 } },
    )
    expect(answer.status).toBe(200)
    expect(answer.body.confirmed).toHaveLength(recorded.digiflazz.length + recorded.vip.length)
    expect(answer.body).toMatchObject({ productsCreated: recorded.digiflazz.length, skipped: [] })
    const offers = await catalog.ctx.db.query(
      'select count(*)::int as products, offers from (select count(*)::int as offers from offer group by product_id) as per group by offers order by offers',
    )
    expect(offers).toEqual([
      { products: recorded.digiflazz.length - recorded.vip.length, offers: 1 },
      { products: recorded.vip.length, offers: 2 },
    ])
    expect(
      await catalog.ctx.db.query(`select kind, count(*)::int as n from product where not for_sale group by kind`),
    ).toEqual([{ kind: 'postpaid', n: 33 }])
    expect((await proposals()).items).toEqual([])
  })

  test('an item of the second supplier shows which product it would join', async () => {
    await take('digiflazz')
    await take('vip')
    expect((await proposalOf('ML86-S1')).productSku).toBeNull()
    await confirm((await proposalOf('ml86')).id)
    expect((await proposalOf('ML86-S1')).productSku).toBe('mobile-legends-86-diamond')
    expect((await confirm((await proposalOf('ML86-S1')).id)).body).toMatchObject({ sku: 'mobile-legends-86-diamond' })
  })

  test('equal codes prove nothing', async () => {
    const [one, other] = [recorded.digiflazz.find(({ code }) => code === 'ml86'), recorded.vip[100]]
    if (one === undefined || other === undefined) throw new Error('no such items')
    await take('digiflazz', [one])
    await take('vip', [{ ...other, code: 'ml86' }])
    await catalog.post('/v1/admin/proposals/confirm', { as: clerk, body: { minConfidence: 0 } })
    expect(await catalog.ctx.db.product.count()).toBe(2)
  })
})

describe('staff decides', () => {
  /** Some of the list is enough here. */
  const some = recorded.digiflazz.filter(({ category }) => category === 'Games' || category === 'PLN')
  beforeEach(() => take('digiflazz', [...some, strange]))

  test('by supplier and confidence: the doubtful ones stay', async () => {
    const { body } = await catalog.post<{ confirmed: object[] }>('/v1/admin/proposals/confirm', {
      as: clerk,
      body: { supplier: 'digiflazz', minConfidence: 90 },
    })
    expect(body.confirmed.length).toBeGreaterThan(100)
    const left = await proposals('limit=100')
    expect(left.items.map(({ itemCode }) => itemCode)).toContain('rx100')
    for (const { confidence } of left.items) expect(confidence).toBeLessThan(90)
    expect(
      (await catalog.post('/v1/admin/proposals/confirm', { as: clerk, body: { supplier: 'vip', minConfidence: 0 } }))
        .body,
    ).toMatchObject({ confirmed: [] })
  })

  test('a new brand is made with its product, its alias and a zone field when the supplier wants one', async () => {
    const proposal = await proposalOf('rx100')
    expect(proposal).toMatchObject({ brand: 'ragnarok-x', brandIsNew: true, denomination: '100 diamond' })
    expect((await confirm(proposal.id)).body).toMatchObject({ sku: 'ragnarok-x-100-diamond' })
    const product = await catalog.ctx.db.product.findUnique({
      where: { sku: 'ragnarok-x-100-diamond' },
      include: { brand: { include: { aliases: true } }, category: true },
    })
    expect(product).toMatchObject({
      target: { number: 'userId', zone: 'zoneId' },
      category: { slug: 'games' },
      brand: { name: 'Ragnarok X', aliases: [{ alias: 'ragnarokx' }] },
    })
  })

  test('corrected first: from then on the reader leaves the proposal alone', async () => {
    const { id } = await proposalOf('rx100')
    const edited = await catalog.call('PATCH', `/v1/admin/proposals/${id}`, {
      as: clerk,
      body: { brand: 'ragnarok-m', denomination: '100 Big Cat Coins' },
    })
    expect(edited.body).toMatchObject({
      brand: 'ragnarok-m',
      brandIsNew: false,
      denomination: '100 big cat coins',
      edited: true,
    })
    await take('digiflazz', [...some, strange])
    expect((await confirm(id)).body).toMatchObject({ sku: 'ragnarok-m-100-big-cat-coins' })
  })

  test('put to an existing product, whatever its name says', async () => {
    await confirm((await proposalOf('ml86')).id)
    const { id } = await proposalOf('rx100')
    await catalog.call('PATCH', `/v1/admin/proposals/${id}`, {
      as: clerk,
      body: { productSku: 'mobile-legends-86-diamond' },
    })
    expect((await confirm(id)).body).toMatchObject({ sku: 'mobile-legends-86-diamond' })
    expect(await skuOf('rx100')).toBe('mobile-legends-86-diamond')
  })

  test('rejected: not proposed again until it has another name', async () => {
    const { id } = await proposalOf('rx100')
    expect((await catalog.post(`/v1/admin/proposals/${id}/reject`, { as: clerk })).body).toMatchObject({
      status: 'rejected',
    })
    await take('digiflazz', [...some, strange])
    await expect(proposalOf('rx100')).rejects.toThrow('no proposal')
    await take('digiflazz', [...some, { ...strange, name: 'RAGNAROK X - 200 Diamond' }])
    expect((await proposals('q=RAGNAROK+X')).items).toMatchObject([{ denomination: '200 diamond' }])
  })

  test('in bulk by id: what was decided before or does not exist is told, not refused', async () => {
    const [one, two] = [await proposalOf('ml86'), await proposalOf('ff70')]
    await confirm(one.id)
    const nobody = newId()
    const { body } = await catalog.post('/v1/admin/proposals/confirm', {
      as: clerk,
      body: { ids: [one.id, two.id, nobody] },
    })
    expect(body).toMatchObject({
      confirmed: [{ id: two.id, sku: 'free-fire-70-diamond' }],
      skipped: [
        { id: one.id, because: 'not-open' },
        { id: nobody, because: 'not-open' },
      ],
    })
    const rejected = await catalog.post('/v1/admin/proposals/reject', {
      as: clerk,
      body: { ids: [one.id, (await proposalOf('pln20')).id] },
    })
    expect(rejected.body).toEqual({ rejected: [expect.any(String)] })
  })

  test('twice at once: one product, one offer', async () => {
    const { id } = await proposalOf('ml86')
    const answers = await Promise.all([1, 2, 3, 4].map(() => confirm(id)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
    expect(await catalog.ctx.db.offer.count()).toBe(1)
  })

  test('every decision is in the log with who made it', async () => {
    const { id } = await proposalOf('ml86')
    await confirm(id)
    const acts = await catalog.ctx.db.catalogLog.findMany({
      orderBy: { position: 'asc' },
      select: { act: true, actor: true },
    })
    expect(acts.map(({ act }) => act)).toEqual(['product.create', 'proposal.confirm'])
    expect(new Set(acts.map(({ actor }) => actor))).toEqual(new Set([`user:${clerk.sub}`]))
  })

  test('409 for a proposal without brand or denomination, and for one that is decided', async () => {
    await take('digiflazz', [...some, { ...strange, code: 'nameless', name: 'x', brand: '' }])
    const [nameless] = (await proposals('q=x&limit=100')).items.filter(({ itemCode }) => itemCode === 'nameless')
    expect((await confirm(nameless?.id ?? '')).body.code).toBe('proposal.incomplete')
    const { id } = await proposalOf('ml86')
    const kind = (wanted: string) =>
      catalog.call('PATCH', `/v1/admin/proposals/${id}`, { as: clerk, body: { kind: wanted } })
    await kind('internet')
    expect((await confirm(id)).body.code).toBe('proposal.no-category')
    await kind('game')
    await confirm(id)
    expect((await confirm(id)).body.code).toBe('proposal.decided')
    expect((await catalog.post(`/v1/admin/proposals/${id}/reject`, { as: clerk })).body.code).toBe('proposal.decided')
    expect(
      (await catalog.call('PATCH', `/v1/admin/proposals/${id}`, { as: clerk, body: { kind: 'data' } })).body.code,
    ).toBe('proposal.decided')
  })

  test.each([
    {},
    { supplier: 'digiflazz' },
    { ids: [] },
    { ids: [newId()], minConfidence: 5 },
    { minConfidence: 101 },
    { all: true },
  ])('400 for %j: nothing is confirmed by accident', async (body) => {
    expect((await catalog.post('/v1/admin/proposals/confirm', { as: clerk, body })).status).toBe(400)
    expect(await catalog.ctx.db.offer.count()).toBe(0)
  })

  test('404 for nobody’s proposal', async () => {
    for (const path of ['confirm', 'reject'])
      expect((await catalog.post(`/v1/admin/proposals/${newId()}/${path}`, { as: clerk })).body.code).toBe(
        'proposal.not-found',
      )
    expect((await catalog.get(`/v1/admin/proposals/${newId()}`, { as: clerk })).status).toBe(404)
  })

  test('the list pages through everything once, the surest first', async () => {
    const seen: Proposal[] = []
    for (let cursor: string | null = null; ; ) {
      const page: Page = await proposals(`limit=90${cursor === null ? '' : `&cursor=${cursor}`}`)
      seen.push(...page.items)
      cursor = page.nextCursor
      if (cursor === null) break
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(some.length + 1)
    const confidences = seen.map(({ confidence }) => confidence)
    expect(confidences).toEqual(confidences.toSorted((a, b) => b - a))
    expect((await catalog.get('/v1/admin/proposals?cursor=W10', { as: clerk })).status).toBe(400)
  })
})

describe('the reader learns', () => {
  const unknownUnit: ListedItem = {
    ...strange,
    code: 'odd',
    name: 'MOBILELEGENDS - 86 Permata',
    brand: 'MOBILE LEGENDS',
  }

  test('a new word, and the next sync reads what is still open with it', async () => {
    await take('digiflazz', [unknownUnit])
    expect((await proposals()).items).toMatchObject([{ denomination: '86 permata' }])
    const added = await catalog.post('/v1/admin/denomination-words', {
      as: clerk,
      body: { phrase: 'Permata', means: 'diamond', kind: 'game', brand: 'mobile-legends' },
    })
    expect(added.status).toBe(201)
    await take('digiflazz', [unknownUnit])
    expect((await proposals()).items).toMatchObject([{ denomination: '86 diamond' }])
    expect(
      (
        await catalog.post('/v1/admin/denomination-words', {
          as: clerk,
          body: { phrase: 'permata', means: '', kind: 'game', brand: 'mobile-legends' },
        })
      ).body.code,
    ).toBe('reading-rule.taken')
    expect((await catalog.call('DELETE', `/v1/admin/denomination-words/${added.body.id}`, { as: clerk })).status).toBe(
      204,
    )
    expect((await catalog.call('DELETE', `/v1/admin/denomination-words/${added.body.id}`, { as: clerk })).status).toBe(
      404,
    )
  })

  test('a new kind', async () => {
    const calls = {
      ...unknownUnit,
      name: 'Telkomsel Telepon 100 Menit',
      brand: 'TELKOMSEL',
      category: 'Paket SMS & Telpon',
      kind: 'other' as const,
    }
    await take('digiflazz', [calls])
    const added = await catalog.post('/v1/admin/kind-rules', {
      as: clerk,
      body: { position: 45, field: 'category', pattern: '^paket sms', kind: 'data' },
    })
    expect(added.status).toBe(201)
    await take('digiflazz', [calls])
    expect((await proposals()).items).toMatchObject([{ kind: 'data', denomination: 'telepon 100 menit' }])
    expect((await catalog.call('DELETE', `/v1/admin/kind-rules/${added.body.id}`, { as: clerk })).status).toBe(204)
  })

  test('who removes a rule that somebody else is removing is told that it is gone', async () => {
    const { body } = await catalog.post('/v1/admin/kind-rules', {
      as: clerk,
      body: { position: 46, field: 'category', pattern: '^paket malam', kind: 'data' },
    })
    const remove = () => catalog.call('DELETE', `/v1/admin/kind-rules/${body.id}`, { as: clerk })
    const answers = await Promise.all(Array.from({ length: 8 }, remove))
    expect(answers.map(({ status }) => status).sort()).toEqual([204, ...Array<number>(7).fill(404)])
  })

  test.each(['(', '(a+)+$', '(x+x+)+y'])('422 for the pattern %s', async (pattern) =>
    expect(
      (
        await catalog.post('/v1/admin/kind-rules', {
          as: clerk,
          body: { position: 1, field: 'name', pattern, kind: 'game' },
        })
      ).body.code,
    ).toBe('reading-rule.refused'),
  )
})
