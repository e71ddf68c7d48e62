import type { Texts } from '@konter/core'
import { type FeedPosition, only, type Tx } from '@konter/service'
import type { Redemption } from './redemption.ts'

export const columns = `
  r.id, r.code_id as "codeId", r.kind, r.voucher_id as "voucherId", r.version, t.terms -> 'title' as title,
  r.merchant_id as "merchantId", r.location_id as "locationId", r.customer_id as "customerId", r.staff_id as "staffId",
  r.device_id as "deviceId", r.campaign_id as "campaignId", r.status, r.redeemed_at as "redeemedAt",
  r.received_at as "receivedAt", r.offline, r.currency, r.bill_amount as "billAmount", r.discount_amount as "discountAmount",
  r.sequence, r.undone_at as "undoneAt", r.undone_because as "undoneBecause", r.reviewed_at as "reviewedAt"`
const from = 'from redemption r join voucher_version t using (voucher_id, version)'

export async function findRedemption(tx: Tx, id: string): Promise<Redemption | undefined> {
  const [row] = await tx.query<Redemption>(`select ${columns} ${from} where r.id = $1::uuid`, [id])
  return row
}

/** Who works at a merchant; undefined for who does not, and for a merchant that nobody knows. */
export type Membership = { role: 'owner' | 'cashier'; name: Texts; zone: string }

export async function findMembership(tx: Tx, merchantId: string, userId: string): Promise<Membership | undefined> {
  const [row] = await tx.query<Membership>(
    `select s.role, m.name, m.time_zone as zone
       from merchant_staff s join merchant m using (merchant_id) where s.merchant_id = $1::uuid and s.user_id = $2::uuid`,
    [merchantId, userId],
  )
  return row
}

export type MerchantOf = { name: Texts; zone: string }

export async function merchantOf(tx: Tx, merchantId: string): Promise<MerchantOf> {
  return only(
    await tx.query<MerchantOf>('select name, time_zone as zone from merchant where merchant_id = $1::uuid', [
      merchantId,
    ]),
  )
}

export type Filter = {
  merchantId: string | null
  voucherId: string | null
  locationId: string | null
  status: string | null
  /** Calendar days in `zone`, both included. */
  from: string | null
  to: string | null
  zone: string
}

const filtered = `
  where ($1::uuid is null or r.merchant_id = $1::uuid) and ($2::uuid is null or r.voucher_id = $2::uuid)
    and ($3::uuid is null or r.location_id = $3::uuid) and ($4::text is null or r.status = $4)
    and ($5::date is null or r.redeemed_at >= ($5::date)::timestamp at time zone $7)
    and ($6::date is null or r.redeemed_at < ($6::date + 1)::timestamp at time zone $7)`
const valuesOf = ({ merchantId, voucherId, locationId, status, from, to, zone }: Filter) => [
  merchantId,
  voucherId,
  locationId,
  status,
  from,
  to,
  zone,
]

export type Position = { at: string; id: string }

/** Newest first; one row more than asked for tells whether there is a next page. */
export function listRedemptions(
  tx: Tx,
  filter: Filter,
  { after, limit }: { after: Position | undefined; limit: number },
): Promise<Redemption[]> {
  return tx.query<Redemption>(
    `select ${columns} ${from} ${filtered}
        and ($8::timestamptz is null or (r.redeemed_at, r.id) < ($8::timestamptz, $9::uuid))
      order by r.redeemed_at desc, r.id desc limit $10::int`,
    [...valuesOf(filter), after?.at ?? null, after?.id ?? null, limit + 1],
  )
}

export type Total = {
  day: string
  voucherId: string
  locationId: string
  redemptions: bigint
  underReview: bigint
  undone: bigint
  discountAmount: bigint
}

/** What stands, and what does not, by the merchant's calendar. */
export function totalsOf(tx: Tx, filter: Filter, limit: number): Promise<Total[]> {
  return tx.query<Total>(
    `select to_char(r.redeemed_at at time zone $7, 'YYYY-MM-DD') as day, r.voucher_id as "voucherId", r.location_id as "locationId",
            count(*) filter (where r.status in ('approved', 'review')) as redemptions,
            count(*) filter (where r.status = 'review') as "underReview",
            count(*) filter (where r.status in ('undone', 'rejected')) as undone,
            coalesce(sum(r.discount_amount) filter (where r.status in ('approved', 'review')), 0)::bigint as "discountAmount"
       from redemption r ${filtered}
      group by 1, 2, 3 order by 1 desc, 2, 3 limit $8::int`,
    [...valuesOf(filter), limit],
  )
}

/** A merchant's changes after a position of its feed, oldest first. */
export function changesAfter(tx: Tx, merchantId: string, sequence: bigint, limit: number): Promise<Redemption[]> {
  return tx.query<Redemption>(
    `select ${columns} ${from} where r.merchant_id = $1::uuid and r.sequence > $2::bigint order by r.sequence limit $3::int`,
    [merchantId, sequence, limit],
  )
}

/** How far the feeds of merchants are, in one query. */
export const feedsOf = (tx: Tx, merchantIds: readonly string[]): Promise<FeedPosition[]> =>
  tx.query('select merchant_id::text as feed, sequence from merchant_feed where merchant_id = any ($1::uuid[])', [
    merchantIds,
  ])
