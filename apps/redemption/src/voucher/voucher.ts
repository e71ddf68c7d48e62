import type { VoucherRecord, VoucherTerms } from '@konter/contracts'

/** A voucher as it is now, with the terms that a claim made now is made under; a copy of what is catalog's. */
export type Voucher = {
  id: string
  merchantId: string
  version: number
  status: VoucherRecord['status']
  claimFrom: Date
  claimUntil: Date
  redeemFrom: Date
  redeemUntil: Date
  totalLimit: number | null
  perCustomerLimit: number | null
  taken: number
  redeemed: number
  terms: VoucherTerms
  knownAt: Date
}
