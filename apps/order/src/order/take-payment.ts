import { OrderPaid } from '@konter/contracts'
import { emit, type Tx } from '@konter/service'
import type { Context } from '../context.ts'
import { driveAt } from './drive-at.ts'
import { moveOrder } from './order.repo.ts'
import { factsOf, type Order } from './order.ts'

/** The money lies in order clearing: from here on the order delivers or gives it back. */
export async function takePayment(ctx: Context, tx: Tx, order: Order, cause: string): Promise<Order> {
  const paid = await moveOrder(tx, order, 'pay', { cause, actor: `user:${order.userId}`, at: ctx.now() })
  await emit(tx, OrderPaid, factsOf(paid))
  await driveAt(tx, order.id, ctx.now())
  ctx.count.moved.inc({ status: paid.status })
  return paid
}
