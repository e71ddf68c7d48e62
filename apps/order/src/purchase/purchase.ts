/** What a supplier says about a purchase. Everything that is not a clear word is `unknown`, and unknown is never a failure. */
export type Answer =
  | {
      says: 'success'
      serialNumber: string | null
      charged: bigint | null
      supplierReference: string | null
      text: string
    }
  | { says: 'pending'; supplierReference: string | null; text: string }
  | { says: 'failed'; text: string; supplierReference: string | null }
  /** It had succeeded and was taken back. */
  | { says: 'reversed'; text: string }
  /** No answer, or one about our question and not about the purchase. */
  | { says: 'unknown'; text: string }
  /** Only staff can find out. */
  | { says: 'review'; text: string }

export type PurchaseStatus = 'open' | 'succeeded' | 'failed' | 'reversed'

export type Purchase = {
  id: string
  orderId: string
  attempt: number
  offerId: string
  supplier: string
  /** Of the product: a supplier may sell games elsewhere than pulsa. */
  kind: string
  itemCode: string
  itemName: string
  target: string
  zone: string | null
  cost: bigint
  /** We pay no more than this: the price of the order. */
  priceMax: bigint
  charged: bigint | null
  reference: string
  supplierReference: string | null
  status: PurchaseStatus
  review: string | null
  /** How often the supplier was asked, the first time included. */
  asks: number
  /** When it was last asked about: committed before the call. */
  askedAt: Date | null
  nextAskAt: Date
  serialNumber: string | null
  answer: string | null
  contradiction: string | null
  locksTarget: boolean
  /** Transactions of the supplier that were there before this was asked for. */
  notOurs: string[]
  openedAt: Date
}

export type Consequence = PurchaseStatus | 'stay' | 'contradiction'

/** What an answer does to a purchase. What is final stays so, but for a success that is taken back. */
export const consequences: Record<PurchaseStatus, Record<Answer['says'], Consequence>> = {
  open: {
    success: 'succeeded',
    failed: 'failed',
    reversed: 'failed',
    pending: 'stay',
    unknown: 'stay',
    review: 'stay',
  },
  succeeded: {
    success: 'stay',
    reversed: 'reversed',
    failed: 'contradiction',
    pending: 'stay',
    unknown: 'stay',
    review: 'stay',
  },
  failed: {
    success: 'contradiction',
    failed: 'stay',
    reversed: 'stay',
    pending: 'stay',
    unknown: 'stay',
    review: 'stay',
  },
  reversed: { success: 'stay', failed: 'stay', reversed: 'stay', pending: 'stay', unknown: 'stay', review: 'stay' },
}

/** What an order that is being processed does next, by what became of its purchases so far. */
export type Next = 'buy' | 'ask' | 'complete'

/**
 * Only a clear failure of the last supplier, or none asked yet, lets the order buy (again). A delivery that was taken back
 * completes the order first, as the ledger may have it already, and is then given back as a reversal: nobody can say that a
 * second delivery would not be one too many.
 */
export function nextOf(purchases: readonly Pick<Purchase, 'status'>[]): Next {
  switch (purchases.at(-1)?.status) {
    case 'open':
      return 'ask'
    case 'succeeded':
    case 'reversed':
      return 'complete'
    default:
      return 'buy'
  }
}
