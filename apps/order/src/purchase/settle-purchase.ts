import type { Tx } from '@konter/service'
import type { Context } from '../context.ts'
import { movePurchase, noteAnswer, noteContradiction, purchaseById } from './purchase.repo.ts'
import { type Answer, type Consequence, consequences, type Purchase } from './purchase.ts'

type Settled = { consequence: Consequence; purchase: Purchase }

/**
 * Takes an answer into account, whoever brought it: the call, the poll, a webhook, staff. Late, duplicate, reordered and
 * contradictory ones change nothing that is final. What it means for the order is the next step of its drive.
 */
export async function settlePurchase(ctx: Context, tx: Tx, purchase: Purchase, answer: Answer): Promise<Settled> {
  const consequence = consequences[purchase.status][answer.says]
  switch (consequence) {
    case 'stay':
      if (purchase.status === 'open') await noteAnswer(tx, purchase, answer)
      if (answer.says === 'review')
        ctx.log.error({ purchaseId: purchase.id, supplier: purchase.supplier }, 'staff must look at a purchase')
      return { consequence, purchase }
    case 'contradiction':
      await noteContradiction(tx, purchase, `${answer.says} after ${purchase.status}: ${answer.text}`)
      ctx.log.error(
        { purchaseId: purchase.id, supplier: purchase.supplier, status: purchase.status, says: answer.says },
        'a supplier contradicts itself',
      )
      ctx.count.contradictions.inc({ supplier: purchase.supplier })
      return { consequence, purchase }
    default: {
      const moved = await movePurchase(tx, purchase, consequence, answer, ctx.now())
      if (moved !== undefined) return { consequence, purchase: moved }
      // Another answer was first: this one is weighed against what the purchase has become, or a reversal would be lost.
      return settlePurchase(ctx, tx, await purchaseById(tx, purchase.id), answer)
    }
  }
}

/** For those who do not drive the order themselves: what an answer changes, its drive is woken for. */
export async function settleAndWake(ctx: Context, tx: Tx, purchase: Purchase, answer: Answer): Promise<Consequence> {
  const { consequence } = await settlePurchase(ctx, tx, purchase, answer)
  if (consequence !== 'stay' && consequence !== 'contradiction') await ctx.drives.wake(tx, purchase.orderId, ctx.now())
  return consequence
}
