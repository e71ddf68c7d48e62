import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import { purchasesOf } from '../purchase/purchase.repo.ts'
import { lockOrder, moveOrder } from './order.repo.ts'
import type { Order } from './order.ts'

/**
 * All ways to deliver are used up; the next step of the drive gives the money back. Unless another drive, with fresher
 * offers, has found one more: goods that may still come and the money back would be too much.
 */
export async function failOrder(ctx: Context, order: Order, cause: string): Promise<{ go: Order }> {
  const failed = await ctx.transaction(async (tx) => {
    await lockOrder(tx, order.id)
    const purchases = await purchasesOf(tx, order.id)
    if (purchases.some(({ status }) => status !== 'failed')) throw problem('order.moved-meanwhile', { id: order.id })
    return moveOrder(tx, order, 'fail', { cause, actor: 'service:order', at: ctx.now() })
  })
  ctx.count.moved(failed)
  return { go: failed }
}
