import { randomUUID } from 'node:crypto'
import type { EventData, PaymentPaid } from '@konter/contracts'
import { money } from '@konter/core'
import { eventually, type TestService, testService } from '@konter/testing'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { orderService } from '../app.ts'
import type { Context } from '../context.ts'
import { orderIn, orderOf } from '../fixture.ts'
import type { LedgerTransfer } from '../ledger.ts'
import { forgetOrder, insertOrder } from './order.repo.ts'
import { receivePayment } from './receive-payment.ts'
import { returnPayment } from './return-payment.ts'

let orders: TestService<Context>
const posted: LedgerTransfer[] = []
beforeAll(async () => {
  orders = await testService(orderService)
  // The ledger is another service: what it is asked to post is what is looked at here.
  orders.ctx.ledger.post = async (transfer) => void posted.push(transfer)
  orders.start()
})
afterAll(() => orders.stop())
beforeEach(() => void posted.splice(0))

type Paid = EventData<typeof PaymentPaid>
const paymentOf = (orderId: string, payerId: string, more: Partial<Paid> = {}): Paid => ({
  paymentId: orderId,
  purpose: 'order',
  purposeId: orderId,
  payerId,
  gateway: 'tripay',
  method: 'tripay:QRIS',
  amount: money(20_000),
  fee: money(0),
  total: money(20_000),
  gatewayFee: money(100),
  late: true,
  paidAt: new Date().toISOString(),
  ...more,
})
const hear = (paid: Paid) => orders.ctx.transaction((tx) => receivePayment.handle(tx, paid as never, orders.ctx))
const told = (userId: string) =>
  orders.db.query<{ type: string; data: { amount: object } }>(
    `select type, data from outbox where data->>'userId' = $1 order by position`,
    [userId],
  )

test('money for an order that was forgotten goes to its payer, and the payer is told', async () => {
  const order = orderOf({ paymentMethod: 'tripay:QRIS' })
  await insertOrder(orders.db, order)
  await forgetOrder(orders.db, order.id)
  await hear(paymentOf(order.id, order.userId))
  await eventually(async () =>
    expect(await told(order.userId)).toMatchObject([
      { type: 'order.stray-payment-returned.v1', data: { paymentId: order.id, amount: { amount: 20_000 } } },
    ]),
  )
  expect(posted).toMatchObject([
    {
      key: `late:${order.id}`,
      postings: [
        { from: 'house:clearing:tripay', to: `customer:${order.userId}`, amount: 20_000 },
        { from: 'house:expense:gateway-fees', to: 'house:clearing:tripay', amount: 100 },
      ],
    },
  ])
})

test('also when the order is forgotten only after the money was heard of', async () => {
  const order = orderOf({ paymentMethod: 'tripay:QRIS' })
  await insertOrder(orders.db, order)
  const received = { paymentId: order.id, gateway: 'tripay', total: 20_000, gatewayFee: 0 }
  await forgetOrder(orders.db, order.id)
  await returnPayment.work(orders.ctx, { orderId: order.id, payerId: order.userId, received } as never, { tries: 0 })
  expect(posted).toHaveLength(1)
})

test('a job that died after its commit tells nothing twice', async () => {
  const order = await orderIn(orders, 'completed', { paymentMethod: 'tripay:QRIS' })
  const received = { paymentId: randomUUID(), gateway: 'tripay', total: 20_000, gatewayFee: 0 }
  const work = () => returnPayment.work(orders.ctx, { orderId: order.id, received } as never, { tries: 0 })
  await work()
  await Promise.all([work(), work(), work()])
  expect((await told(order.userId)).map(({ type }) => type)).toEqual(['order.payment-returned.v1'])
  expect(new Set(posted.map((each) => JSON.stringify(each))).size).toBe(1)
})
