import type { Context } from '../context.ts'
import { driveAt } from './drive-at.ts'
import { moveOrder } from './order.repo.ts'
import type { Order } from './order.ts'

/** All ways to deliver are used up; the next step of the drive gives the money back. */
export async function failOrder(ctx: Context, order: Order, cause: string): Promise<'go-on'> {
  await ctx.transaction(async (tx) => {
    const failed = await moveOrder(tx, order, 'fail', { cause, actor: 'service:order', at: ctx.now() })
    await driveAt(tx, order.id, ctx.now())
    ctx.count.moved.inc({ status: failed.status })
  })
  return 'go-on'
}
