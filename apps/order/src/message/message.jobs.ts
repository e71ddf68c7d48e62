import { defineJob, type Tx } from '@konter/service'
import { type Context, job } from '../context.ts'
import { askSooner, purchaseByReference, purchasesHinted } from '../purchase/purchase.repo.ts'
import { type Consequence, consequences } from '../purchase/purchase.ts'
import { settleAndWake } from '../purchase/settle-purchase.ts'
import type { Webhook } from '../supplier/supplier.ts'
import { type Judgement, judgeMessage, readUnjudged, type Verdict } from './message.repo.ts'

/** A kept message that could not be taken into account when it came. */
export const ApplyMessage = defineJob<{ messageId: string }>('apply-message')

export const applyMessage = job(ApplyMessage, async (ctx, { messageId }) => {
  await ctx.transaction(async (tx) => {
    const message = await readUnjudged(tx, messageId)
    if (message !== undefined) await takeIntoAccount(ctx, tx, { id: messageId, ...message })
  })
})

/** What a supplier told us changes what it is about, and is marked with what we made of it. */
export async function takeIntoAccount(
  ctx: Context,
  tx: Tx,
  { id, supplier, raw }: { id: string; supplier: string; raw: Buffer },
): Promise<void> {
  const webhooks = ctx.suppliers.get(supplier)?.readWebhook(raw) ?? []
  let judgement: Judgement = { verdict: 'malformed', purchaseId: null }
  for (const webhook of webhooks) judgement = await judge(ctx, tx, supplier, webhook)
  await judgeMessage(tx, id, judgement.verdict, judgement.purchaseId)
  ctx.count.messages.inc({ supplier, verdict: judgement.verdict })
}

/**
 * What is made of a message that changes nothing, as most do, for the call said the same before: its purchase has ended, and
 * what ended stays with it. Undefined when it has to be taken into account.
 */
export async function judgeAtSight(ctx: Context, supplier: string, raw: Buffer): Promise<Judgement | undefined> {
  const [webhook, ...more] = ctx.suppliers.get(supplier)?.readWebhook(raw) ?? []
  if (webhook?.kind !== 'answer' || webhook.answer.says === 'review' || more.length > 0) return undefined
  const purchase = await purchaseByReference(ctx.db, supplier, webhook.reference)
  const isOver = purchase !== undefined && purchase.status !== 'open'
  if (!isOver || consequences[purchase.status][webhook.answer.says] !== 'stay') return undefined
  return { verdict: 'no-change', purchaseId: purchase.id }
}

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
