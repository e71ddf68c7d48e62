import { killPoint } from '@konter/service'
import type { Context } from '../context.ts'
import type { Supplier } from '../supplier/supplier.ts'
import { purchaseById, renewTurn, takeLookBack, takenReferences, takeTurn } from './purchase.repo.ts'
import type { Answer, Purchase } from './purchase.ts'
import { settlePurchase } from './settle-purchase.ts'

/** So often a supplier is asked without a clear word before staff are told: half an hour with Digiflazz. */
const unclearMax = 5
/** A look back that brought no answer is worth another. */
const lookBackRetryMs = 60_000
/** Between the commit that takes the turn and the call, and between the clocks of two replicas. */
const callSlackMs = 10_000

/**
 * Asks for the first time about a purchase that was opened with its turn taken, and gives what has become of it. Nobody else
 * holds this turn. It is renewed where much time has passed: who must know when no call can arrive any more counts from it
 * (`callIsOverAt`).
 */
export async function askFirst(ctx: Context, opened: Purchase): Promise<Purchase> {
  const supplier = supplierOf(ctx, opened)
  const now = ctx.now()
  const isFresh = now.getTime() - (opened.askedAt ?? opened.openedAt).getTime() < callSlackMs / 2
  const turn = isFresh ? opened : await renewTurn(ctx.db, opened, now, askNextAt(supplier, opened.asks, now))
  return turn === undefined ? purchaseById(ctx.db, opened.id) : (await hear(ctx, supplier, turn)).purchase
}

/**
 * Asks again about an open purchase. That it is being asked, and when next, is committed before the call: after a crash
 * nobody takes the call for not made. No answer means unknown: the same reference is asked again.
 */
export async function askAgain(ctx: Context, purchase: Purchase): Promise<Purchase> {
  const supplier = supplierOf(ctx, purchase)
  const turn = await takeNextTurn(ctx, supplier, purchase)
  // Not due, or somebody else is asking, or it has ended.
  return turn === undefined ? purchaseById(ctx.db, purchase.id) : (await hear(ctx, supplier, turn)).purchase
}

/**
 * When a delivery is looked back at next; null: never, or never again. Only at what the supplier itself has said to have
 * delivered and charged: what staff delivered by other means it would take for a new purchase.
 */
export function lookBackAt(ctx: Context, delivered: Purchase): Date | null {
  const next = lookBacksOf(ctx, delivered).find((time) => time > ctx.now().getTime())
  return next === undefined ? null : new Date(next)
}

export const isLookedBackAt = (ctx: Context, delivered: Purchase): boolean => lookBacksOf(ctx, delivered).length > 0

const lookBacksOf = (ctx: Context, { supplier, openedAt, charged }: Purchase): number[] =>
  charged === null ? [] : (ctx.suppliers.get(supplier)?.lookBacksMs ?? []).map((ms) => openedAt.getTime() + ms)

/**
 * Asks whether a delivery still stands, for those who take one back and say so only once. Gives what has become of it, and
 * when to ask again: soon, when there was no answer.
 */
export async function lookBack(ctx: Context, delivered: Purchase): Promise<{ purchase: Purchase; next: Date | null }> {
  const now = ctx.now()
  const soon = new Date(now.getTime() + lookBackRetryMs)
  const turn = await takeLookBack(ctx.db, delivered.id, now, soon)
  if (turn === undefined) return { purchase: await purchaseById(ctx.db, delivered.id), next: soon }
  const { purchase, answer } = await hear(ctx, supplierOf(ctx, delivered), turn)
  return { purchase, next: answer.says === 'unknown' ? soon : lookBackAt(ctx, delivered) }
}

/**
 * When no call that may buy can arrive any more. Who knows our reference takes every question for a purchase that never
 * reached them; who does not was asked to sell once, at the beginning.
 */
export function callIsOverAt(ctx: Context, purchase: Purchase): Date {
  const { askedAt, openedAt } = purchase
  const lastCallAt = supplierOf(ctx, purchase).knowsReference ? (askedAt ?? openedAt) : openedAt
  return new Date(lastCallAt.getTime() + ctx.config.SUPPLIER_TIMEOUT_MS + callSlackMs)
}

function supplierOf(ctx: Context, { supplier: code }: Purchase): Supplier {
  const supplier = ctx.suppliers.get(code)
  if (supplier === undefined) throw new Error(`there is no supplier ${code}`)
  return supplier
}

type Heard = { purchase: Purchase; answer: Answer }

async function hear(ctx: Context, supplier: Supplier, turn: Purchase): Promise<Heard> {
  killPoint('order.supplier-before-call')
  const answer = orReview(await ask(ctx, supplier, turn), turn)
  killPoint('order.supplier-after-call')
  const { purchase } = await settlePurchase(ctx, ctx.db, turn, answer)
  return { purchase, answer }
}

/** It goes on being asked; but what cannot find its end by itself is shown to staff. */
const orReview = (answer: Answer, { asks }: Purchase): Answer =>
  answer.says === 'unknown' && asks > unclearMax ? { says: 'review', text: answer.text } : answer

function takeNextTurn(ctx: Context, supplier: Supplier, { id, asks }: Purchase): Promise<Purchase | undefined> {
  const now = ctx.now()
  return takeTurn(ctx.db, id, now, askNextAt(supplier, asks + 1, now))
}

const askNextAt = (supplier: Supplier, asks: number, now: Date): Date =>
  new Date(now.getTime() + supplier.pollDelayMs(asks))

async function ask(ctx: Context, supplier: Supplier, purchase: Purchase): Promise<Answer> {
  const { id: purchaseId, reference, asks } = purchase
  try {
    const taken = asks === 1 || supplier.knowsReference ? [] : await takenReferences(ctx.db, purchase)
    const answer = await ctx.drives.outside(() => (asks === 1 ? supplier.buy(purchase) : supplier.ask(purchase, taken)))
    await ctx.supplierHealth.noteVoice(supplier.code)
    ctx.count.answers.inc({ supplier: supplier.code, says: answer.says })
    return answer
  } catch (error) {
    ctx.log.warn(
      { err: error, supplier: supplier.code, purchaseId, reference, asks },
      'the supplier gave no answer; it will be asked again',
    )
    await ctx.supplierHealth.noteSilence(supplier.code)
    ctx.count.answers.inc({ supplier: supplier.code, says: 'nothing' })
    return { says: 'unknown', text: error instanceof Error ? error.message.slice(0, 300) : 'no answer' }
  }
}
