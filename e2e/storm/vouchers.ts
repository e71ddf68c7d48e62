import { randomUUID } from 'node:crypto'
import { scanAt } from '../market.ts'
import type { Answer } from './client.ts'
import type { Shop } from './journeys.ts'
import { publish, type Stall } from './market.ts'
import type { Identity, Verdict } from './notes.ts'
import { register } from './people.ts'
import type { Random } from './random.ts'

/** Journey 7 of product.md: somebody claims a voucher and shows it at a till, which scans it, types it, or uploads it later. */

type Claim = { id: string; code: string; qr: { text: string } }
type Scan = { verdict: Verdict; reason: string | null; attemptId: string; redemption: { id: string } | null }
type Uploaded = { scans: { nonce: string; verdict: string; redemption: { id: string } | null }[] }

export async function usesVoucher(
  shop: Shop,
  random: Random,
  stalls: readonly Stall[],
  now: () => Date,
): Promise<void> {
  const { client, notes } = shop
  const customer = await register(client, notes)
  const stall = random.pick(stalls)
  // Published a moment ago, it may be claimed before anybody has been told of it.
  const voucherId = random.chance(0.15)
    ? await publish(client, stall, now(), { totalLimit: 1 })
    : random.pick(stall.vouchers)
  const claim = await claimOf(shop, random, customer, voucherId)
  if (claim === undefined || random.chance(0.1)) return
  if (random.chance(0.25)) await uploads(shop, random, stall, claim, now)
  const first = await scan(shop, random, stall, claim)
  // A second till, at the same moment or later: one of them at most is told that it is good.
  if (random.chance(0.5)) await scan(shop, random, stall, claim)
  if (first.redemption !== null && random.chance(0.3)) {
    await undo(shop, stall, first.redemption.id)
    await scan(shop, random, stall, claim)
  }
}

async function claimOf(
  { client, notes }: Shop,
  random: Random,
  as: Identity & { userId: string },
  voucherId: string,
): Promise<Claim | undefined> {
  const asking = { as, key: randomUUID(), body: { voucherId } }
  const answer = await client.insist<Claim & { code?: string }>('POST', '/v1/claims', asking)
  const isClaimed = answer.status === 201
  notes.claims.push({ customerId: as.userId, voucherId, ...(isClaimed ? { claimId: answer.body.id } : {}) })
  if (!isClaimed) {
    if (answer.status !== 409) throw new Error(`claim: ${answer.status} ${JSON.stringify(answer.body)}`)
    return undefined
  }
  notes.secrets.add(answer.body.code).add(answer.body.qr.text.slice(-193))
  if (random.chance(0.2)) {
    const again = await client.insist<Claim>('POST', '/v1/claims', asking)
    notes.repeated.same += 1
    // Its code and QR are sealed in the answer that is kept, and shown again.
    if (again.status !== 201 || again.body.id !== answer.body.id || again.body.code !== answer.body.code)
      notes.violation(`claim ${answer.body.id} was answered again by ${again.status} ${again.body.id}`)
  }
  return answer.body
}

const isVerdict = ({ status }: Answer<unknown>): boolean => status === 200

async function scan({ client, notes }: Shop, random: Random, stall: Stall, claim: Claim): Promise<Scan> {
  const shown = random.chance(0.5) ? { qr: claim.qr.text } : { code: claim.code }
  const asking = { as: stall.cashier, key: randomUUID(), body: { ...scanAt(stall), billAmount: 50_000, ...shown } }
  const answer = await client.insist<Scan>('POST', '/v1/redemptions', asking)
  if (!isVerdict(answer)) throw new Error(`scan: ${answer.status} ${JSON.stringify(answer.body)}`)
  const { verdict, attemptId } = answer.body
  notes.scans.push({ claimId: claim.id, verdict, attemptId })
  if (random.chance(0.3)) {
    const again = await client.insist<Scan>('POST', '/v1/redemptions', asking)
    notes.repeated.same += 1
    if (JSON.stringify(again.body) !== JSON.stringify(answer.body))
      notes.violation(`scan ${attemptId} was answered ${verdict}, then ${JSON.stringify(again.body)}`)
  }
  return answer.body
}

/** As a device does that had no connection: the same upload, until it is answered. */
async function uploads({ client, notes }: Shop, random: Random, stall: Stall, claim: Claim, now: () => Date) {
  const { merchantId, locationId, position } = scanAt(stall)
  const nonce = `scan-${random.int(0, 2 ** 31)}-${claim.id.slice(-12)}`
  const at = now()
  const scannedAt = new Date(at.getTime() - random.int(1_000, 60_000)).toISOString()
  const body = {
    merchantId,
    deviceId: `${stall.deviceId}-b`.slice(0, 64),
    clockAtUpload: at.toISOString(),
    scans: [{ nonce, qr: claim.qr.text, locationId, scannedAt, position }],
  }
  const answer = await client.insist<Uploaded>('POST', '/v1/redemptions/offline', { as: stall.cashier, body })
  const [verdict] = answer.body.scans ?? []
  if (!isVerdict(answer) || verdict === undefined)
    throw new Error(`upload: ${answer.status} ${JSON.stringify(answer.body)}`)
  notes.uploads.push({
    claimId: claim.id,
    nonce,
    verdict: verdict.verdict,
    redemptionId: verdict.redemption?.id ?? null,
  })
  if (!random.chance(0.3)) return
  const again = await client.insist<Uploaded>('POST', '/v1/redemptions/offline', { as: stall.cashier, body })
  notes.repeated.same += 1
  if (
    again.body.scans[0]?.verdict !== verdict.verdict ||
    again.body.scans[0]?.redemption?.id !== verdict.redemption?.id
  )
    notes.violation(`upload ${nonce} was answered ${verdict.verdict}, then ${again.body.scans[0]?.verdict}`)
}

/** Too late, under review, or undone before: then it stays as it is. */
async function undo({ client, notes }: Shop, { id, cashier }: Stall, redemptionId: string): Promise<void> {
  const path = `/v1/redemptions/${redemptionId}/undo?merchantId=${id}`
  const asking = { as: cashier, key: randomUUID(), body: { because: 'salah pindai' } }
  const answer = await client.insist<{ status: string }>('POST', path, asking)
  if (answer.status === 200) notes.undone.add(redemptionId)
  else if (answer.status !== 409) throw new Error(`undo: ${answer.status} ${JSON.stringify(answer.body)}`)
}
