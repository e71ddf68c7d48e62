import { defineJob, type Tx } from '@konter/service'
import { type Context, job } from '../context.ts'
import { askSooner, purchaseByReference, purchasesHinted } from '../purchase/purchase.repo.ts'
import type { Consequence } from '../purchase/purchase.ts'
import { settleAndWake } from '../purchase/settle-purchase.ts'
import type { Webhook } from '../supplier/supplier.ts'
import { judgeMessage, readMessage, type Verdict } from './message.repo.ts'

/** What a supplier told us, taken into account after it has its answer. */
export const ApplyMessage = defineJob<{ messageId: string }>('apply-message')

type Judgement = { verdict: Verdict; purchaseId: string | null }

export const applyMessage = job(ApplyMessage, async (ctx, { messageId }) => {
  const { supplier, raw } = await readMessage(ctx.db, messageId)
  const webhooks = ctx.suppliers.get(supplier)?.readWebhook(raw) ?? []
  await ctx.transaction(async (tx) => {
    let judgement: Judgement = { verdict: 'malformed', purchaseId: null }
    for (const webhook of webhooks) judgement = await judge(ctx, tx, supplier, webhook)
    await judgeMessage(tx, messageId, judgement.verdict, judgement.purchaseId)
    ctx.count.messages.inc({ supplier, verdict: judgement.verdict })
  })
})

async function judge(ctx: Context, tx: Tx, supplier: string, webhook: Webhook): Promise<Judgement> {
  switch (webhook.kind) {
    case 'ping':
      return { verdict: 'no-change', purchaseId: null }
    case 'malformed':
      return { verdict: 'malformed', purchaseId: null }
    case 'hint':
      return askAgain(ctx, tx, supplier, webhook)
    case 'answer': {
      const purchase = await purchaseByReference(tx, supplier, webhook.reference)
      if (purchase === undefined) return { verdict: 'unknown-reference', purchaseId: null }
      return { verdict: verdictOf(await settleAndWake(ctx, tx, purchase, webhook.answer)), purchaseId: purchase.id }
    }
  }
}

function verdictOf(consequence: Consequence): Verdict {
  if (consequence === 'stay') return 'no-change'
  return consequence === 'contradiction' ? 'contradiction' : 'applied'
}

/** Nothing is believed of it; the supplier is asked now instead of later. */
async function askAgain(
  ctx: Context,
  tx: Tx,
  supplier: string,
  { supplierReference, target }: Extract<Webhook, { kind: 'hint' }>,
): Promise<Judgement> {
  const purchases = await purchasesHinted(tx, supplier, supplierReference, target)
  for (const { id, orderId } of purchases) {
    await askSooner(tx, id, ctx.now())
    await ctx.drives.wake(tx, orderId, ctx.now())
  }
  return { verdict: purchases.length === 0 ? 'unknown-reference' : 'asked-again', purchaseId: purchases[0]?.id ?? null }
}
