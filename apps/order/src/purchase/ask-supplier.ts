import { killPoint } from '@konter/service'
import type { Context } from '../context.ts'
import { driveAt } from '../order/drive-at.ts'
import { noteSilence, noteVoice } from '../supplier/health.repo.ts'
import type { Supplier } from '../supplier/supplier.ts'
import { takenReferences, takeTurn } from './purchase.repo.ts'
import type { Answer, Purchase } from './purchase.ts'
import { settlePurchase } from './settle-purchase.ts'

/**
 * Asks the supplier about an open purchase, the first time or again. That it is being asked, and when next, is committed
 * before the call: after a crash nobody takes the call for not made. No answer means unknown: the same reference is asked again.
 */
export async function askSupplier(ctx: Context, purchase: Purchase): Promise<'go-on' | 'wait'> {
  const supplier = ctx.suppliers.get(purchase.supplier)
  if (supplier === undefined) throw new Error(`there is no supplier ${purchase.supplier}`)
  const turn = await takeNextTurn(ctx, supplier, purchase)
  if (turn === undefined) return 'wait'
  killPoint('order.supplier-before-call')
  const answer = await ask(ctx, supplier, turn)
  killPoint('order.supplier-after-call')
  const consequence = await ctx.transaction((tx) => settlePurchase(ctx, tx, turn, answer))
  return consequence === 'stay' ? 'wait' : 'go-on'
}

async function takeNextTurn(
  ctx: Context,
  supplier: Supplier,
  { id, orderId, asks, nextAskAt }: Purchase,
): Promise<Purchase | undefined> {
  const now = ctx.now()
  const next = new Date(now.getTime() + supplier.pollDelayMs(asks + 1))
  return ctx.transaction(async (tx) => {
    const turn = await takeTurn(tx, id, now, next)
    // Not due, or somebody else is asking: come back when it is.
    await driveAt(tx, orderId, turn === undefined && nextAskAt > now ? nextAskAt : next)
    return turn
  })
}

async function ask(ctx: Context, supplier: Supplier, purchase: Purchase): Promise<Answer> {
  const { id: purchaseId, reference, asks } = purchase
  try {
    const isFirst = asks === 1
    const answer = isFirst
      ? await supplier.buy(purchase)
      : await supplier.ask(purchase, supplier.knowsReference ? [] : await takenReferences(ctx.db, purchase))
    await noteVoice(ctx.db, supplier.code)
    ctx.count.answers.inc({ supplier: supplier.code, says: answer.says })
    return answer
  } catch (error) {
    ctx.log.warn(
      { err: error, supplier: supplier.code, purchaseId, reference, asks },
      'the supplier gave no answer; it will be asked again',
    )
    await noteSilence(ctx.db, supplier.code, ctx.now())
    ctx.count.answers.inc({ supplier: supplier.code, says: 'nothing' })
    return { says: 'unknown', text: error instanceof Error ? error.message.slice(0, 300) : 'no answer' }
  }
}
