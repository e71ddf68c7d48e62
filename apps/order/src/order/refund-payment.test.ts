import { randomUUID } from 'node:crypto'
import type { EventData, PaymentRefunded } from '@konter/contracts'
import { money } from '@konter/core'
import { eventually, staff, type TestService, testService } from '@konter/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { orderService } from '../app.ts'
import type { Context } from '../context.ts'
import { offerOf, orderIn, purchaseFor, statusOf } from '../fixture.ts'
import { purchasesOf } from '../purchase/purchase.repo.ts'
import { settleAndWake } from '../purchase/settle-purchase.ts'
import type { Order } from './order.ts'
import { refundById } from './payment-refund.repo.ts'
import { noteReturned } from './payment-return.repo.ts'
import { refundPayment, takePaymentBack } from './refund-payment.ts'

type TakeBack = Parameters<Context['ledger']['takeBack']>[0]

let orders: TestService<Context>
const asked: TakeBack[] = []
beforeAll(async () => {
  orders = await testService(orderService, { DIGIFLAZZ_USERNAME: 'demo_user', DIGIFLAZZ_API_KEY: 'dev-demo-key' })
  // The wallet is another service; how it takes back is proven there. Here: what it is asked, and when.
  orders.ctx.ledger = {
    post: async () => {},
    takeBack: async (payment) => {
      asked.push(payment)
      return { taken: payment.amount - 5_000, claimed: 5_000 }
    },
  }
  orders.start()
})
afterAll(() => orders.stop())

const paidBy = (paymentId: string): Partial<Order> => ({
  paymentMethod: 'tripay:QRIS',
  received: { paymentId, gateway: 'tripay', total: 20_000, gatewayFee: 100 },
})
/** An order that a gateway's payment has paid, as far as `status`. */
async function orderPaid(status: 'paid' | 'processing' | 'completed', more: Partial<Order> = {}) {
  const paymentId = randomUUID()
  const order = await orderIn(orders, status, { ...paidBy(paymentId), ...more })
  await orders.db.query('update "order" set received = $2::jsonb where id = $1', [
    order.id,
    JSON.stringify(paidBy(paymentId).received),
  ])
  return { order, paymentId }
}
const giveBack = (paymentId: string, { id, userId }: Order) => {
  const fact: EventData<typeof PaymentRefunded> = {
    paymentId,
    purpose: 'order',
    purposeId: id,
    payerId: userId,
    gateway: 'tripay',
    method: 'tripay:QRIS',
    amount: money(20_000),
    fee: money(0),
    total: money(20_000),
    gatewayFee: money(100),
    refundedAt: new Date().toISOString(),
  }
  return orders.ctx.transaction((tx) => refundPayment.handle(tx, fact as never, orders.ctx))
}
const look = (paymentId: string) => takePaymentBack.work(orders.ctx, { paymentId } as never, { tries: 0 })
const askedFor = (paymentId: string) => asked.filter((each) => each.paymentId === paymentId)
const takenBack = (paymentId: string) =>
  eventually(async () => {
    expect(await refundById(orders.db, paymentId)).toMatchObject({ taken: 15_000n, claimed: 5_000n })
  })

test('nothing is bought for an order whose payment was given back: it fails, and then the money is taken back', async () => {
  const { order, paymentId } = await orderPaid('paid', { offers: [offerOf('digiflazz')] })
  await giveBack(paymentId, order)
  await eventually(async () => expect(await statusOf(orders, order.id)).toBe('refunded'))
  expect(await purchasesOf(orders.db, order.id)).toEqual([])
  await look(paymentId)
  await takenBack(paymentId)
  expect(askedFor(paymentId)[0]).toEqual({
    paymentId,
    userId: order.userId,
    gateway: 'tripay',
    reference: `order:${order.id}`,
    amount: 20_000,
    gatewayFee: 100,
  })
})

test.each([
  ['failed', 'refunded'],
  ['success', 'completed'],
] as const)(
  'at a supplier that says %s in the end it is waited for; no other supplier is tried',
  async (says, ends) => {
    const { order, paymentId } = await orderPaid('processing', { offers: [offerOf('vip')] })
    const purchase = await purchaseFor(orders, order, { nextAskAt: new Date(Date.now() + 3_600_000) })
    await giveBack(paymentId, order)
    await look(paymentId)
    expect([await statusOf(orders, order.id), askedFor(paymentId)]).toEqual(['processing', []])
    const text = 'in the end'
    const answer =
      says === 'success'
        ? { says, serialNumber: 'SN', charged: 9_000n, supplierReference: null, text }
        : { says, supplierReference: null, text }
    await orders.ctx.transaction((tx) => settleAndWake(orders.ctx, tx, purchase, answer))
    await eventually(async () => expect(await statusOf(orders, order.id)).toBe(ends))
    expect(await purchasesOf(orders.db, order.id)).toHaveLength(1)
    await look(paymentId)
    await takenBack(paymentId)
  },
)

test('for a delivered order the payer owes; staff see it in review, with what came back', async () => {
  const { order, paymentId } = await orderPaid('completed')
  await giveBack(paymentId, order)
  await takenBack(paymentId)
  const as = staff('order:read')
  const { body: listed } = await orders.get<{ items: { id: string }[] }>('/v1/admin/orders?review=true', { as })
  expect(listed.items.map(({ id }) => id)).toContain(order.id)
  const { body } = await orders.get(`/v1/admin/orders/${order.id}`, { as })
  expect(body).toMatchObject({
    status: 'completed',
    refunds: [{ paymentId, total: 20_000, taken: 15_000, claimed: 5_000 }],
  })
})

test('asked again after a crash, the wallet answers the same; told again, nothing happens', async () => {
  const { order, paymentId } = await orderPaid('completed')
  await giveBack(paymentId, order)
  await takenBack(paymentId)
  await orders.db.query('update payment_refund set taken = null, claimed = null where payment_id = $1', [paymentId])
  await look(paymentId)
  await takenBack(paymentId)
  const times = askedFor(paymentId).length
  await giveBack(paymentId, order)
  await look(paymentId)
  expect(askedFor(paymentId)).toHaveLength(times)
  expect(new Set(askedFor(paymentId).map((each) => JSON.stringify(each))).size).toBe(1)
})

test('money that the order could not take is taken back once it lies in the wallet, also of an order that was forgotten', async () => {
  const known = await orderIn(orders, 'completed')
  const forgotten = { ...known, id: randomUUID() }
  for (const order of [known, forgotten]) {
    const paymentId = randomUUID()
    await giveBack(paymentId, order)
    await look(paymentId)
    expect(askedFor(paymentId)).toEqual([])
    await noteReturned(orders.db, { paymentId, orderId: order.id, userId: order.userId }, new Date())
    await look(paymentId)
    await takenBack(paymentId)
  }
})
