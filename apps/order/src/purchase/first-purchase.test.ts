import { randomUUID } from 'node:crypto'
import { callerFrom } from '@konter/service'
import { customer, type TestService, testService } from '@konter/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { orderService } from '../app.ts'
import type { Context } from '../context.ts'
import { offerOf, orderIn, purchaseFor } from '../fixture.ts'
import { driveOrder } from '../order/drive-order.ts'
import { Drives } from '../order/drives.ts'
import { moveOrder, orderById } from '../order/order.repo.ts'
import type { Offer, Order } from '../order/order.ts'
import { placeOrder } from '../order/place-order.ts'
import type { Supplier } from '../supplier/supplier.ts'
import { purchasesOf, takeTurn } from './purchase.repo.ts'
import type { Purchase } from './purchase.ts'

/** The first purchase of an order that is paid from the wallet is opened in the commit that takes the money. */

let orders: TestService<Context>
beforeAll(async () => {
  orders = await testService(orderService)
})
afterAll(() => orders.stop())

const called: { how: 'buy' | 'ask'; purchase: Purchase }[] = []
function supplier(code: string, more: Partial<Supplier> = {}): Supplier {
  const pending = (how: 'buy' | 'ask') => async (purchase: Purchase) => {
    called.push({ how, purchase })
    return { says: 'pending', supplierReference: null, text: 'wait' } as const
  }
  return {
    code,
    knowsReference: true,
    unconfigured: () => undefined,
    priceList: async () => [],
    buy: pending('buy'),
    ask: pending('ask'),
    pollDelayMs: () => 60_000,
    lookBacksMs: [],
    signatureIsRight: () => false,
    readWebhook: () => [],
    ...more,
  }
}
const nameless = supplier('nameless', { knowsReference: false })
const missing = supplier('missing', { unconfigured: () => 'its key' })
const suppliers = new Map([supplier('known'), nameless, missing].map((each) => [each.code, each]))

type World = { offers: Offer[]; drives?: Drives; post?: (id: string) => Promise<unknown> }
const worldOf = ({ offers, drives = new Drives(), post = async () => {} }: World): Context => ({
  ...orders.ctx,
  drives,
  suppliers,
  catalog: {
    quote: async () => ({
      verdict: 'accepted',
      product: { sku: 'xl-10000', name: 'XL 10.000', brand: 'XL', kind: 'pulsa' },
      target: '087812340001',
      offers,
      price: { amount: 10_000, currency: 'IDR' },
    }),
  },
  ledger: {
    ...orders.ctx.ledger,
    post: async ({ key }) => void (await post(key.split(':')[1] ?? '')),
  },
})

type Handed = { order: Order; first: Purchase | undefined }
function driver() {
  const [drives, handed] = [new Drives(), [] as Handed[]]
  const working = drives.start({ ...orders.ctx, drives }, async (_ctx, order, _lease, first) => {
    handed.push({ order, first })
  })
  return { drives, handed, stop: () => working.stop() }
}

async function place(ctx: Context) {
  const id = randomUUID()
  const answers: unknown[] = []
  const answer = async (_tx: unknown, _status: number, body: unknown) => void answers.push(body)
  const claim = { id, key: 'k', resumed: false, leaseUntil: new Date(), stands: false, answer }
  const by = callerFrom({ ...customer(), iss: 'gateway', exp: 0 })
  const view = await placeOrder(ctx, claim, by, { sku: 'xl-10000', input: {}, paymentMethod: 'wallet' })
  return { id, view, answers }
}
test('it is there with the payment, told by the answer, and handed to the drive that asks its supplier', async () => {
  const { drives, handed, stop } = driver()
  const { id, view, answers } = await place(worldOf({ offers: [offerOf('known')], drives }))
  const log = [
    expect.objectContaining({ from: 'pending_payment', to: 'paid', cause: 'paid from the wallet' }),
    expect.objectContaining({ from: 'paid', to: 'processing', cause: 'buying from known' }),
  ]
  expect(view).toMatchObject({ id, status: 'processing', log })
  expect(answers).toEqual([view])
  const bought = await purchasesOf(orders.db, id)
  expect(bought).toMatchObject([{ attempt: 1, supplier: 'known', status: 'open', asks: 1 }])
  await stop()
  expect(handed).toEqual([{ order: expect.objectContaining({ id, status: 'processing' }), first: bought[0] }])
  expect(await orderById(orders.db, id)).toMatchObject({ status: 'processing' })
})

test.each<[string, (started: Drives) => World]>([
  ['nobody can deliver it', (drives) => ({ drives, offers: [] })],
  ['its supplier has no key', (drives) => ({ drives, offers: [offerOf('missing')] })],
  ['its supplier knows no references', (drives) => ({ drives, offers: [offerOf('nameless')] })],
  ['it costs more than it brings', (drives) => ({ drives, offers: [offerOf('known', { cost: 10_001 })] })],
  ['nobody drives here', () => ({ offers: [offerOf('known')] })],
])('the drive opens it where %s', async (_case, world) => {
  const { drives, handed, stop } = driver()
  const { id, view } = await place(worldOf(world(drives)))
  expect(view).toMatchObject({ status: 'paid', log: [{ to: 'paid' }] })
  expect(await purchasesOf(orders.db, id)).toEqual([])
  await stop()
  for (const { order, first } of handed) expect([order.status, first]).toEqual(['paid', undefined])
})

test('and where that cannot be seen now: the money is taken, and its request does not fail', async () => {
  const { drives, stop } = driver()
  const away = { ...orders.ctx.supplierHealth, closed: () => Promise.reject(new Error('away')) }
  const world = worldOf({ offers: [offerOf('known')], drives })
  const { view } = await place({ ...world, supplierHealth: away as unknown as Context['supplierHealth'] })
  expect(view).toMatchObject({ status: 'paid' })
  await stop()
})

test('where a supplier is closed, because it gave no answer', async () => {
  const { drives, stop } = driver()
  const closed = { ...orders.ctx.supplierHealth, closed: async () => new Set(['known']) }
  const world = worldOf({ offers: [offerOf('known')], drives })
  const { id } = await place({ ...world, supplierHealth: closed as unknown as Context['supplierHealth'] })
  expect(await orderById(orders.db, id)).toMatchObject({ status: 'paid' })
  await stop()
})

test('a drive that took the money first leaves nothing to open: the answer is the order as it is', async () => {
  const { drives, handed, stop } = driver()
  const step = { cause: 'first', actor: 'service:order', at: new Date() }
  const post = (id: string) => moveOrder(orders.db, { id, status: 'pending_payment' }, 'pay', step)
  const { id, view, answers } = await place(worldOf({ offers: [offerOf('known')], drives, post }))
  expect(view).toMatchObject({ status: 'paid', log: [{ cause: 'first' }] })
  expect(answers.at(-1)).toEqual(view)
  expect(await purchasesOf(orders.db, id)).toEqual([])
  await stop()
  expect(handed).toEqual([])
})

async function opened(ageMs: number, meanwhile: (id: string) => Promise<unknown> = async () => {}) {
  const order = await orderIn(orders, 'processing')
  const at = new Date(Date.now() - ageMs)
  const nextAskAt = new Date(at.getTime() + 60_000)
  const purchase = await purchaseFor(orders, order, { supplier: 'known', openedAt: at, askedAt: at, nextAskAt })
  const lease = orders.ctx.drives.lease(new Date())
  await orders.db.query('update "order" set drive_at = $2 where id = $1', [order.id, lease.until])
  await meanwhile(purchase.id)
  await driveOrder(worldOf({ offers: [] }), order, lease, purchase)
  return { purchase, calls: called.filter((each) => each.purchase.id === purchase.id).map(({ how }) => how), order }
}

test('its supplier is called by the drive it was handed to, without another look at the database', async () => {
  const { calls, order, purchase } = await opened(100)
  expect(calls).toEqual(['buy'])
  expect((await orderById(orders.db, order.id))?.driveAt).toEqual(purchase.nextAskAt)
})

test('where it comes late its turn is renewed before, for from it others count when no call can arrive any more', async () => {
  const { calls, order, purchase } = await opened(6_000)
  expect(calls).toEqual(['buy'])
  const [renewed] = await purchasesOf(orders.db, order.id)
  expect(renewed).toMatchObject({ asks: 1, status: 'open' })
  expect(renewed?.askedAt?.getTime()).toBeGreaterThanOrEqual(purchase.openedAt.getTime() + 6_000)
  expect(renewed?.nextAskAt.getTime()).toBeGreaterThan(purchase.nextAskAt.getTime())
  expect((await orderById(orders.db, order.id))?.driveAt).toEqual(renewed?.nextAskAt)
})

test('and where somebody has asked meanwhile, it is not called', async () => {
  const { calls, order, purchase } = await opened(90_000, (id) => takeTurn(orders.db, id, new Date(), soon))
  expect(calls).toEqual([])
  expect(await purchasesOf(orders.db, order.id)).toMatchObject([{ id: purchase.id, asks: 2 }])
  expect((await orderById(orders.db, order.id))?.driveAt).toEqual(soon)
})
const soon = new Date(Date.now() + 600_000)

test('a claim of an order that is being paid here does not lose the purchase that the payment opened', async () => {
  const drives = new Drives()
  const handed: (Purchase | undefined)[] = []
  const [placed, resting, again] = [
    Promise.withResolvers<void>(),
    Promise.withResolvers<void>(),
    Promise.withResolvers<void>(),
  ]
  const working = drives.start({ ...orders.ctx, drives }, async (_ctx, _order, _lease, first) => {
    handed.push(first)
    placed.resolve()
    if (handed.length === 1) await resting.promise
    else again.resolve()
  })
  const order = await orderIn(orders, 'processing')
  const purchase = await purchaseFor(orders, order, { supplier: 'known' })
  const lease = () => drives.lease(new Date())
  drives.take(order, lease())
  await placed.promise
  drives.take(order, lease(), purchase)
  drives.take(order, lease())
  resting.resolve()
  await again.promise
  await working.stop()
  expect(handed).toEqual([undefined, purchase])
})
