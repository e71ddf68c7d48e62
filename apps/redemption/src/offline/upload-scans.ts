import { type Language, newId } from '@konter/core'
import { fingerprint } from '@konter/service'
import type { Context } from '../context.ts'
import type { CodeVerdict } from '../fraud/scan.ts'
import { problem } from '../problems.ts'
import { digitsIn } from '../qr/qr-payload.ts'
import { isForged } from '../qr-key/keyring.ts'
import { discountOf } from '../redemption/discount.ts'
import { demandMember } from '../redemption/membership.ts'
import { type Occurrence, scanOf } from '../redemption/occurrence.ts'
import { reasons } from '../redemption/reason.ts'
import type { Till, Wanted } from '../redemption/redeem.repo.ts'
import { ownCodeIn } from '../redemption/redeem.ts'
import { findRedemption } from '../redemption/redemption.repo.ts'
import { redemptionViewOf } from '../redemption/redemption.schema.ts'
import { type OurTime, ourTime } from './clock.ts'
import { countScan } from './count-scan.ts'
import { findByNonce, noteUpload, type UploadedScan } from './offline.repo.ts'
import type { OfflineScan, Upload } from './offline.schema.ts'
import { keyRuling, type OfflineRuling, rulingOn } from './offline-rules.ts'

type Uploader = { staffId: string; network: string }
/** A scan with what its device's clock is worth. */
type Timed = { scan: OfflineScan; time: OurTime; place: number }

/**
 * What a device scanned without a connection, in the order in which it happened, one after the other: each in a transaction
 * of its own, so that an upload that breaks off has decided what it has decided, and is simply sent again.
 */
export async function uploadScans(ctx: Context, upload: Upload, uploader: Uploader): Promise<UploadedScan[]> {
  const { merchantId, deviceId, scans } = upload
  await demandMember(ctx, merchantId, uploader.staffId)
  const receivedAt = ctx.now()
  const clockAtUpload = new Date(upload.clockAtUpload)
  const timed = scans.map((scan, place): Timed => {
    const scannedAt = new Date(scan.scannedAt)
    return { scan, place, time: ourTime({ scannedAt, clockAtUpload, receivedAt }) }
  })
  const skewMs = receivedAt.getTime() - clockAtUpload.getTime()
  await noteUpload(ctx.db, { merchantId, deviceId, at: receivedAt, skewMs })
  const decided: UploadedScan[] = []
  const inOrder = timed.toSorted(
    (a, b) => a.time.happenedAt.getTime() - b.time.happenedAt.getTime() || a.place - b.place,
  )
  for (const each of inOrder) decided[each.place] = await decide(ctx, { upload, uploader, receivedAt, ...each })
  ctx.told([merchantId])
  return decided
}

type Asked = Timed & { upload: Upload; uploader: Uploader; receivedAt: Date }

const fingerprintOf = ({ qr, scannedAt, locationId, billAmount }: OfflineScan): Buffer =>
  fingerprint({ qr: digitsIn(qr) ?? qr, scannedAt, locationId, billAmount })

async function decide(ctx: Context, asked: Asked): Promise<UploadedScan> {
  const { merchantId, deviceId } = asked.upload
  const { nonce } = asked.scan
  const print = fingerprintOf(asked.scan)
  const before = await findByNonce(ctx.db, { merchantId, deviceId, nonce })
  const decided = before ?? (await judge(ctx, asked, print))
  // Another scan under the same nonce: nothing is looked at, and nothing is kept of it.
  if (!decided.fingerprint.equals(print))
    return { ...decided, verdict: 'refused', reason: 'nonce-reused', redemptionId: null }
  return decided
}

async function judge(ctx: Context, asked: Asked, print: Buffer): Promise<UploadedScan> {
  const { occurrence, ruling, verdict } = await look(ctx, asked)
  const { position = null } = asked.scan
  const scan = scanOf({ ...occurrence, verdict, position, customerPosition: null })
  const judged = await ctx.engine.judge(scan)
  const { nonce, scannedAt } = asked.scan
  const facts = { nonce, fingerprint: print, scannedAt: new Date(scannedAt) }
  const counted = await countScan(ctx, { occurrence: { ...occurrence, judged }, ruling, ...facts })
  ctx.count.offline.inc({ verdict: counted.verdict })
  return counted
}

type Looked = { occurrence: Omit<Occurrence, 'judged'>; ruling: OfflineRuling; verdict: CodeVerdict }

/** Whose code it is, and what the rules say of it. */
async function look(ctx: Context, { scan, time, upload, uploader, receivedAt }: Asked): Promise<Looked> {
  const { merchantId, deviceId } = upload
  const till: Till = { merchantId, deviceId, locationId: scan.locationId, ...uploader }
  const read = await ctx.keyring.read(scan.qr)
  const revoked = !read.ok && read.reason === 'revoked-key' ? read : undefined
  const fields = read.ok ? read.fields : revoked?.fields
  const wanted: Wanted = fields && { qrId: fields.id }
  const target = await ctx.targetOf({ till, wanted, key: null, at: receivedAt })
  if (target === undefined) throw problem('merchant.not-found', { id: merchantId })
  const code = await ownCodeIn(ctx, target, merchantId)
  const bill = scan.billAmount === undefined ? null : BigInt(scan.billAmount)
  const { zone, locationOpen } = target
  const ruling = ((): OfflineRuling => {
    if (code === undefined) return { verdict: 'refused', reason: 'code-refused' }
    if (revoked !== undefined) return keyRuling(revoked.endedAt, time)
    return rulingOn(code, { ...time, receivedAt, zone, locationId: scan.locationId, locationOpen, bill })
  })()
  const isStrange = !read.ok && !isForged(read)
  const stray: CodeVerdict = isStrange ? 'unknown' : target.id !== null ? 'foreign' : 'manipulated'
  const occurrence = {
    id: newId(),
    key: null,
    entry: 'offline' as const,
    till,
    happenedAt: time.happenedAt,
    receivedAt,
    timed: time.timed,
    target,
    code,
    bill,
    discount: code === undefined ? null : discountOf(code.terms.discount, bill),
    reason: ruling?.reason ?? null,
  }
  return { occurrence, ruling, verdict: code === undefined ? stray : 'genuine' }
}

/** What the device is told; never that something is redeemed which is not. */
export async function verdictOf(
  ctx: Context,
  scan: UploadedScan,
  language: Language,
  acceptLanguage: string | undefined,
) {
  const { nonce, verdict, reason, happenedAt, clockTrusted, redemptionId } = scan
  const redemption = redemptionId === null ? undefined : await findRedemption(ctx.db, redemptionId)
  return {
    nonce,
    verdict,
    reason,
    message: reason === null ? null : reasons[reason][language],
    happenedAt,
    clockTrusted,
    redemption: redemption === undefined ? null : redemptionViewOf(redemption, acceptLanguage),
  }
}
