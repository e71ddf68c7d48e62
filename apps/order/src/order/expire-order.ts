import { OrderExpired, PaymentClosed } from '@konter/contracts'
import { emit, type Tx } from '@konter/service'
import { type Context, on } from '../context.ts'
import type { Next } from './drive-order.ts'
import { moveOrder, notePayment, orderById } from './order.repo.ts'
import { factsOf, type Order } from './order.ts'

/** A request that died before it opened a payment, and was not asked again, is looked at after this. */
const orphanMs = 30 * 60_000

export const orphanAt = ({ placedAt }: Pick<Order, 'placedAt'>): Date => new Date(placedAt.getTime() + orphanMs)

/** An order with a payment ends as its payment does. One without is closed, unless the payment was opened after all. */
export async function expireUnpaid(ctx: Context, order: Order): Promise<Next> {
  if (order.paymentId !== null) return { rest: null }
  if (ctx.now() < orphanAt(order)) return { rest: orphanAt(order) }
  const payment = await ctx.payments.find(order.id)
  if (payment === undefined) await ctx.transaction((tx) => expire(ctx, tx, order, 'no payment was opened'))
  else await notePayment(ctx.db, order.id, payment.id)
  return { rest: null }
}

async function expire(ctx: Context, tx: Tx, order: Order, cause: string): Promise<void> {
  const expired = await moveOrder(tx, order, 'expire', { cause, actor: 'service:order', at: ctx.now() })
  await emit(tx, OrderExpired, factsOf(expired))
  ctx.count.moved(expired)
}

export const expireOrder = on(PaymentClosed, 'expire-order', async (tx, closed, ctx) => {
  if (closed.purpose !== 'order') return
  const order = await orderById(tx, closed.purposeId)
  if (order?.status === 'pending_payment' && order.received === null)
    await expire(ctx, tx, order, `the payment ${closed.reason}`)
})
