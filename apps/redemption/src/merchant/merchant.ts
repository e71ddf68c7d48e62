import type { MerchantRecord } from '@konter/contracts'

/** A merchant as far as codes depend on it; a copy of what is catalog's. */
export type Merchant = Omit<MerchantRecord, 'merchantId' | 'staff' | 'locations'> & { id: string; knownAt: Date }

/** Whose vouchers may be claimed and redeemed. */
export const isTrading = ({ status, active }: Pick<Merchant, 'status' | 'active'>): boolean =>
  status === 'verified' && active
