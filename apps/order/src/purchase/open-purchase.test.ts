import { randomUUID } from 'node:crypto'
import { money } from '@konter/core'
import { type TestService, testService } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { orderService } from '../app.ts'
import type { Context } from '../context.ts'
import { findOrder, insertOrder, moveOrder, orderById } from '../order/order.repo.ts'
import type { Offer, Order } from '../order/order.ts'
import { openPurchase } from './open-purchase.ts'
import { insertPurchase, purchasesOf } from './purchase.repo.ts'
import type { Purchase, PurchaseStatus } from './purchase.ts'

/** Two drives of one order, each with what it read: a lease may end while its holder lives. */

let orders: TestService<Context>
beforeAll(async () => {
  orders = await testService(orderService, { DIGIFLAZZ_USERNAME: 'demo_user', DIGIFLAZZ_API_KEY: 'dev-demo-key' })
})
afterAll(() => orders.stop())

const offer = (offerId: string): Offer => ({
  offerId,
  supplier: 'digiflazz',
  itemCode: offerId,
  itemName: offerId,
  target: '087812340001',
  zone: null,
  cost: 9_000,
  priority: 1,
})

/** Paid, and being processed; its offers are as fresh as they come. */
async function processing(...offers: Offer[]): Promise<Order> {
  const now = new Date()
  const id = randomUUID()
  const total = money(10_000)
  await insertOrder(orders.db, {
    id,
    number: `KT-${id.slice(0, 8)}`,
    userId: randomUUID(),
    guest: false,
    customerType: 'retail',
    memberLevel: 'bronze',
    sku: 'xl-10000',
    productName: 'XL 10.000',
    kind: 'pulsa',
    input: {},
    target: '087812340001',
    paymentMethod: 'wallet',
    price: total,
    fee: money(0),
    discount: money(0),
    total,
    status: 'pending_payment',
    paymentId: null,
    received: null,
    serialNumber: null,
    offers,
    offersAt: now,
    placedAt: now,
    finishedAt: null,
    driveAt: null,
    drives: 0,
    traceparent: null,
  })
  await step(id, 'pending_payment', 'pay')
  await step(id, 'paid', 'process')
  return findOrder(orders.db, { id })
}
const step = (id: string, status: Order['status'], name: Parameters<typeof moveOrder>[2]) =>
  moveOrder(orders.db, { id, status }, name, { cause: 'test', actor: 'test', at: new Date() })

async function bought(order: Order, attempt: number, status: PurchaseStatus): Promise<Purchase> {
  const now = new Date()
  await insertPurchase(orders.db, {
    id: randomUUID(),
    orderId: order.id,
    attempt,
    offerId: `offer-${attempt}`,
    supplier: 'digiflazz',
    kind: 'pulsa',
    itemCode: 'x',
    itemName: 'x',
    target: order.target,
    zone: null,
    cost: 9_000n,
    priceMax: 10_000n,
    charged: null,
    reference: `${order.number}-${attempt}`,
    supplierReference: null,
    status: 'open',
    review: null,
    asks: 1,
    askedAt: now,
    nextAskAt: now,
    serialNumber: null,
    answer: null,
    contradiction: null,
    locksTarget: false,
    notOurs: [],
    openedAt: now,
  })
  if (status !== 'open')
    await orders.db.query('update purchase set status = $3, ended_at = now() where order_id = $1 and attempt = $2', [
      order.id,
      attempt,
      status,
    ])
  return (await purchasesOf(orders.db, order.id)).at(-1) as Purchase
}
const statusOf = async (id: string) => (await orderById(orders.db, id))?.status

describe('a drive that is behind', () => {
  test.each(['open', 'succeeded'] as const)(
    'does not give up an order that has another purchase, %s',
    async (status) => {
      const order = await processing()
      const failed = await bought(order, 1, 'failed')
      await bought(order, 2, status)
      await expect(openPurchase(orders.ctx, order, [failed])).rejects.toMatchObject({ code: 'order.moved-meanwhile' })
      expect(await statusOf(order.id)).toBe('processing')
    },
  )

  test('buys nothing more for an order that was given up', async () => {
    const order = await processing(offer('offer-2'))
    const failed = await bought(order, 1, 'failed')
    await step(order.id, 'processing', 'fail')
    await expect(openPurchase(orders.ctx, order, [failed])).rejects.toMatchObject({ code: 'order.moved-meanwhile' })
    expect(await purchasesOf(orders.db, order.id)).toHaveLength(1)
  })

  test('and whichever of the two is first, it is one of them', async () => {
    for (let i = 0; i < 20; i++) {
      const order = await processing(offer('offer-2'))
      const failed = await bought(order, 1, 'failed')
      const [gaveUp, boughtOn] = await Promise.allSettled([
        openPurchase(orders.ctx, { ...order, offers: [] }, [failed]),
        openPurchase(orders.ctx, order, [failed]),
      ])
      expect([gaveUp.status, boughtOn.status].filter((each) => each === 'fulfilled')).toHaveLength(1)
      const all = await purchasesOf(orders.db, order.id)
      expect([await statusOf(order.id), all.length]).toEqual(
        gaveUp.status === 'fulfilled' ? ['failed', 1] : ['processing', 2],
      )
    }
  })

  test('finds that another drive has opened the same attempt: it moved meanwhile', async () => {
    for (let i = 0; i < 10; i++) {
      const order = await processing(offer('offer-2'))
      const failed = await bought(order, 1, 'failed')
      const both = await Promise.allSettled([1, 2].map(() => openPurchase(orders.ctx, order, [failed])))
      const refused = both.filter((each) => each.status === 'rejected')
      expect(refused).toMatchObject([{ reason: { code: 'order.moved-meanwhile' } }])
      expect(await purchasesOf(orders.db, order.id)).toHaveLength(2)
    }
  })
})
