import type { Kind } from '../category/kind.ts'

export const PROPOSAL_STATUSES = ['open', 'confirmed', 'rejected'] as const
/** `open` → `confirmed` or `rejected`, once. An item that is renamed gets a new proposal. */
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number]

/** Which open proposals: these, or all that were read this surely. */
export type Choice = { ids: readonly string[] } | { supplier?: string | undefined; minConfidence: number }

export type Proposal = {
  id: string
  status: ProposalStatus
  supplier: string
  itemId: string
  itemCode: string
  itemName: string
  itemBrand: string
  itemCategory: string
  cost: bigint | null
  vanished: boolean
  brand: string | null
  brandName: string | null
  brandIsNew: boolean
  kind: Kind
  denomination: string | null
  /** Of the product it would become an offer of; null when it would be a new one. */
  productSku: string | null
  confidence: number
  why: string[]
  edited: boolean
  createdAt: Date
  decidedAt: Date | null
  decidedBy: string | null
}
