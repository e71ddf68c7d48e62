import { newId } from '@konter/core'
import type { Claim, Tx } from '@konter/service'
import { findCode } from '../code/code.repo.ts'
import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import { discountOf } from '../redemption/discount.ts'
import { type Occurrence, requestOf } from '../redemption/occurrence.ts'
import { redeemAll } from '../redemption/redeem.repo.ts'
import { findRedemption, merchantOf } from '../redemption/redemption.repo.ts'
import type { OwnCode } from '../redemption/refusal.ts'
import { challengeRow } from '../redemption/settle.repo.ts'
import { settleReview } from '../redemption/settle-review.ts'
import { isDoubted, lockScan, settleScan, type UploadedScan } from './offline.repo.ts'
import type { SettleConflict } from './offline.schema.ts'
import { conflictViewOf } from './offline-view.ts'

type Decision = SettleConflict & { id: string; by: string }

/**
 * An operator decides a conflict. Accepted, the scan is counted in the place of the redemption that it stands against, or as
 * one more; whatever was decided, never beyond a limit. Refused, a redemption that it had made doubtful stands again.
 */
export async function settleConflict(ctx: Context, { claim, ...settle }: Decision & { claim: Claim }) {
  const { settled, view } = await ctx.transaction(async (tx) => {
    const scan = await lockScan(tx, settle.id)
    if (scan?.verdict !== 'conflict') throw problem('conflict.not-found', { id: settle.id })
    if (scan.outcome !== null) throw problem('conflict.settled', { id: settle.id })
    const redemptionId = settle.outcome === 'accepted' ? await accept(ctx, tx, scan, settle) : null
    const settled = await settleScan(tx, { ...settle, redemptionId, at: ctx.now() })
    if (settle.outcome === 'refused') await clear(ctx, tx, settled, settle)
    const view = conflictViewOf(settled)
    await claim.answer(tx, 200, view)
    return { settled, view }
  })
  ctx.told([settled.merchantId])
  return view
}

/** A second try, with an id of its own: the first was written down as refused. */
async function accept(ctx: Context, tx: Tx, scan: UploadedScan, settle: Decision): Promise<string> {
  if (scan.againstId !== null) await giveWay(ctx, tx, scan.againstId, settle)
  const occurrence = await occurrenceOf(ctx, tx, scan)
  const [counted] = await redeemAll(tx, [requestOf(occurrence).request], ctx.now())
  if (counted?.verdict !== 'approved')
    throw problem('conflict.cannot-count', { reason: counted?.reason ?? 'code-refused' })
  return occurrence.id
}

/** The other one counts no more; the code stays good, for this one. */
async function giveWay(ctx: Context, tx: Tx, redemptionId: string, { by, because, id }: Decision): Promise<void> {
  const other = await findRedemption(tx, redemptionId)
  if (other?.status === 'approved') await challengeRow(tx, redemptionId, `offline scan ${id} was accepted`, ctx.now())
  await settleReview(ctx, tx, { redemptionId, outcome: 'rejected', by, because, keepCode: true })
}

/** What it had made doubtful is beyond doubt again, unless another scan still says otherwise. */
async function clear(ctx: Context, tx: Tx, scan: UploadedScan, { by, because }: Decision): Promise<void> {
  if (scan.againstId === null || !scan.challenged || (await isDoubted(tx, scan.againstId))) return
  await settleReview(ctx, tx, { redemptionId: scan.againstId, outcome: 'approved', by, because })
}

async function occurrenceOf(ctx: Context, tx: Tx, scan: UploadedScan): Promise<Occurrence> {
  const found = scan.codeId === null ? undefined : await findCode(tx, scan.codeId)
  if (found === undefined) throw problem('conflict.cannot-count', { reason: 'code-refused' })
  const terms = await ctx.termsOf(found.voucherId, found.version)
  const { name: merchantName, zone } = await merchantOf(tx, scan.merchantId)
  const code: OwnCode = { ...found, keyRevokedAt: null, voucherStatus: 'published', terms }
  const { merchantId, locationId, deviceId, staffId, happenedAt, clockTrusted: timed, bill } = scan
  return {
    id: newId(),
    key: null,
    entry: 'settled',
    till: { merchantId, locationId, deviceId, staffId, network: 'unknown' },
    happenedAt,
    receivedAt: ctx.now(),
    timed,
    target: { id: found.id, foreignId: null, lockedUntil: null, strict: false, zone, merchantName },
    code,
    bill,
    discount: discountOf(terms.discount, bill),
    reason: null,
    judged: undefined,
  }
}
