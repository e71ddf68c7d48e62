import { randomUUID } from 'node:crypto'
import { money } from '@konter/core'
import type { Context } from './context.ts'
import { insertOrder, moveOrder, orderById } from './order/order.repo.ts'
import type { Offer, Order } from './order/order.ts'
import { insertPurchase, purchaseById } from './purchase/purchase.repo.ts'
import type { Purchase } from './purchase/purchase.ts'

/** Orders and purchases as tests want them, in a real database. */

export const target = () => `0878${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`

export function offerOf(supplier: string, more: Partial<Offer> = {}): Offer {
  return {
    offerId: `${supplier}-1`,
    supplier,
    itemCode: 'TS10',
    itemName: 'Telkomsel 10.000',
    target: '087812340001',
    zone: null,
    cost: 9_000,
    priority: 1,
    ...more,
  }
}

export function orderOf(more: Partial<Order> = {}): Order {
  const [id, now, total] = [randomUUID(), new Date(), money(20_000)]
  return {
    id,
    number: `KT-${id.slice(0, 13)}`,
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
    offers: [],
    offersAt: now,
    placedAt: now,
    finishedAt: null,
    driveAt: null,
    drives: 0,
    traceparent: null,
    ...more,
  }
}

/** Steps of the usual path; each order takes as many of them as its test wants. */
const path = ['pay', 'process', 'complete'] as const

/** An order that has come as far as `paid`, `processing` or `completed`. */
export async function orderIn(
  { db }: Pick<Context, 'db'>,
  status: 'pending_payment' | 'paid' | 'processing' | 'completed',
  more: Partial<Order> = {},
): Promise<Order> {
  let order = orderOf(more)
  await insertOrder(db, order)
  for (const step of path) {
    if (order.status === status) break
    order = await moveOrder(db, order, step, { cause: 'test', actor: 'test', at: new Date() })
  }
  return order
}

export async function purchaseFor(
  { db }: Pick<Context, 'db'>,
  { id: orderId, number, kind, price }: Order,
  more: Partial<Purchase> = {},
): Promise<Purchase> {
  const [id, now] = [randomUUID(), new Date()]
  const purchase: Purchase = {
    id,
    orderId,
    attempt: 1,
    offerId: 'digiflazz-1',
    supplier: 'digiflazz',
    kind,
    itemCode: 'xld10',
    itemName: 'XL 10.000',
    target: '087812340001',
    zone: null,
    cost: 9_000n,
    priceMax: price.amount,
    charged: null,
    reference: `${number}-${more.attempt ?? 1}`,
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
    ...more,
  }
  await insertPurchase(db, { ...purchase, status: 'open' })
  if (purchase.status !== 'open')
    await db.query('update purchase set status = $2, ended_at = now() where id = $1::uuid', [id, purchase.status])
  return purchaseById(db, id)
}

export const statusOf = async ({ db }: Pick<Context, 'db'>, id: string) => (await orderById(db, id))?.status
