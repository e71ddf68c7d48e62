import { RedemptionReviewed } from '@konter/contracts'
import { day } from '@konter/core'
import { emit, type Tx } from '@konter/service'
import type { Context } from '../context.ts'
import { findRedemption, merchantOf } from './redemption.repo.ts'
import type { Redemption } from './redemption.ts'
import { settleRow } from './settle.repo.ts'
import { told } from './tell.ts'

export type Review = {
  redemptionId: string
  outcome: 'approved' | 'rejected'
  by: string
  because: string
  /** The code is needed for another redemption, so it is not revoked with a rejected one. */
  keepCode?: boolean
}

/**
 * Ends the review of a redemption, in the transaction of whoever decides: approved, it is settled from today on; rejected, its
 * use goes back to the voucher, and a claim is good no more. False when it is not under review (any more).
 */
export async function settleReview(ctx: Context, tx: Tx, review: Review): Promise<boolean> {
  const { redemptionId: id, outcome, by, because, keepCode = false } = review
  const before = await findRedemption(tx, id)
  if (before === undefined) return false
  const { name, zone } = await merchantOf(tx, before.merchantId)
  const at = ctx.now()
  const revoke = keepCode ? null : because
  if (!(await settleRow(tx, { id, outcome, revoke, by, at, day: day(at, zone) }))) return false
  const redemption = (await findRedemption(tx, id)) as Redemption
  await emit(tx, RedemptionReviewed, { ...told(redemption, name), outcome })
  // Before the commit: the poll of the feed finds what this hint is too early for.
  ctx.live.nudge(redemption.merchantId)
  return true
}
