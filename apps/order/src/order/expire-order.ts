import { OrderExpired, PaymentClosed } from '@konter/contracts'
import { emit, type Tx } from '@konter/service'
import { type Context, on } from '../context.ts'
import { driveAt } from './drive-at.ts'
import { moveOrder, notePayment, orderById } from './order.repo.ts'
import { factsOf, type Order } from './order.ts'

/** A request that died before it opened a payment, and was not asked again, is looked at after this. */
const orphanMs = 30 * 60_000

export const orphanAt = ({ placedAt }: Pick<Order, 'placedAt'>): Date => new Date(placedAt.getTime() + orphanMs)

/** An order with a payment ends as its payment does. One without is closed, unless the payment was opened after all. */
export async function expireUnpaid(ctx: Context, order: Order): Promise<'wait'> {
  if (order.paymentId !== null) return 'wait'
  const isOrphan = ctx.now() >= orphanAt(order)
  const payment = isOrphan ? await ctx.payments.find(order.id) : undefined
  await ctx.transaction(async (tx) => {
    if (!isOrphan) await driveAt(tx, order.id, orphanAt(order))
    else if (payment === undefined) await expire(ctx, tx, order, 'no payment was opened')
    else await notePayment(tx, order.id, payment.id)
  })
  return 'wait'
}

async function expire(ctx: Context, tx: Tx, order: Order, cause: string): Promise<void> {
  const expired = await moveOrder(tx, order, 'expire', { cause, actor: 'service:order', at: ctx.now() })
  await emit(tx, OrderExpired, factsOf(expired))
  ctx.count.moved.inc({ status: expired.status })
}

export const expireOrder = on(PaymentClosed, 'expire-order', async (tx, closed, ctx) => {
  if (closed.purpose !== 'order') return
  const order = await orderById(tx, closed.purposeId)
  if (order?.status === 'pending_payment' && order.received === null)
    await expire(ctx, tx, order, `the payment ${closed.reason}`)
})
