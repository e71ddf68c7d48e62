import { only, type Tx } from '@konter/service'
import type { Minted } from '../code/mint-code.ts'

export type ClaimVerdict =
  | 'claimed'
  | 'sold-out'
  | 'customer-limit'
  | 'paused'
  | 'ended'
  | 'not-yet'
  | 'moved'
  | 'key-gone'

type NewClaim = {
  code: Minted
  voucherId: string
  version: number
  customerId: string
  keyId: string
  lastDay: string
  validUntil: Date
  at: Date
}

/** One statement decides: limits hold whoever else claims at the same moment. */
export async function claimVoucher(tx: Tx, claim: NewClaim): Promise<ClaimVerdict> {
  const { code, voucherId, version, customerId, keyId, lastDay, validUntil, at } = claim
  const rows = await tx.query<{ verdict: ClaimVerdict }>(
    `select claim_voucher($1::uuid, $2::uuid, $3::int, $4::uuid, $5, $6, $7, $8::uuid, $9::date, $10,
                          $11::timestamptz, $12::timestamptz) as verdict`,
    [
      code.id,
      voucherId,
      version,
      customerId,
      code.hash,
      code.sealed,
      code.qrId,
      keyId,
      lastDay,
      code.signature,
      validUntil,
      at,
    ],
  )
  return only(rows).verdict
}

/** How many of this voucher the customer holds, or has redeemed. */
export async function takenBy(db: Tx, voucherId: string, customerId: string): Promise<number> {
  const [row] = await db.query<{ taken: number }>(
    'select taken from voucher_customer where voucher_id = $1::uuid and customer_id = $2::uuid',
    [voucherId, customerId],
  )
  return row?.taken ?? 0
}

export async function hasRedeemedAt(db: Tx, customerId: string, merchantId: string): Promise<boolean> {
  const found = await db.query(
    `select from redemption where customer_id = $1::uuid and merchant_id = $2::uuid and status in ('approved', 'review') limit 1`,
    [customerId, merchantId],
  )
  return found.length > 0
}
