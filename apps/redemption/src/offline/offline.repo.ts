import { only, type Tx } from '@konter/service'
import type { Reason } from '../redemption/reason.ts'
import type { Standing } from './offline-rules.ts'

export type UploadedScan = {
  id: string
  merchantId: string
  deviceId: string
  nonce: string
  fingerprint: Buffer
  locationId: string
  staffId: string
  codeId: string | null
  voucherId: string | null
  scannedAt: Date
  happenedAt: Date
  clockTrusted: boolean
  receivedAt: Date
  bill: bigint | null
  verdict: 'accepted' | 'conflict' | 'refused'
  reason: Reason | null
  redemptionId: string | null
  againstId: string | null
  challenged: boolean
  outcome: 'accepted' | 'refused' | null
  settledAt: Date | null
  settledBy: string | null
  settledBecause: string | null
}

const columns = `id, merchant_id as "merchantId", device_id as "deviceId", nonce, fingerprint, location_id as "locationId",
  staff_id as "staffId", code_id as "codeId", voucher_id as "voucherId", scanned_at as "scannedAt",
  happened_at as "happenedAt", timed as "clockTrusted", received_at as "receivedAt", bill_amount as bill, verdict, reason,
  redemption_id as "redemptionId", against_id as "againstId", challenged, outcome, settled_at as "settledAt",
  settled_by as "settledBy", settled_because as "settledBecause"`

export async function findByNonce(
  tx: Tx,
  { merchantId, deviceId, nonce }: Pick<UploadedScan, 'merchantId' | 'deviceId' | 'nonce'>,
): Promise<UploadedScan | undefined> {
  const [row] = await tx.query<UploadedScan>(
    `select ${columns} from offline_scan where merchant_id = $1::uuid and device_id = $2 and nonce = $3`,
    [merchantId, deviceId, nonce],
  )
  return row
}

export type NewScan = Omit<UploadedScan, 'outcome' | 'settledAt' | 'settledBy' | 'settledBecause'>

/** False when the nonce was used meanwhile. */
export async function insertScan(tx: Tx, scan: NewScan): Promise<boolean> {
  const rows = await tx.query(
    `insert into offline_scan (id, merchant_id, device_id, nonce, fingerprint, location_id, staff_id, code_id, voucher_id,
                               scanned_at, happened_at, timed, received_at, bill_amount, verdict, reason, redemption_id,
                               against_id, challenged)
     values ($1::uuid, $2::uuid, $3, $4, $5, $6::uuid, $7::uuid, $8::uuid, $9::uuid, $10::timestamptz, $11::timestamptz, $12,
             $13::timestamptz, $14::bigint, $15, $16, $17::uuid, $18::uuid, $19)
     on conflict (merchant_id, device_id, nonce) do nothing returning 1 as one`,
    [
      scan.id,
      scan.merchantId,
      scan.deviceId,
      scan.nonce,
      scan.fingerprint,
      scan.locationId,
      scan.staffId,
      scan.codeId,
      scan.voucherId,
      scan.scannedAt,
      scan.happenedAt,
      scan.clockTrusted,
      scan.receivedAt,
      scan.bill,
      scan.verdict,
      scan.reason,
      scan.redemptionId,
      scan.againstId,
      scan.challenged,
    ],
  )
  return rows.length === 1
}

/** What stands of a code that is good for one use. */
export async function standingOf(tx: Tx, codeId: string): Promise<Omit<Standing, 'skewMs'> | undefined> {
  const [row] = await tx.query<Omit<Standing, 'skewMs'>>(
    `select id, device_id as "deviceId", status, redeemed_at as "happenedAt", timed
       from redemption where code_id = $1::uuid and single and status in ('approved', 'review')`,
    [codeId],
  )
  return row
}

export async function noteUpload(
  tx: Tx,
  { merchantId, deviceId, at, skewMs }: { merchantId: string; deviceId: string; at: Date; skewMs: number },
): Promise<void> {
  await tx.query(
    `insert into device (merchant_id, device_id, first_seen_at, uploaded_at, skew_ms)
     values ($1::uuid, $2, $3::timestamptz, $3::timestamptz, $4::bigint)
     on conflict (merchant_id, device_id) do update set uploaded_at = excluded.uploaded_at, skew_ms = excluded.skew_ms`,
    [merchantId, deviceId, at, Math.round(skewMs)],
  )
}

export type ScanFilter = {
  merchantId: string | null
  verdict: string | null
  settled: boolean | null
  after: string | null
  limit: number
}

/** Newest first; one row more than asked for tells whether there is a next page. */
export const listScans = (
  tx: Tx,
  { merchantId, verdict, settled, after, limit }: ScanFilter,
): Promise<UploadedScan[]> =>
  tx.query<UploadedScan>(
    `select ${columns} from offline_scan
      where ($1::uuid is null or merchant_id = $1::uuid) and ($2::text is null or verdict = $2)
        and ($3::boolean is null or (outcome is not null) = $3) and ($4::uuid is null or id < $4::uuid)
      order by id desc limit $5::int`,
    [merchantId, verdict, settled, after, limit + 1],
  )

/** Under its lock. */
export async function lockScan(tx: Tx, id: string): Promise<UploadedScan | undefined> {
  const [row] = await tx.query<UploadedScan>(`select ${columns} from offline_scan where id = $1::uuid for update`, [id])
  return row
}

type Settled = Pick<UploadedScan, 'id' | 'redemptionId'> & {
  outcome: 'accepted' | 'refused'
  by: string
  because: string
  at: Date
}

export async function settleScan(tx: Tx, settled: Settled): Promise<UploadedScan> {
  const { id, outcome, redemptionId, by, because, at } = settled
  return only(
    await tx.query<UploadedScan>(
      `update offline_scan set outcome = $2, redemption_id = $3::uuid, settled_by = $4, settled_because = $5, settled_at = $6::timestamptz
        where id = $1::uuid and verdict = 'conflict' and outcome is null returning ${columns}`,
      [id, outcome, redemptionId, by, because, at],
    ),
  )
}

/** Does another open conflict doubt this redemption? */
export async function isDoubted(tx: Tx, redemptionId: string): Promise<boolean> {
  const rows = await tx.query(
    'select from offline_scan where against_id = $1::uuid and challenged and outcome is null limit 1',
    [redemptionId],
  )
  return rows.length > 0
}
