import { OrderPaymentReturned, PaymentPaid } from '@konter/contracts'
import { equals, money } from '@konter/core'
import { defineJob, emit, enqueue, safeNumber } from '@konter/service'
import { job, on } from '../context.ts'
import { returned } from './order.ledger.ts'
import { findOrder, noteReceived, orderById } from './order.repo.ts'
import type { Received } from './order.ts'
import { factsOf } from './order.ts'

type ReturnFacts = { orderId: string; received: Received }

/** Money that an order cannot take goes to the payer's wallet: every guest has one. */
export const ReturnPayment = defineJob<ReturnFacts>('return-payment')

export const receivePayment = on(PaymentPaid, 'receive-payment', async (tx, paid, ctx) => {
  if (paid.purpose !== 'order') return
  const order = await orderById(tx, paid.purposeId)
  if (order === undefined) throw new Error(`there is no order ${paid.purposeId} for payment ${paid.paymentId}`)
  const received: Received = {
    paymentId: paid.paymentId,
    gateway: paid.gateway,
    total: safeNumber(paid.total.amount),
    gatewayFee: safeNumber(paid.gatewayFee.amount),
  }
  const fits = !paid.late && equals(paid.total, order.total)
  if (fits && (await noteReceived(tx, order.id, received))) return ctx.drives.wake(tx, order.id, ctx.now())
  await enqueue(tx, ReturnPayment, { orderId: order.id, received }, { key: `return:${paid.paymentId}` })
})

export const returnPayment = job(ReturnPayment, async (ctx, { orderId, received }: ReturnFacts) => {
  const order = await findOrder(ctx.db, { id: orderId })
  await ctx.ledger.post(returned(order, received))
  await ctx.transaction((tx) =>
    emit(tx, OrderPaymentReturned, {
      ...factsOf(order),
      paymentId: received.paymentId,
      amount: money(received.total, order.total.currency),
    }),
  )
})
