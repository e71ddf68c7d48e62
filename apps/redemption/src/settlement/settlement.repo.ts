import type { Tx } from '@konter/service'

export type Entry = { day: string; voucherId: string; redemptions: bigint; undone: bigint; discountAmount: bigint }
export type Asked = { merchantId: string; campaignId: string; from: string; to: string }

/**
 * By the day on which it was written: what enters, and what leaves again. A redemption that is undone next week leaves next
 * week's sums, so those of a day that is over stay what they were.
 */
export const entriesOf = (tx: Tx, { merchantId, campaignId, from, to }: Asked): Promise<Entry[]> =>
  tx.query<Entry>(
    `select to_char(day, 'YYYY-MM-DD') as day, voucher_id as "voucherId",
            count(*) filter (where sign = 1) as redemptions, count(*) filter (where sign = -1) as undone,
            coalesce(sum(sign * discount_amount), 0)::bigint as "discountAmount"
       from (
         select r.booked_on as day, r.voucher_id, 1 as sign, r.discount_amount from redemption r
          where r.campaign_id = $2::uuid and r.merchant_id = $1::uuid and r.booked_on between $3::date and $4::date
         union all
         select r.unbooked_on, r.voucher_id, -1, r.discount_amount from redemption r
          where r.campaign_id = $2::uuid and r.merchant_id = $1::uuid and r.unbooked_on between $3::date and $4::date
       ) entry
      group by 1, 2 order by 1, 2`,
    [merchantId, campaignId, from, to],
  )

/** What waits for people, and is in no sum yet. */
export async function underReview(tx: Tx, { merchantId, campaignId }: Pick<Asked, 'merchantId' | 'campaignId'>) {
  const [row] = await tx.query<{ redemptions: bigint; discountAmount: bigint }>(
    `select count(*) as redemptions, coalesce(sum(discount_amount), 0)::bigint as "discountAmount" from redemption
      where campaign_id = $2::uuid and merchant_id = $1::uuid and status = 'review' and booked_on is null`,
    [merchantId, campaignId],
  )
  return row ?? { redemptions: 0n, discountAmount: 0n }
}
