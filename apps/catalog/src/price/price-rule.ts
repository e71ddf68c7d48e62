import type { Kind } from '../category/kind.ts'

export const MARGIN_TYPES = ['fixed', 'percentage'] as const
export type MarginType = (typeof MARGIN_TYPES)[number]

/** A rule as staff writes it: goods are named by sku and slug. Null is everybody, everything. */
export type PriceRuleDraft = {
  customerType: string | null
  memberLevel: string | null
  sku: string | null
  category: string | null
  kind: Kind | null
  marginType: MarginType
  /** Whole rupiah, or hundredths of a percent. */
  margin: bigint
  minimumMargin: bigint
  roundingStep: bigint
  allowLoss: boolean
  note: string
}
export type KeptPriceRule = PriceRuleDraft & { id: string; createdAt: Date; updatedAt: Date }
