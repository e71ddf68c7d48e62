import type { PostTransfer } from '@konter/sdk/internal'

/** The accounts that orders move money between (wallet service, README: accounts of the house). */
export const ORDER_CLEARING = 'house:order-clearing'
export const SALES = 'house:revenue:sales'
export const PAYMENT_FEES = 'house:revenue:payment-fees'
export const GATEWAY_FEES = 'house:expense:gateway-fees'
export const COST_OF_GOODS = 'house:expense:cost-of-goods'
export const customerAccount = (userId: string): string => `customer:${userId}`
export const clearingOf = (gateway: string): string => `house:clearing:${gateway}`
export const supplierDeposit = (supplier: string): string => `house:supplier:${supplier}`

export type LedgerTransfer = PostTransfer
export type Posting = PostTransfer['postings'][number]
