import { randomUUID } from 'node:crypto'
import type { MerchantRecord, VoucherRecord, VoucherTerms } from '@konter/contracts'
import { customer, type TestCaller, type TestService, testService } from '@konter/testing'
import { redemptionService } from './app.ts'
import type { ClaimView } from './claim/claim.schema.ts'
import type { Context } from './context.ts'
import { keepMerchant } from './merchant/merchant.repo.ts'
import { keepVoucher } from './voucher/voucher.repo.ts'

export const dataKeys = `k1:${Buffer.alloc(32, 1).toString('base64')}`

export type Redemptions = TestService<Context>

export const testRedemptions = (environment: Record<string, string> = {}): Promise<Redemptions> =>
  testService(redemptionService, { DATA_KEYS: dataKeys, QR_URL_PREFIX: 'HTTPS://KONTER.EXAMPLE/V/', ...environment })

const dayMs = 86_400_000
/** So many days from now, as catalog writes it. */
export const inDays = (days: number): string => new Date(Date.now() + days * dayMs).toISOString()

let numbers = 1000 + Math.floor(Math.random() * 1_000_000)

export function merchantRecord(more: Partial<MerchantRecord> = {}): MerchantRecord {
  numbers += 1
  return {
    merchantId: randomUUID(),
    number: numbers,
    slug: `kopi-${numbers}`,
    name: { id: 'Kopi Senja', en: 'Dusk Coffee' },
    status: 'verified',
    active: true,
    timeZone: 'Asia/Jakarta',
    strict: false,
    staff: [{ userId: randomUUID(), role: 'owner' }],
    locations: [
      {
        locationId: randomUUID(),
        name: 'Dago',
        area: 'kota-bandung',
        latitude: -6.8853,
        longitude: 107.6136,
        closed: false,
      },
    ],
    ...more,
  }
}

export const someTerms = (more: Partial<VoucherTerms> = {}): VoucherTerms => ({
  title: { id: 'Kopi kedua gratis', en: 'Second coffee free' },
  description: { id: 'Untuk semua minuman kopi.', en: 'On all coffee drinks.' },
  conditions: { id: 'Satu voucher per meja.', en: 'One voucher per table.' },
  discount: { type: 'percentage', percent: 25, maxAmount: 20_000 },
  currency: 'IDR',
  claimFrom: inDays(-1),
  claimUntil: inDays(10),
  redeemFrom: inDays(-1),
  redeemUntil: inDays(30),
  totalLimit: null,
  perCustomerLimit: 1,
  locationIds: [],
  audience: {},
  campaignId: null,
  imageIds: [],
  ...more,
})

export const voucherRecord = (
  merchant: MerchantRecord,
  terms: Partial<VoucherTerms> = {},
  more: Partial<VoucherRecord> = {},
): VoucherRecord => ({
  voucherId: randomUUID(),
  merchantId: merchant.merchantId,
  merchantNumber: merchant.number,
  version: 1,
  status: 'published',
  terms: someTerms(terms),
  at: new Date().toISOString(),
  ...more,
})

/** As catalog would have told us. */
export async function known(
  { ctx }: Redemptions,
  terms: Partial<VoucherTerms> = {},
  merchant: MerchantRecord = merchantRecord(),
): Promise<{ merchant: MerchantRecord; voucher: VoucherRecord }> {
  const voucher = voucherRecord(merchant, terms)
  await ctx.transaction((tx) => keepMerchant(tx, merchant, ctx.now()))
  await ctx.transaction((tx) => keepVoucher(tx, voucher, ctx.now()))
  return { merchant, voucher }
}

/** The same voucher, changed in catalog a moment later. */
export async function changed(
  { ctx }: Redemptions,
  voucher: VoucherRecord,
  { terms, ...more }: Partial<Omit<VoucherRecord, 'terms'>> & { terms?: Partial<VoucherTerms> } = {},
): Promise<VoucherRecord> {
  const at = new Date(new Date(voucher.at).getTime() + 1).toISOString()
  const next = { ...voucher, ...more, terms: { ...voucher.terms, ...terms }, at }
  await ctx.transaction((tx) => keepVoucher(tx, next, ctx.now()))
  return next
}

export const claimAs = (service: Redemptions, voucherId: string, as: TestCaller = customer(), more: object = {}) =>
  service.post<ClaimView & { code: string }>('/v1/claims', { as, body: { voucherId, ...more } })

/** The counters, beside the rows that they count. */
export async function countersOf({ db }: Redemptions, voucherId: string) {
  const [row] = await db.query<{ taken: number; redeemed: number; held: number; customers: number }>(
    `select v.taken, v.redeemed,
            (select count(*)::int from code c where c.voucher_id = v.voucher_id and c.kind = 'personal' and c.status = 'active')
            + (select count(*)::int from redemption r where r.voucher_id = v.voucher_id and r.status in ('approved', 'review')) as held,
            (select coalesce(sum(taken), 0)::int from voucher_customer c where c.voucher_id = v.voucher_id) as customers
       from voucher v where v.voucher_id = $1::uuid`,
    [voucherId],
  )
  return row
}

/** The same service at another time. */
export const later = (ctx: Context, ms: number): Context => {
  const now = () => new Date(Date.now() + ms)
  return { ...ctx, now }
}
