import { RedemptionUndone } from '@konter/contracts'
import { day } from '@konter/core'
import { type Claim, emit, type Tx } from '@konter/service'
import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import { findRedemption, merchantOf } from './redemption.repo.ts'
import { redemptionViewOf } from './redemption.schema.ts'
import { type Redemption, undoMs } from './redemption.ts'
import { isGoodAgain, type Undone, undoRow } from './settle.repo.ts'
import { told } from './tell.ts'

export type Undo = {
  id: string
  by: string
  because: string
  claim: Claim
  acceptLanguage: string | undefined
}
type View = ReturnType<typeof redemptionViewOf>

/** Within minutes the merchant takes back what was a mistake; a claim that is still good can be used again. */
export const undoAsMerchant = (ctx: Context, merchantId: string, undo: Undo): Promise<View> =>
  undoRedemption(ctx, { ...undo, merchantId, receivedAfter: new Date(ctx.now().getTime() - undoMs) })

/** Later, or under review, an operator does, and says why. */
export const undoAsOperator = (ctx: Context, undo: Undo): Promise<View> =>
  undoRedemption(ctx, { ...undo, merchantId: null, receivedAfter: null })

type Bound = Undo & { merchantId: string | null; receivedAfter: Date | null }

async function undoRedemption(ctx: Context, { claim, acceptLanguage, ...undo }: Bound): Promise<View> {
  const undone = await ctx.transaction(async (tx) => {
    const redemption = await findRedemption(tx, undo.id)
    if (redemption === undefined || (undo.merchantId !== null && redemption.merchantId !== undo.merchantId))
      throw problem('redemption.not-found', { id: undo.id })
    const { zone } = await merchantOf(tx, redemption.merchantId)
    const at = ctx.now()
    demandDone(await undoRow(tx, { ...undo, at, day: day(at, zone) }), undo.id)
    const after = (await findRedemption(tx, undo.id)) as Redemption
    await tellUndone(tx, after, undo.merchantId === null ? 'operator' : 'merchant')
    const view = redemptionViewOf(after, acceptLanguage)
    await claim.answer(tx, 200, view)
    return view
  })
  ctx.live.nudge(undone.merchantId)
  return undone
}

function demandDone(outcome: Undone, id: string): void {
  if (outcome === 'done') return
  if (outcome === 'not-found') throw problem('redemption.not-found', { id })
  if (outcome === 'too-late') throw problem('redemption.undo-too-late', { minutes: undoMs / 60_000 })
  throw problem('redemption.not-standing', { status: outcome })
}

async function tellUndone(tx: Tx, redemption: Redemption, by: 'merchant' | 'operator'): Promise<void> {
  const { name } = await merchantOf(tx, redemption.merchantId)
  await emit(tx, RedemptionUndone, { ...told(redemption, name), by, again: await isGoodAgain(tx, redemption.codeId) })
}
