import type { Context } from '../context.ts'
import type { ResolvePurchase } from '../order/order.schema.ts'
import { problem } from '../problems.ts'
import { purchasesOf } from './purchase.repo.ts'
import type { Answer } from './purchase.ts'
import { settleAndWake } from './settle-purchase.ts'

/** Staff have asked the supplier by other ways: their word settles an open purchase as the supplier's own would. */
export async function resolvePurchase(
  ctx: Context,
  orderId: string,
  actor: string,
  input: ResolvePurchase,
): Promise<void> {
  await ctx.transaction(async (tx) => {
    const open = (await purchasesOf(tx, orderId)).find(({ status }) => status === 'open')
    if (open === undefined) throw problem('order.nothing-to-resolve', { id: orderId })
    await settleAndWake(ctx, tx, open, answerOf(input, actor))
  })
  ctx.log.info({ orderId, actor, outcome: input.outcome }, 'staff resolved a purchase')
}

function answerOf({ outcome, serialNumber, reason }: ResolvePurchase, actor: string): Answer {
  const text = `${actor}: ${reason}`
  return outcome === 'delivered'
    ? { says: 'success', serialNumber: serialNumber ?? null, charged: null, supplierReference: null, text }
    : { says: 'failed', supplierReference: null, text }
}
