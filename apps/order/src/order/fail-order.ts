import type { Context } from '../context.ts'
import { moveOrder } from './order.repo.ts'
import type { Order } from './order.ts'

/** All ways to deliver are used up; the next step of the drive gives the money back. */
export async function failOrder(ctx: Context, order: Order, cause: string): Promise<{ go: Order }> {
  const failed = await moveOrder(ctx.db, order, 'fail', { cause, actor: 'service:order', at: ctx.now() })
  ctx.count.moved(failed)
  return { go: failed }
}
