import { OrderPaid } from '@konter/contracts'
import { atOnce, emit, type Tx } from '@konter/service'
import type { Context } from '../context.ts'
import { type Move, moveOrder } from './order.repo.ts'
import { factsOf, type Order, payerOf } from './order.ts'

/** The money lies in order clearing: from here on the order delivers or gives it back. */
export async function markPaid(
  ctx: Context,
  tx: Tx,
  order: Order,
  { cause, at, rest }: Pick<Move, 'cause' | 'at' | 'rest'>,
): Promise<Order> {
  const [paid] = await atOnce([
    moveOrder(tx, order, 'pay', {
      cause,
      actor: payerOf(order),
      at,
      ...(rest === undefined ? {} : { rest }),
    }),
    emit(tx, OrderPaid, factsOf(order)),
  ])
  ctx.count.moved(paid)
  return paid
}
