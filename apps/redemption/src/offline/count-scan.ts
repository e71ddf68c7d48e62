import type { Tx } from '@konter/service'
import type { Context } from '../context.ts'
import type { Occurrence } from '../redemption/occurrence.ts'
import { requestOf } from '../redemption/occurrence.ts'
import { redeemAll } from '../redemption/redeem.repo.ts'
import { challengeRow } from '../redemption/settle.repo.ts'
import { findByNonce, insertScan, type NewScan, standingOf, type UploadedScan } from './offline.repo.ts'
import { conflict, type OfflineRuling, rulingOnUsed } from './offline-rules.ts'

type Ruled = {
  occurrence: Occurrence
  ruling: OfflineRuling
  nonce: string
  fingerprint: Buffer
  scannedAt: Date
}

/** The same nonce came twice at the same moment: the other one's answer stands, and nothing of this one is kept. */
class NonceTaken extends Error {}

/** Counts a scan, or not, and keeps the verdict with it: one transaction, once per nonce. */
export async function countScan(ctx: Context, ruled: Ruled): Promise<UploadedScan> {
  const { merchantId, deviceId } = ruled.occurrence.till
  const counting = ctx.transaction(async (tx) => {
    const scan = newScanOf(ruled, await decideIn(ctx, tx, ruled))
    if (!(await insertScan(tx, scan))) throw new NonceTaken()
  })
  await counting.catch((error: unknown) => {
    if (!(error instanceof NonceTaken)) throw error
  })
  const decided = await findByNonce(ctx.db, { merchantId, deviceId, nonce: ruled.nonce })
  if (decided === undefined) throw new Error(`scan ${ruled.nonce} was decided and is not there`)
  return decided
}

type Decided = Pick<NewScan, 'verdict' | 'reason' | 'redemptionId' | 'againstId' | 'challenged'>
const nothing = { redemptionId: null, againstId: null, challenged: false }

async function decideIn(ctx: Context, tx: Tx, { occurrence, ruling }: Ruled): Promise<Decided> {
  // What the engine would have stopped at the till has happened: people look at it.
  const judged = ruling ?? (occurrence.judged?.outcome === 'block' ? conflict('not-accepted') : undefined)
  const { request } = requestOf({ ...occurrence, reason: judged?.reason ?? null })
  const [counted] = await redeemAll(tx, [request], ctx.now())
  if (counted === undefined) throw new Error('the database decided nothing')
  if (judged !== undefined) return { ...judged, ...nothing }
  if (counted.verdict !== 'refused') return { ...nothing, verdict: 'accepted', reason: null, redemptionId: request.id }
  if (counted.reason !== 'already-redeemed') return { ...nothing, verdict: 'conflict', reason: counted.reason }
  return used(ctx, tx, occurrence)
}

async function used(ctx: Context, tx: Tx, { till, code, happenedAt, timed }: Occurrence): Promise<Decided> {
  const standing = code === undefined ? undefined : await standingOf(tx, code.id)
  const { ruling, challenges } = rulingOnUsed({ deviceId: till.deviceId, happenedAt, timed }, standing)
  const cause = `an offline scan of ${happenedAt.toISOString()} says that it was before`
  const challenged = challenges && standing !== undefined && (await challengeRow(tx, standing.id, cause, ctx.now()))
  const againstId = ruling.verdict === 'conflict' ? (standing?.id ?? null) : null
  return { ...ruling, redemptionId: null, againstId, challenged }
}

function newScanOf({ occurrence, nonce, fingerprint, scannedAt }: Ruled, decided: Decided): NewScan {
  const { id, till, code, happenedAt, timed, receivedAt, bill } = occurrence
  const { merchantId, deviceId, locationId, staffId } = till
  return {
    id,
    merchantId,
    deviceId,
    nonce,
    fingerprint,
    locationId,
    staffId,
    codeId: code?.id ?? null,
    voucherId: code?.voucherId ?? null,
    scannedAt,
    happenedAt,
    clockTrusted: timed,
    receivedAt,
    bill,
    ...decided,
  }
}
