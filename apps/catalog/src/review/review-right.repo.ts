import type { Tx } from '@konter/service'

/** What is known of a redemption. It only ever moves forward in this order, in whichever order it is heard. */
export const STANDINGS = ['review', 'approved', 'fallen'] as const
export type Standing = (typeof STANDINGS)[number]

export type ReviewRight = {
  redemptionId: string
  customerId: string
  merchantId: string
  voucherId: string
  redeemedAt: Date | string
  standing: Standing
}

const columns = `r.redemption_id as "redemptionId", r.customer_id as "customerId", r.merchant_id as "merchantId",
  r.voucher_id as "voucherId", r.redeemed_at as "redeemedAt", r.standing`

/** Either way its row is locked from here on: who writes a review of it waits, or has written it. */
export async function noteStanding(tx: Tx, right: ReviewRight, at: Date): Promise<void> {
  const { redemptionId, customerId, merchantId, voucherId, redeemedAt, standing } = right
  await tx.query(
    `insert into review_right as r (redemption_id, customer_id, merchant_id, voucher_id, redeemed_at, standing, heard_at)
     values ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::timestamptz, $6, $7::timestamptz)
     on conflict (redemption_id) do update set standing = excluded.standing, heard_at = excluded.heard_at
      where array_position($8::text[], excluded.standing) > array_position($8::text[], r.standing)
     returning redemption_id`,
    [redemptionId, customerId, merchantId, voucherId, redeemedAt, standing, at, [...STANDINGS]],
  )
}

export async function findRight(db: Tx, redemptionId: string): Promise<ReviewRight | undefined> {
  const [row] = await db.query<ReviewRight>(`select ${columns} from review_right r where r.redemption_id = $1::uuid`, [
    redemptionId,
  ])
  return row
}

/** As it stands, until the transaction ends. */
export async function lockRight(tx: Tx, redemptionId: string): Promise<ReviewRight | undefined> {
  const [row] = await tx.query<ReviewRight>(
    `select ${columns} from review_right r where r.redemption_id = $1::uuid for update`,
    [redemptionId],
  )
  return row
}
