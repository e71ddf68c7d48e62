import { opaqueArrays } from '../opaque.sql.ts'

/** Redemptions of a customer that are looked at: the newest, so that a long history costs no more than a short one. */
const historyMax = 100
/** Standing further apart than this from the stores of both is never noise of a receiver. */
const noiseM = 1_000
/** Redemptions further back say nothing about how fast somebody moves. */
const travelWindow = '24 hours'
/** A merchant whose busy hours we have seen too few of has no usual pace. */
const paceHoursMin = 24
const deviceAccountsMax = 50

/** Failures in a row that are counted: more say no more. */
const failuresMax = 50

const pointOf = (latitude: string, longitude: string) =>
  `case when ${latitude} is not null then st_setsrid(st_makepoint(${longitude}, ${latitude}), 4326)::geography end`

const failuresBy = (column: string) =>
  `(select count(*) from (select 1 from failed_code f where f.${column} = asked.${column}
       and f.at > asked.at - interval '10 minutes' and f.at <= asked.at limit ${failuresMax}) failed)`

const nearest = (column: string, value: string) => `
  (select at, place from scan where taken and place is not null and ${column} = ${value}
      and at <= asked.at and at > asked.at - interval '${travelWindow}' order by at desc limit 1)
  union all
  (select at, place from scan where taken and place is not null and ${column} = ${value}
      and at > asked.at and at < asked.at + interval '${travelWindow}' order by at limit 1)`

const columns = opaqueArrays([
  'timestamptz',
  'uuid',
  'uuid',
  'uuid',
  'uuid',
  'uuid',
  'bytea',
  'uuid',
  'text',
  'float8',
  'float8',
  'float8',
  'float8',
])

/**
 * All that scans are judged by, as one question about those that came together. Every part of it is a probe of an index with a
 * limit, so that neither a busy merchant nor a busy forger makes it slow.
 */
export const gatherFeatures = `
with asked as (
  select asked.*, ${pointOf('asked.latitude', 'asked.longitude')} as position,
         ${pointOf('asked.customer_latitude', 'asked.customer_longitude')} as customer_position
    from unnest(${columns})
         with ordinality
         asked (at, merchant_id, location_id, customer_id, code_id, voucher_id, device_hash, staff_id, device_id, latitude,
                longitude, customer_latitude, customer_longitude, nth)
), spot as (
  select asked.*, store.position as store, coalesce(asked.position, store.position) as place
    from asked left join merchant_location store
      on store.location_id = asked.location_id and store.merchant_id = asked.merchant_id
)
select
  (select version from rule_set where state = 'live') as live,
  (select version from rule_set where state = 'shadow') as shadow,
  st_distance(asked.position, asked.store) as store_m,
  st_distance(asked.position, asked.customer_position) as customer_m,
  travel.m as travel_m, travel.seconds as travel_seconds,
  customer.hour::int as customer_hour, customer.day::int as customer_day, customer.total::int as customer_total,
  customer.reversed::int as customer_reversed, customer.clean::int as customer_clean,
  (select extract(epoch from asked.at - r.redeemed_at)::float8 from redemption r
    where r.customer_id = asked.customer_id and r.status = 'approved' order by r.redeemed_at limit 1) as clean_seconds,
  pace.hour_p95 as pace, pace.clean as merchant_clean, merchant_hour.redemptions::int as merchant_hour,
  (select m.status = 'verified' from merchant m where m.merchant_id = asked.merchant_id) as merchant_verified,
  (select coalesce(array_agg(extract(epoch from asked.at - last.redeemed_at)::float8 order by last.redeemed_at desc), '{}')
     from (select r.redeemed_at from redemption r
            where r.voucher_id = asked.voucher_id and r.merchant_id = asked.merchant_id and r.redeemed_at <= asked.at
            order by r.redeemed_at desc limit 10) last) as voucher_ages,
  greatest(${failuresBy('staff_id')}, ${failuresBy('device_id')})::int as failed_codes,
  device.accounts::int as device_accounts, extract(epoch from device.first_seen)::float8 as device_first_seen,
  (select extract(epoch from asked.at - a.registered_at)::float8 from account a where a.user_id = asked.customer_id) as account_seconds,
  exists (select from block_list b where b.removed_at is null and b.kind = 'account' and b.entity = asked.customer_id::text)
    as account_listed,
  exists (select from block_list b where b.removed_at is null and b.kind = 'device'
            and b.entity in (encode(asked.device_hash, 'hex'), encode(claimed_on.device_hash, 'hex'))) as device_listed,
  exists (select from block_list b where b.removed_at is null and b.kind = 'merchant' and b.entity = asked.merchant_id::text)
    as merchant_listed,
  (select coalesce(array_agg(distinct s.rule order by s.rule), '{}') from snooze s
    where s.until > asked.at
      and (s.kind, s.entity) in (('account', asked.customer_id::text), ('merchant', asked.merchant_id::text),
                                 ('device', encode(asked.device_hash, 'hex')), ('device', encode(claimed_on.device_hash, 'hex'))))
    as snoozed
from spot asked
left join lateral (
  select st_distance(asked.place, near.place) as m, abs(extract(epoch from asked.at - near.at))::float8 as seconds
    from (${nearest('customer_id', 'asked.customer_id')} union all ${nearest('device_hash', 'asked.device_hash')}) near
   order by st_distance(asked.place, near.place) > ${noiseM} desc,
            st_distance(asked.place, near.place) / greatest(abs(extract(epoch from asked.at - near.at)), 1) desc
   limit 1
) travel on asked.place is not null
left join lateral (
  select count(*) as total,
         count(*) filter (where last.status in ('approved', 'review') and last.redeemed_at > asked.at - interval '1 hour') as hour,
         count(*) filter (where last.status in ('approved', 'review') and last.redeemed_at > asked.at - interval '1 day') as day,
         count(*) filter (where last.status in ('undone', 'rejected')) as reversed,
         count(*) filter (where last.status = 'approved') as clean
    from (select r.status, r.redeemed_at from redemption r
           where r.customer_id = asked.customer_id and r.redeemed_at <= asked.at
           order by r.redeemed_at desc limit ${historyMax}) last
) customer on asked.customer_id is not null
left join merchant_pace pace on pace.merchant_id = asked.merchant_id
left join lateral (
  select count(*) as redemptions
    from (select 1 from redemption r
           where r.merchant_id = asked.merchant_id and r.redeemed_at > asked.at - interval '1 hour' and r.redeemed_at <= asked.at
           limit coalesce(pace.hour_p95, 0) * 10) hour
) merchant_hour on pace.hour_p95 > 0 and pace.hours >= ${paceHoursMin}
left join code_device claimed_on on claimed_on.code_id = asked.code_id
left join lateral (
  select count(*) filter (where seen.last_seen > asked.at - interval '30 days') as accounts, min(seen.first_seen) as first_seen
    from (select d.first_seen, d.last_seen from customer_device d
           where d.device_hash = claimed_on.device_hash order by d.last_seen desc limit ${deviceAccountsMax}) seen
) device on claimed_on.device_hash is not null
order by asked.nth`
