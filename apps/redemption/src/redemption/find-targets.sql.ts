import { opaqueArrays } from '../opaque.sql.ts'

const columns = opaqueArrays([
  'timestamptz',
  'uuid',
  'uuid',
  'uuid',
  'text',
  'text',
  'bytea',
  'text',
  'bytea',
  'bytea',
  'uuid',
  'bytea',
])

/**
 * All that is known before codes are judged, as one question about those that came together: who asks and where, what the key
 * was answered before, and the code, found by its QR, its id, or its typed symbols. Typed symbols are looked for only on behalf
 * of somebody who works there and whose key is new: nobody else adds to a merchant's failures. No row for who does not.
 */
export const findTargets = `
select asked.nth::int, m.number::int as "merchantNumber", m.name as "merchantName", m.time_zone as zone, m.strict,
       m.status = 'verified' and m.active as trading, s.role,
       l.location_id is not null and not l.closed as "locationOpen",
       q.key_hash is not null as known, q.request_hash = asked.request_hash and q.status = 200 as same, q.answer,
       t.locked_until as "lockedUntil", t.foreign_id as "foreignId",
       c.id, c.kind, c.status, c.uses, c.uses_max as "usesMax", c.valid_until as "validUntil", c.made_at as "madeAt",
       c.ended_at as "endedAt", c.voucher_id as "voucherId", c.version, c.merchant_id as "merchantId",
       c.customer_id as "customerId", c.signature, k.kid, case when k.state = 'revoked' then k.ended_at end as "keyRevokedAt",
       v.status as "voucherStatus"
  from unnest(${columns})
       with ordinality asked (at, merchant_id, staff_id, location_id, device_id, network, code_hash, caller, key_hash, request_hash,
                              code_id, qr_id, nth)
  join merchant m on m.merchant_id = asked.merchant_id
  join merchant_staff s on s.merchant_id = m.merchant_id and s.user_id = asked.staff_id
  left join merchant_location l on l.location_id = asked.location_id and l.merchant_id = m.merchant_id
  left join request_claim q on q.caller = asked.caller and q.key_hash = asked.key_hash
  left join lateral find_typed(asked.at, case when q.key_hash is null then asked.code_hash end, m.merchant_id, s.user_id,
                               asked.device_id, asked.network) t on true
  left join code c on c.id = coalesce(t.code_id, asked.code_id, (select g.id from code g where g.qr_id = asked.qr_id))
  left join qr_key k on k.id = c.qr_key_id
  left join voucher v on v.voucher_id = c.voucher_id`
