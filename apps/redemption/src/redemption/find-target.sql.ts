/**
 * All that is known before a code is judged, as one question: who asks and where, what the key was answered before, and the
 * code, found by its QR, its id, or its typed symbols. Typed symbols are looked for only on behalf of somebody who works
 * there and whose key is new: nobody else adds to a merchant's failures.
 */
export const findTarget = `
select m.number::int as "merchantNumber", m.name as "merchantName", m.time_zone as zone, m.strict,
       m.status = 'verified' and m.active as trading, s.role,
       l.location_id is not null and not l.closed as "locationOpen",
       q.key_hash is not null as known, q.request_hash = $10::bytea and q.status = 200 as same, q.answer,
       t.locked_until as "lockedUntil", t.foreign_id as "foreignId",
       c.id, c.kind, c.status, c.uses, c.uses_max as "usesMax", c.valid_until as "validUntil", c.made_at as "madeAt",
       c.ended_at as "endedAt", c.voucher_id as "voucherId", c.version, c.merchant_id as "merchantId",
       c.customer_id as "customerId", c.signature, k.kid, case when k.state = 'revoked' then k.ended_at end as "keyRevokedAt",
       v.status as "voucherStatus"
  from (select $2::uuid as merchant_id) asked
  join merchant m on m.merchant_id = asked.merchant_id
  join merchant_staff s on s.merchant_id = m.merchant_id and s.user_id = $3::uuid
  left join merchant_location l on l.location_id = $4::uuid and l.merchant_id = m.merchant_id
  left join request_claim q on q.caller = $8 and q.key_hash = $9::bytea
  left join lateral find_typed($1::timestamptz, case when q.key_hash is null then $7::bytea end, m.merchant_id, s.user_id, $5, $6) t
         on true
  left join code c on c.id = coalesce(t.code_id, $11::uuid, (select g.id from code g where g.qr_id = $12::bytea))
  left join qr_key k on k.id = c.qr_key_id
  left join voucher v on v.voucher_id = c.voucher_id`
