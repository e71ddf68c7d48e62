import { fingerprint } from '@konter/service'

/** `customer:<user id>` has an owner and a floor of zero; `house:<what it is for>` is ours. */
export type AccountCode = `customer:${string}` | `house:${string}`

/** As patterns of the wire: what is no id would fail the whole batch that it is posted with. */
export const CUSTOMER_CODE = 'customer:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
export const HOUSE_CODE = 'house:[a-z0-9:-]+'

/** Money of a paid order whose goods are not delivered yet: the sum of open orders, never below zero. */
export const ORDER_CLEARING: AccountCode = 'house:order-clearing'

/** What payers owe us: their gateway gave a payment back, and their balance did not cover its credit (negative: we own it). */
export const REFUNDED_PAYMENTS: AccountCode = 'house:receivable:refunded-payments'

/** From, to, whole minor units. The payer's balance falls by what the payee's rises. */
export type Posting = { from: AccountCode; to: AccountCode; amount: bigint }

/** What moves together or not at all. `key` is the caller's: the same key never moves money twice. */
export type Transfer = { id: string; key: string; kind: string; reference: string; postings: readonly Posting[] }

export type Refusal = 'insufficient-balance' | 'account-not-open'
export type Outcome =
  | { status: 'posted'; id: string; replayed: boolean }
  | { status: 'refused'; id: string; replayed: boolean; refusal: Refusal }
  /** The key was used for something else. */
  | { status: 'key-reused'; id: string }

export const customerAccount = (userId: string): AccountCode => `customer:${userId}`

/** The user of a customer's account; null for accounts of the house. */
export const ownerOf = (code: AccountCode): string | null =>
  code.startsWith('customer:') ? code.slice('customer:'.length) : null

/** Below this nothing goes; null where an account of ours may go below zero (what we own or spend is negative). */
export const floorOf = (code: AccountCode): bigint | null =>
  code.startsWith('customer:') || code === ORDER_CLEARING ? 0n : null

export const fingerprintOf = ({
  kind,
  reference,
  postings,
}: Pick<Transfer, 'kind' | 'reference' | 'postings'>): Buffer => fingerprint({ kind, reference, postings })
