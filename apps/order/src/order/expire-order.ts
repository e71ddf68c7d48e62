import { OrderExpired, PaymentClosed } from '@konter/contracts'
import { emit, type Tx } from '@konter/service'
import { type Context, on } from '../context.ts'
import { factsOf } from './drive-order.ts'
import { moveOrder, orderById } from './order.repo.ts'
import type { Order } from './order.ts'

/** No payment was ever opened for it: a request that died and was not asked again. Otherwise the payment decides. */
const orphanMs = 30 * 60_000

export async function expireUnpaid(ctx: Context, order: Order): Promise<'wait'> {
  const isOrphan = order.paymentId === null && ctx.now().getTime() - order.placedAt.getTime() >= orphanMs
  if (isOrphan) await ctx.transaction((tx) => expire(ctx, tx, order, 'no payment was opened'))
  return 'wait'
}

export const orphanAt = ({ placedAt }: Pick<Order, 'placedAt'>): Date => new Date(placedAt.getTime() + orphanMs)

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
