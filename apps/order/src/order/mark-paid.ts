import { OrderPaid } from '@konter/contracts'
import { atOnce, emit, type Tx } from '@konter/service'
import type { Context } from '../context.ts'
import { buyingFrom } from '../purchase/open-purchase.ts'
import { insertPurchase } from '../purchase/purchase.repo.ts'
import type { Purchase } from '../purchase/purchase.ts'
import { type Move, moveOrder } from './order.repo.ts'
import { factsOf, type Order, payerOf } from './order.ts'

/**
 * The money lies in order clearing: from here on the order delivers or gives it back. With its `first` purchase it is being
 * processed already.
 */
export async function markPaid(
  tx: Tx,
  order: Order,
  { cause, at, rest, first }: Pick<Move, 'cause' | 'at' | 'rest'> & { first?: Purchase | undefined },
): Promise<Order> {
  const [paid] = await atOnce([
    moveOrder(tx, order, 'pay', {
      cause,
      actor: payerOf(order),
      at,
      ...(rest === undefined ? {} : { rest }),
      ...(first === undefined ? {} : { next: { step: 'process', ...buyingFrom(first) } }),
    }),
    emit(tx, OrderPaid, factsOf(order)),
    ...(first === undefined ? [] : [insertPurchase(tx, first)]),
  ])
  return paid
}

/** After its commit. */
export function countPaid(ctx: Context, order: Order): void {
  ctx.count.moved({ ...order, status: 'paid' })
  if (order.status !== 'paid') ctx.count.moved(order)
}
