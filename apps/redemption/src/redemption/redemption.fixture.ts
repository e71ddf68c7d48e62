import { randomUUID } from 'node:crypto'
import type { MerchantRecord, VoucherRecord, VoucherTerms } from '@konter/contracts'
import { newId } from '@konter/core'
import { type Answer, customer, type TestCaller } from '@konter/testing'
import pg from 'pg'
import { lastDayOf } from '../code/code.ts'
import { mintCode } from '../code/mint-code.ts'
import { shown } from '../code/short-code.ts'
import { claimAs, known, merchantRecord, type Redemptions } from '../fixture.ts'
import { qrText } from '../qr/qr-payload.ts'

/** For tests: a merchant with a till, and codes to redeem there. */

export type Verdict = {
  attemptId: string
  verdict: 'approved' | 'review' | 'refused'
  reason: string | null
  message: string | null
  hold: boolean
  lockedUntil: string | null
  redemption: { id: string; status: string; discountAmount: number | null; title: string } | null
  code?: string
}

export type Till = {
  merchant: MerchantRecord
  voucher: VoucherRecord
  cashier: TestCaller
  body: { merchantId: string; locationId: string; deviceId: string; position: object }
}

export type Shown = { id: string; code: string; qr: string }

/** Where the merchant of the fixture is. */
export const here = { latitude: -6.8853, longitude: 107.6136, accuracyM: 10 }

export async function tillOf(
  service: Redemptions,
  terms: Partial<VoucherTerms> = {},
  merchant: MerchantRecord = merchantRecord(),
): Promise<Till> {
  const { voucher } = await known(service, terms, merchant)
  const [staff] = merchant.staff
  const [location] = merchant.locations
  return {
    merchant,
    voucher,
    cashier: customer({ sub: staff?.userId ?? randomUUID() }),
    body: {
      merchantId: merchant.merchantId,
      locationId: location?.locationId ?? randomUUID(),
      deviceId: `till-${randomUUID()}`,
      position: here,
    },
  }
}

/** A customer's claim of the till's voucher. */
export async function claimed(service: Redemptions, { voucher }: Till, as: TestCaller = customer()): Promise<Shown> {
  const { status, body } = await claimAs(service, voucher.voucherId, as)
  if (status !== 201) throw new Error(`not claimed: ${JSON.stringify(body)}`)
  const { id, code, qr } = body as unknown as { id: string; code: string; qr: { text: string } | string }
  return { id, code, qr: typeof qr === 'string' ? qr : qr.text }
}

export const redeemAt = (
  service: Redemptions,
  { cashier, body }: Pick<Till, 'cashier' | 'body'>,
  what: object,
  options: { key?: string; as?: TestCaller; headers?: Record<string, string> } = {},
): Promise<Answer<Verdict>> =>
  service.post<Verdict>('/v1/redemptions', { as: cashier, ...options, body: { ...body, ...what } })

/** As its owner: what only functions of the database may write. */
export async function asOwner<T>({ database }: Redemptions, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

/** A code that anybody may show, as a batch would have made it. */
export async function sharedCode(
  service: Redemptions,
  { merchant, voucher }: Till,
  { kind = 'shared', usesMax = null }: { kind?: 'shared' | 'print'; usesMax?: number | null } = {},
): Promise<Shown> {
  const { codes, keyring, now } = service.ctx
  const key = await keyring.signer()
  const until = new Date(voucher.terms.redeemUntil)
  const lastDay = lastDayOf(until, merchant.timeZone)
  const minted = await mintCode(codes, { type: 'book-voucher', merchantNumber: merchant.number, lastDay, key })
  const batchId = newId()
  await asOwner(service, async (owner) => {
    await owner.query(
      `insert into batch (id, kind, voucher_id, version, merchant_id, qr_key_id, wanted, made, uses_max, status, requested_by, requested_at, ended_at)
       values ($1, $2, $3, $4, $5, $6, 1, 1, $7, 'made', 'test', $8, $8)`,
      [batchId, kind, voucher.voucherId, voucher.version, merchant.merchantId, key.id, usesMax, now()],
    )
    await owner.query(
      `insert into code (id, kind, voucher_id, version, merchant_id, batch_id, code_hash, sealed_code, qr_id, qr_key_id, last_day,
                         signature, uses_max, valid_until, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        minted.id,
        kind,
        voucher.voucherId,
        voucher.version,
        merchant.merchantId,
        batchId,
        minted.hash,
        minted.sealed,
        minted.qrId,
        key.id,
        lastDay,
        minted.signature,
        usesMax,
        until,
        now(),
      ],
    )
  })
  return { id: minted.id, code: shown(minted.symbols), qr: qrText('HTTPS://KONTER.EXAMPLE/V/', minted.payload) }
}

/** What the counters of a voucher and its codes say, beside the rows they count: every difference is one too many. */
export async function miscounted({ db }: Redemptions): Promise<object[]> {
  return db.query(
    `select * from (
       select 'voucher ' || v.voucher_id as what, v.taken, v.redeemed, h.holding + r.standing as taken_rows, r.standing as redeemed_rows
         from voucher v
         cross join lateral (select count(*)::int as standing from redemption r
                              where r.voucher_id = v.voucher_id and r.status in ('approved', 'review')) r
         cross join lateral (select count(*)::int as holding from code c
                              where c.voucher_id = v.voucher_id and c.kind = 'personal' and c.status = 'active') h
       union all
       select 'code ' || c.id, c.uses, c.redemptions, r.standing, r.ever
         from code c
         cross join lateral (select count(*) filter (where r.status in ('approved', 'review'))::int as standing, count(*)::int as ever
                               from redemption r where r.code_id = c.id) r
       union all
       select 'customer ' || k.customer_id, k.taken, 0, h.holding + r.standing, 0
         from voucher_customer k
         cross join lateral (select count(*)::int as standing from redemption r where r.voucher_id = k.voucher_id
                                and r.customer_id = k.customer_id and r.status in ('approved', 'review')) r
         cross join lateral (select count(*)::int as holding from code c where c.voucher_id = k.voucher_id
                                and c.customer_id = k.customer_id and c.status = 'active') h
     ) counted where taken <> taken_rows or redeemed <> redeemed_rows`,
  )
}
