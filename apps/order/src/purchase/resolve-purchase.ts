import type { Context } from '../context.ts'
import type { ResolvePurchase } from '../order/order.schema.ts'
import { problem } from '../problems.ts'
import { callIsOverAt } from './ask-supplier.ts'
import { isReferenceTaken, lockOpenPurchase } from './purchase.repo.ts'
import type { Answer, Purchase } from './purchase.ts'
import { settleAndWake } from './settle-purchase.ts'

/**
 * Staff have asked the supplier by other ways: their word settles an open purchase as the supplier's own would. Not while
 * a call may still arrive there: what they heard by telephone may be otherwise a moment later.
 */
export async function resolvePurchase(
  ctx: Context,
  orderId: string,
  actor: string,
  input: ResolvePurchase,
): Promise<void> {
  try {
    await ctx.transaction(async (tx) => {
      // Locked, so that nobody takes the turn to ask between the look and the word.
      const open = await lockOpenPurchase(tx, orderId)
      if (open === undefined) throw problem('order.nothing-to-resolve', { id: orderId })
      expectNoCall(ctx, open)
      await settleAndWake(ctx, tx, open, answerOf(input, actor))
    })
  } catch (error) {
    if (!isReferenceTaken(error)) throw error
    throw problem('order.supplier-reference-taken', { reference: input.supplierReference ?? '' }, { cause: error })
  }
  ctx.log.info({ orderId, actor, outcome: input.outcome }, 'staff resolved a purchase')
}

function expectNoCall(ctx: Context, open: Purchase): void {
  const seconds = Math.ceil((callIsOverAt(ctx, open).getTime() - ctx.now().getTime()) / 1000)
  if (seconds <= 0) return
  const { supplier } = open
  throw problem('order.supplier-being-asked', { supplier, seconds }, { headers: { 'retry-after': String(seconds) } })
}

function answerOf(input: ResolvePurchase, actor: string): Answer {
  const { outcome, serialNumber, reason } = input
  const supplierReference = input.supplierReference ?? null
  const text = `${actor}: ${reason}`
  return outcome === 'delivered'
    ? { says: 'success', serialNumber: serialNumber ?? null, charged: null, supplierReference, text }
    : { says: 'failed', supplierReference, text }
}
