import type { VoucherRecord, VoucherTerms } from '@konter/contracts'
import { type Tx, toJson } from '@konter/service'
import type { Voucher } from './voucher.ts'

const columns = `v.voucher_id as id, v.merchant_id as "merchantId", v.version, v.status, v.claim_from as "claimFrom",
  v.claim_until as "claimUntil", v.redeem_from as "redeemFrom", v.redeem_until as "redeemUntil",
  v.total_limit as "totalLimit", v.per_customer_limit as "perCustomerLimit", v.taken, v.redeemed, v.known_at as "knownAt", t.terms`

export async function findVoucher(db: Tx, id: string): Promise<Voucher | undefined> {
  const [row] = await db.query<Voucher>(
    `select ${columns} from voucher v join voucher_version t using (voucher_id, version) where v.voucher_id = $1::uuid`,
    [id],
  )
  return row
}

export async function findTerms(db: Tx, id: string, version: number): Promise<VoucherTerms | undefined> {
  const [row] = await db.query<{ terms: VoucherTerms }>(
    'select terms from voucher_version where voucher_id = $1::uuid and version = $2::int',
    [id, version],
  )
  return row?.terms
}

/** The voucher as catalog has it; what is older than what we know changes nothing but the terms of its version. */
export async function keepVoucher(tx: Tx, record: VoucherRecord, knownAt: Date): Promise<void> {
  const { voucherId, merchantId, version, status, terms, at } = record
  await tx.query(
    'insert into voucher_version (voucher_id, version, terms) values ($1::uuid, $2::int, $3::jsonb) on conflict do nothing',
    [voucherId, version, toJson(terms)],
  )
  await tx.query(
    `insert into voucher as v (voucher_id, merchant_id, version, status, claim_from, claim_until, redeem_from, redeem_until,
                               total_limit, per_customer_limit, changed_at, known_at)
     values ($1::uuid, $2::uuid, $3::int, $4, $5::timestamptz, $6::timestamptz, $7::timestamptz, $8::timestamptz,
             $9::int, $10::int, $11::timestamptz, $12::timestamptz)
     on conflict (voucher_id) do update set version = excluded.version, status = excluded.status,
       claim_from = excluded.claim_from, claim_until = excluded.claim_until, redeem_from = excluded.redeem_from,
       redeem_until = excluded.redeem_until, total_limit = excluded.total_limit,
       per_customer_limit = excluded.per_customer_limit, changed_at = excluded.changed_at, known_at = excluded.known_at
     where (v.version, v.changed_at) <= (excluded.version, excluded.changed_at)`,
    [
      voucherId,
      merchantId,
      version,
      status,
      terms.claimFrom,
      terms.claimUntil,
      terms.redeemFrom,
      terms.redeemUntil,
      terms.totalLimit,
      terms.perCustomerLimit,
      at,
      knownAt,
    ],
  )
}
