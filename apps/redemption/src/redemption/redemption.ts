import type { CODE_KINDS, VoucherTerms } from '@konter/contracts'
import type { Texts } from '@konter/core'

export type CodeKind = (typeof CODE_KINDS)[number]
export const STATUSES = ['approved', 'review', 'undone', 'rejected'] as const
export type RedemptionStatus = (typeof STATUSES)[number]
export type RedemptionStep = 'undo' | 'challenge' | 'approve' | 'reject'

/**
 * What may become of a redemption; the functions of the database guard the same. It stands, and is counted, while it is
 * approved or under review. `challenge`: an offline scan has come to light that says it was before.
 */
export const steps: Record<RedemptionStatus, Partial<Record<RedemptionStep, RedemptionStatus>>> = {
  approved: { undo: 'undone', challenge: 'review' },
  review: { approve: 'approved', reject: 'rejected', undo: 'undone' },
  undone: {},
  rejected: {},
}

/** How long a merchant may undo what was received. */
export const undoMs = 15 * 60_000

export type Redemption = {
  id: string
  codeId: string
  kind: CodeKind
  voucherId: string
  version: number
  title: Texts
  merchantId: string
  locationId: string
  customerId: string | null
  staffId: string
  deviceId: string
  campaignId: string | null
  status: RedemptionStatus
  redeemedAt: Date
  receivedAt: Date
  offline: boolean
  currency: string
  billAmount: bigint | null
  discountAmount: bigint | null
  sequence: bigint
  undoneAt: Date | null
  undoneBecause: string | null
  reviewedAt: Date | null
}

/** What was promised with the code. */
export type Promised = Pick<VoucherTerms, 'title' | 'discount' | 'campaignId'>
