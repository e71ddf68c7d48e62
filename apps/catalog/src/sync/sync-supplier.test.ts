import { money, newId } from '@konter/core'
import { eventually } from '@konter/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findProduct } from '../product/product.repo.ts'
import { confirmProposals } from '../proposal/confirm-proposals.ts'
import type { ListedItem } from '../supplier/price-list.ts'
import { clearShelves, noon, recorded, statementsOf, type TestCatalog, testCatalog } from '../testing/stand-in.ts'
import { findLines } from './report.repo.ts'
import type { Report } from './report.ts'
import { syncSupplier } from './sync-supplier.ts'

let catalog: TestCatalog
beforeAll(async () => {
  catalog = await testCatalog()
  catalog.ctx.now = () => noon
})
afterAll(() => catalog.stop())
beforeEach(() => clearShelves(catalog))

const supplier = 'digiflazz'
/** Three brands of it: enough for every case, and quickly taken in. */
const list = recorded.digiflazz.filter(({ brand }) => ['MOBILE LEGENDS', 'TELKOMSEL', 'ROBLOX'].includes(brand))

async function sync(items: readonly ListedItem[], more: { acceptShrunken?: boolean } = {}): Promise<Report> {
  catalog.lists.give(supplier, items)
  const report = await syncSupplier(catalog.ctx, { supplier, askedBy: 'user:somebody', ...more })
  if (report === undefined) throw new Error('a sync is running')
  return report
}
const confirmAll = () => confirmProposals(catalog.ctx, 'user:somebody', { minConfidence: 85 })
const with_ = (code: string, change: Partial<ListedItem>): ListedItem[] =>
  list.map((item) => (item.code === code ? { ...item, ...change } : item))
const linesOf = async ({ id }: Report) =>
  (await findLines(catalog.ctx.db, id, { change: undefined, after: 0, limit: 10_000 })).map(
    ({ line: _, ...line }) => line,
  )
const product = async (sku: string) => {
  const found = await findProduct(catalog.ctx.db, sku)
  if (found === undefined) throw new Error(`no ${sku}`)
  return found
}
const costs = (code: string) =>
  catalog.ctx.db.query<{ before: bigint | null; after: bigint | null }>(
    `select cost_before as before, cost_after as after from cost_change c join supplier_item i on i.id = c.supplier_item_id
      where i.code = $1 order by position`,
    [code],
  )

describe('a first sync', () => {
  test('takes in the whole list and proposes every item, and a second one changes nothing', async () => {
    const whole = recorded.digiflazz
    const first = await sync(whole)
    expect(first).toMatchObject({ status: 'completed', items: whole.length, newItems: whole.length, changedItems: 0 })
    expect(first.proposals).toBe(whole.length)
    const second = await sync(whole)
    expect(second).toMatchObject({ status: 'completed', newItems: 0, changedItems: 0, vanishedItems: 0, proposals: 0 })
    expect(await linesOf(second)).toEqual([])
  })

  test('asks the order service as the service that we are', async () => {
    await sync(list)
    const [asked] = catalog.lists.asked
    const payload = JSON.parse(Buffer.from(asked?.authorization?.split('.')[1] ?? '', 'base64url').toString())
    expect(payload).toMatchObject({ sub: 'service:catalog', aud: 'order', iss: 'catalog' })
  })
})

describe('what changes from list to list', () => {
  beforeEach(async () => {
    await sync(list)
    await confirmAll()
  })

  test('a new cost is mirrored, kept in the history, and told with both sides', async () => {
    const report = await sync(with_('ml86', { cost: money(20_500) }))
    expect(report).toMatchObject({ changedItems: 1, parkedProducts: 0 })
    expect(await linesOf(report)).toEqual([
      expect.objectContaining({
        change: 'changed',
        code: 'ml86',
        before: { cost: { amount: 20150, currency: 'IDR' } },
        after: { cost: { amount: 20500, currency: 'IDR' } },
      }),
    ])
    expect(await costs('ml86')).toEqual([
      { before: null, after: 20150n },
      { before: 20150n, after: 20500n },
    ])
    expect((await product('mobile-legends-86-diamond')).offers[0]?.cost).toEqual(money(20_500))
  })

  test('a stock that shrinks is no news, one that is gone is', async () => {
    expect(await sync(with_('rbx4500', { stock: 2 }))).toMatchObject({ changedItems: 0 })
    expect((await product('roblox-4500-robux')).offers[0]?.stock).toBe(2)
    expect(await sync(with_('rbx4500', { stock: 0 }))).toMatchObject({ changedItems: 1 })
  })

  test('what vanishes is no longer offered, and sells again when it comes back', async () => {
    const gone = await sync(list.filter(({ code }) => code !== 'ml86'))
    expect(gone).toMatchObject({ vanishedItems: 1 })
    expect((await product('mobile-legends-86-diamond')).offers[0]).toMatchObject({ vanished: true })
    const back = await sync(list)
    expect(back).toMatchObject({ revivedItems: 1, newItems: 0 })
    expect((await product('mobile-legends-86-diamond')).offers[0]).toMatchObject({ vanished: false, enabled: true })
  })

  test.each([
    ['up', 28_300],
    ['down', 12_000],
  ])('a cost that jumps %s parks the product until staff has looked', async (_, cost) => {
    const report = await sync(with_('ml86', { cost: money(cost) }))
    expect(report).toMatchObject({ parkedProducts: 1 })
    expect(await linesOf(report)).toContainEqual(
      expect.objectContaining({ change: 'parked', because: 'cost-jump', sku: 'mobile-legends-86-diamond' }),
    )
    expect(await product('mobile-legends-86-diamond')).toMatchObject({
      status: 'parked',
      parkedBecause: 'cost-jump',
      parkedFacts: { supplier, itemCode: 'ml86', costBefore: 20150, costAfter: cost },
    })
    // The next list says the same: no news, and it stays parked.
    expect(await sync(with_('ml86', { cost: money(cost) }))).toMatchObject({ parkedProducts: 0, changedItems: 0 })
    expect(await product('mobile-legends-86-diamond')).toMatchObject({ status: 'parked' })
  })

  test('a cost that moves by exactly the threshold is believed', async () => {
    expect(await sync(with_('tsel10', { cost: money(10_370) }))).toMatchObject({ parkedProducts: 0 })
    expect(await sync(with_('tsel10', { cost: money((10_370 * 140) / 100) }))).toMatchObject({ parkedProducts: 0 })
  })

  test.each([
    ['nothing', money(0)],
    ['less than nothing', money(-100)],
    ['dollars', money(20_000, 'USD')],
    ['no cost at all', null],
  ])('a cost of %s is refused: the old one stands, nothing is sold for it, and it is told', async (_, cost) => {
    const report = await sync(with_('ml86', { cost }))
    expect(report).toMatchObject({ refusedItems: 1, parkedProducts: 1, vanishedItems: 0 })
    const parked = await product('mobile-legends-86-diamond')
    expect(parked).toMatchObject({ status: 'parked', parkedBecause: 'cost-absurd' })
    expect(parked.offers[0]).toMatchObject({ refused: true, cost: money(20_150) })
    // A sane list mends the item; the product waits for staff all the same.
    await sync(list)
    const mended = await product('mobile-legends-86-diamond')
    expect(mended).toMatchObject({ status: 'parked' })
    expect(mended.offers[0]).toMatchObject({ refused: false })
  })

  test('a line twice, without code or name, is refused without harm to the others', async () => {
    const [first, ...rest] = list
    if (first === undefined) throw new Error('an empty list')
    const report = await sync([first, { ...first, name: 'Another' }, ...rest, { ...first, code: '' }])
    expect(report).toMatchObject({ status: 'completed', refusedItems: 2, changedItems: 0, vanishedItems: 0 })
    expect((await linesOf(report)).map(({ because }) => because)).toEqual(['code-repeated', 'code-unusable'])
  })

  test('the same code under another name is held: staff confirmed something else', async () => {
    const report = await sync(with_('ml86', { name: 'MOBILELEGENDS - 5 Diamond' }))
    expect(await linesOf(report)).toContainEqual(
      expect.objectContaining({ change: 'held', code: 'ml86', sku: 'mobile-legends-86-diamond' }),
    )
    expect((await product('mobile-legends-86-diamond')).offers[0]).toMatchObject({ held: true })
    expect(report.proposals).toBe(1)
    // Confirmed anew, the item moves to the product that it is now.
    await confirmAll()
    expect((await product('mobile-legends-86-diamond')).offers).toEqual([])
    expect((await product('mobile-legends-5-diamond')).offers.map(({ itemCode }) => itemCode).sort()).toEqual([
      'ml5',
      'ml86',
    ])
  })

  test('another spelling of the same thing is no reason to hold it', async () => {
    const report = await sync(with_('ml86', { name: 'Mobile Legends 86 Diamonds' }))
    expect(report).toMatchObject({ changedItems: 1, proposals: 0 })
    expect((await product('mobile-legends-86-diamond')).offers[0]).toMatchObject({ held: false })
  })

  test('every deed of a sync is in the log', async () => {
    await sync(with_('ml86', { cost: money(99_000) }))
    const lines = await catalog.ctx.db.query(
      `select act, actor, subject_id, after from catalog_log where act = 'product.park'`,
    )
    expect(lines).toEqual([
      {
        act: 'product.park',
        actor: 'sync',
        subject_id: 'mobile-legends-86-diamond',
        after: expect.objectContaining({ because: 'cost-jump', costBefore: 20150, costAfter: 99000 }),
      },
    ])
  })
})

describe('a list that is not believed', () => {
  beforeEach(async () => void (await sync(list)))

  test.each([
    ['empty', [], 'list.empty'],
    ['shrunken to less than half', list.slice(0, Math.floor(list.length / 2) - 1), 'list.shrunken'],
  ])('%s: refused as a whole, nothing changes', async (_, items, errorCode) => {
    const before = await catalog.ctx.db.query('select * from supplier_item order by id')
    const report = await sync(items)
    expect(report).toMatchObject({ status: 'refused', errorCode, vanishedItems: 0, items: items.length })
    expect(await catalog.ctx.db.query('select * from supplier_item order by id')).toEqual(before)
  })

  test('just half is believed', async () =>
    expect(await sync(list.slice(0, Math.ceil(list.length / 2)))).toMatchObject({ status: 'completed' }))

  test('staff may say that the list really is that short, but never that it is empty', async () => {
    expect(await sync(list.slice(0, 10), { acceptShrunken: true })).toMatchObject({
      status: 'completed',
      vanishedItems: list.length - 10,
    })
    expect(await sync([], { acceptShrunken: true })).toMatchObject({ status: 'refused', errorCode: 'list.empty' })
  })

  test('an older list never overwrites a newer one', async () => {
    catalog.lists.give(supplier, with_('ml86', { cost: money(1) }), { fetchedAt: '2020-01-01T00:00:00Z' })
    expect(await syncSupplier(catalog.ctx, { supplier, askedBy: 'test' })).toMatchObject({
      status: 'refused',
      errorCode: 'list.outdated',
    })
  })

  test('the list of another supplier is not mistaken for this one', async () => {
    catalog.lists.give(supplier, list, { supplier: 'vip' })
    expect(await syncSupplier(catalog.ctx, { supplier, askedBy: 'test' })).toMatchObject({
      status: 'refused',
      errorCode: 'list.of-another',
    })
  })
})

describe('a list that does not come', () => {
  const lastReport = () => catalog.ctx.db.sync.findFirst({ orderBy: { id: 'desc' } })

  test('is a failed report, and the reason stands in it', async () => {
    catalog.lists.fail(supplier, 503)
    await expect(syncSupplier(catalog.ctx, { supplier, askedBy: 'test' })).rejects.toThrow('service.unavailable')
    expect(await lastReport()).toMatchObject({ status: 'failed', errorCode: 'service.unavailable' })
  })

  test('and something that is no list is a failure too', async () => {
    catalog.lists.fail(supplier, 200, { supplier, fetchedAt: 'now', items: [{ code: 7 }] })
    await expect(syncSupplier(catalog.ctx, { supplier, askedBy: 'test' })).rejects.toThrow('not as agreed')
    expect(await lastReport()).toMatchObject({ status: 'failed', errorCode: 'sync.failed' })
  })

  test('a report that a crash left open is closed by the next one', async () => {
    const id = newId()
    await catalog.ctx.db.sync.create({
      data: { id, supplierCode: supplier, askedBy: 'schedule', status: 'running', startedAt: noon },
    })
    await sync(list)
    expect(await catalog.ctx.db.sync.findUnique({ where: { id } })).toMatchObject({
      status: 'failed',
      errorCode: 'sync.interrupted',
    })
  })
})

test('one sync per supplier at a time; another supplier does not wait', async () => {
  catalog.lists.give(supplier, list)
  catalog.lists.give('vip', recorded.vip)
  catalog.lists.pause(true)
  const first = syncSupplier(catalog.ctx, { supplier, askedBy: 'first' })
  await eventually(() => expect(catalog.lists.asked).toHaveLength(1))
  expect(await syncSupplier(catalog.ctx, { supplier, askedBy: 'second' })).toBeUndefined()
  const other = syncSupplier(catalog.ctx, { supplier: 'vip', askedBy: 'third' })
  await eventually(() => expect(catalog.lists.asked).toHaveLength(2))
  catalog.lists.pause(false)
  expect((await first)?.status).toBe('completed')
  expect((await other)?.status).toBe('completed')
  expect((await syncSupplier(catalog.ctx, { supplier, askedBy: 'fourth' }))?.status).toBe('completed')
})

test('five thousand items take as many statements as a few: to be taken in, changed and read', async () => {
  const many = Array.from({ length: 5_000 }, (_, i): ListedItem => {
    const model = list[i % list.length] as ListedItem
    return { ...model, code: `${model.code}-${i}`, name: `${model.name} ${i}` }
  })
  const dearer = (items: ListedItem[]) =>
    items.map((item) => ({ ...item, cost: item.cost && money(item.cost.amount + 1n) }))
  const statements = async (items: ListedItem[]) => {
    await clearShelves(catalog)
    return [
      await statementsOf(async () =>
        expect(await sync(items)).toMatchObject({ newItems: items.length, proposals: items.length }),
      ),
      await statementsOf(async () =>
        expect(await sync(dearer(items))).toMatchObject({ newItems: 0, vanishedItems: 0 }),
      ),
    ]
  }
  const ofTwenty = await statements(many.slice(0, 20))
  expect(await statements(many)).toEqual(ofTwenty)
})
