/**
 * A town of merchants, each with a few vouchers and one member of staff, and claims enough for every turn: made in SQL, as
 * superuser, and with the counters that they would have. Any statement can tell the id of any row by itself.
 */

export type Town = { merchants: number; vouchers: number; claims: number }

/** Merchants are told apart by this in front of their number. */
const numberFrom = 2_000_000

const id = (what: string, n: string) => `md5('bench ${what} ' || ${n})::uuid`
export const merchantId = (n: string) => id('merchant', n)
export const locationId = (n: string) => id('location', n)
export const staffId = (n: string) => id('staff', n)
const voucherId = (n: string) => id('voucher', n)
export const codeId = (n: string) => id('code', n)

const terms = `jsonb_build_object(
  'title', jsonb_build_object('id', 'Kopi kedua gratis', 'en', 'Second coffee free'),
  'description', jsonb_build_object('id', 'Untuk semua minuman kopi.'), 'conditions', jsonb_build_object('id', 'Satu per meja.'),
  'discount', jsonb_build_object('type', 'percentage', 'percent', 25, 'maxAmount', 20000), 'currency', 'IDR',
  'claimFrom', '2026-01-01T00:00:00Z', 'claimUntil', '2099-01-01T00:00:00Z', 'redeemFrom', '2026-01-01T00:00:00Z',
  'redeemUntil', '2099-01-01T00:00:00Z', 'totalLimit', null, 'perCustomerLimit', 1, 'locationIds', '[]'::jsonb,
  'audience', '{}'::jsonb, 'campaignId', null, 'imageIds', '[]'::jsonb)`

export const townRows = ({ merchants, vouchers }: Town): string[] => [
  `insert into merchant (merchant_id, number, slug, name, status, active, time_zone, strict, known_at)
   select ${merchantId('n')}, ${numberFrom} + n, 'bench-' || n, '{"id":"Kopi Senja"}', 'verified', true, 'Asia/Jakarta', false, now()
     from generate_series(1, ${merchants}) n`,
  `insert into merchant_staff (merchant_id, user_id, role)
   select ${merchantId('n')}, ${staffId('n')}, 'cashier' from generate_series(1, ${merchants}) n`,
  `insert into merchant_location (location_id, merchant_id, name, area, position, closed)
   select ${locationId('n')}, ${merchantId('n')}, 'Dago', 'kota-bandung',
          st_setsrid(st_makepoint(107.6 + n % 100 / 1000.0, -6.9 - n / 100 / 1000.0), 4326)::geography, false
     from generate_series(1, ${merchants}) n`,
  `insert into voucher_version (voucher_id, version, terms) select ${voucherId('n')}, 1, ${terms} from generate_series(1, ${vouchers}) n`,
  `insert into voucher (voucher_id, merchant_id, version, status, claim_from, claim_until, redeem_from, redeem_until, total_limit,
                        per_customer_limit, taken, redeemed, changed_at, known_at)
   select ${voucherId('n')}, ${merchantId(`n % ${merchants} + 1`)}, 1, 'published', '2026-01-01', '2099-01-01', '2026-01-01',
          '2099-01-01', null, 1, 0, 0, now(), now()
     from generate_series(1, ${vouchers}) n`,
]

/** Whatever the town is kept in. */
export const townTables = [
  'merchant',
  'merchant_staff',
  'merchant_location',
  'voucher_version',
  'voucher',
  'voucher_customer',
  'code',
] as const

/** The nth claim is of voucher `n % vouchers + 1`; its QR comes from outside, where the key is. */
export const claimRows = ({ vouchers, merchants }: Town) => `
  with made as (
    insert into code (id, kind, voucher_id, version, merchant_id, customer_id, n, code_hash, sealed_code, qr_id, qr_key_id, last_day,
                      signature, uses_max, valid_until, made_at)
    select ${codeId('n')}, 'personal', ${voucherId(`(n % ${vouchers} + 1)`)}, 1,
           ${merchantId(`((n % ${vouchers} + 1) % ${merchants} + 1)`)}, ${id('customer', 'n')}, 1, sha256(('bench ' || n)::bytea), '',
           qr_id, $3::uuid, '2098-12-31', signature, 1, '2099-01-01', now() - interval '2 hours'
      from unnest($1::bytea[], $2::bytea[]) with ordinality q (qr_id, signature, nth), lateral (select nth + $4::bigint as n) numbered
    returning voucher_id, customer_id
  ), held as (
    insert into voucher_customer (voucher_id, customer_id, taken, made) select voucher_id, customer_id, 1, 1 from made
  )
  update voucher v set taken = v.taken + m.count from (select voucher_id, count(*)::int from made group by 1) m
   where v.voucher_id = m.voucher_id`

/** The merchant of the nth claim, counted from 1. */
export const merchantOfClaim = (n: number, { vouchers, merchants }: Town): number =>
  (((n % vouchers) + 1) % merchants) + 1
export const numberOfMerchant = (n: number): number => numberFrom + n

/** What the statement under test needs, claim by claim, for a client that speaks SQL alone. */
export const statementRows = ({ vouchers, merchants }: Town) => `
  insert into bench_request
  select n, ${codeId('n')}, ${voucherId(`(n % ${vouchers} + 1)`)}, ${id('customer', 'n')}, ${merchantId('k')}, ${locationId('k')}, ${staffId('k')}
    from generate_series($1::bigint, $2::bigint) n, lateral (select (n % ${vouchers} + 1) % ${merchants} + 1 as k) merchant`

export const statementTable = `
  create table bench_request (n bigint primary key, code uuid, voucher uuid, customer uuid, merchant uuid, location uuid, staff uuid)`

/** What is told, answered and assessed: the texts of a real redemption. Colons would be variables to pgbench. */
export const sampleTable = ([event, answer, scan]: string[]) =>
  `create table bench_sample as select ${event}::jsonb as event, ${answer}::jsonb as answer, ${scan}::jsonb as scan`

/** One redemption as the service asks for it. */
export const statement = `
select verdict from bench_request b, lateral redeem(
  now(), array[gen_random_uuid()], array['user:' || b.staff], array[sha256(b.code::text::bytea)], array['\\x00'::bytea],
  array['qr'], array[b.merchant], array[b.location], array['till-bench-0001'], array[b.staff], array['127.0.0.0/24'],
  array[b.code], array[b.voucher], array[b.customer], array['approved'], array[null::text], array[false], array[now()], array[true],
  array[null::uuid], array[null::bigint], array[null::bigint], array[current_date], array[(select event from bench_sample)], array[null::text],
  array[(select answer from bench_sample)],
  array[(select scan from bench_sample)])
 where b.n = :n`

/** Counters that differ from what they count, if any do. */
export const miscounted = `
  select count(*)::int as wrong from voucher v
   cross join lateral (select count(*)::int as standing from redemption r where r.voucher_id = v.voucher_id and r.status in ('approved', 'review')) r
   cross join lateral (select count(*)::int as holding from code c where c.voucher_id = v.voucher_id and c.status = 'active') h
   where v.redeemed <> r.standing or v.taken <> r.standing + h.holding`
