import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import { findOrder, moveOrder } from './order.repo.ts'
import { type Order, steps } from './order.ts'

/** Before it is paid, its owner may change their mind. Should the money come in after all, it goes to their wallet. */
export async function cancelOrder(
  ctx: Context,
  where: { id: string; userId?: string },
  actor: string,
  cause: string,
): Promise<Order> {
  return ctx.transaction(async (tx) => {
    const order = await findOrder(tx, where)
    if (steps[order.status].cancel === undefined || order.paymentMethod === 'wallet')
      throw problem('order.move-refused', { status: order.status, step: 'cancel' })
    const cancelled = await moveOrder(tx, order, 'cancel', { cause, actor, at: ctx.now() })
    ctx.count.moved(cancelled)
    return cancelled
  })
}
