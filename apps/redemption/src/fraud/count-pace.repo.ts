import type { Tx } from '@konter/service'

const merchantsAtOnce = 100
/** An hour is usual for a merchant by what its last four weeks were like. */
const paceDays = 28
/** More clean redemptions than this say no more. */
const cleanMax = 10_000

export async function merchantsAfter(tx: Tx, after: string | null): Promise<string[]> {
  const rows = await tx.query<{ merchant_id: string }>(
    `select merchant_id from merchant where $1::uuid is null or merchant_id > $1
      order by merchant_id limit ${merchantsAtOnce}`,
    [after],
  )
  return rows.map(({ merchant_id }) => merchant_id)
}

export async function countPaceOf(tx: Tx, merchantIds: readonly string[], at: Date): Promise<void> {
  await tx.query(
    `insert into merchant_pace as p (merchant_id, hour_p95, hours, clean, counted_at)
     select m.id, pace.p95, pace.hours, clean.redemptions, $2::timestamptz
       from unnest($1::uuid[]) m (id)
      cross join lateral (
        select coalesce(percentile_disc(0.95) within group (order by hour.redemptions), 0)::int as p95, count(*)::int as hours
          from (select count(*) as redemptions from redemption r
                 where r.merchant_id = m.id and r.redeemed_at > $2::timestamptz - interval '${paceDays} days'
                   and r.redeemed_at <= $2::timestamptz
                 group by date_trunc('hour', r.redeemed_at)) hour
      ) pace
      cross join lateral (
        select count(*)::int as redemptions
          from (select 1 from redemption r where r.merchant_id = m.id and r.status = 'approved' limit ${cleanMax}) approved
      ) clean
     on conflict (merchant_id) do update
       set hour_p95 = excluded.hour_p95, hours = excluded.hours, clean = excluded.clean, counted_at = excluded.counted_at`,
    [merchantIds, at],
  )
}
