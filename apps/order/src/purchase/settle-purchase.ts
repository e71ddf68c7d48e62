import type { Tx } from '@konter/service'
import type { Context } from '../context.ts'
import { driveAt } from '../order/drive-at.ts'
import { movePurchase, noteAnswer, noteContradiction, purchaseById } from './purchase.repo.ts'
import { type Answer, type Consequence, consequences, type Purchase } from './purchase.ts'

/**
 * Takes an answer into account, whoever brought it: the call, the poll, a webhook, staff. Late, duplicate, reordered and
 * contradictory ones change nothing that is final. What it means for the order is the next step of its drive.
 */
export async function settlePurchase(ctx: Context, tx: Tx, purchase: Purchase, answer: Answer): Promise<Consequence> {
  const consequence = consequences[purchase.status][answer.says]
  switch (consequence) {
    case 'stay':
      await noteAnswer(tx, purchase, answer)
      if (answer.says === 'review')
        ctx.log.error(
          { purchaseId: purchase.id, supplier: purchase.supplier, answer: answer.text },
          'staff must look at a purchase',
        )
      return consequence
    case 'contradiction':
      await noteContradiction(tx, purchase, `${answer.says} after ${purchase.status}: ${answer.text}`)
      ctx.log.error(
        { purchaseId: purchase.id, supplier: purchase.supplier, status: purchase.status, says: answer.says },
        'a supplier contradicts itself',
      )
      ctx.count.contradictions.inc({ supplier: purchase.supplier })
      return consequence
    default:
      // Another answer was first: this one is weighed against what the purchase has become, or a reversal would be lost.
      if (!(await movePurchase(tx, purchase, consequence, answer, ctx.now())))
        return settlePurchase(ctx, tx, await purchaseById(tx, purchase.id), answer)
      await driveAt(tx, purchase.orderId, ctx.now())
      return consequence
  }
}
