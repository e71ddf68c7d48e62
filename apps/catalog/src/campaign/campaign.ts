import type { Audience } from '@konter/contracts'
import type { Texts } from '@konter/core'

export const CAMPAIGN_STATUSES = ['draft', 'running', 'ended'] as const
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number]
export type CampaignStep = 'start' | 'end'
export const END_REASONS = ['by-hand', 'budget-spent', 'over'] as const
export type EndReason = (typeof END_REASONS)[number]

/** The whole life of a campaign. */
export const steps: Record<CampaignStatus, Partial<Record<CampaignStep, CampaignStatus>>> = {
  draft: { start: 'running', end: 'ended' },
  running: { end: 'ended' },
  ended: {},
}

export type Campaign = {
  id: string
  /** Null: ours, which every merchant's vouchers may join. */
  merchantId: string | null
  name: Texts
  description: Texts
  priority: number
  startsAt: Date
  endsAt: Date
  /** Whole rupiah of discount; null: as much as it takes. */
  budgetAmount: number | null
  spentAmount: number
  audience: Audience
  status: CampaignStatus
  endedBecause: EndReason | null
  createdAt: Date
  updatedAt: Date
  version: number
}

export const isSpent = ({ budgetAmount, spentAmount }: Campaign): boolean =>
  budgetAmount !== null && spentAmount >= budgetAmount

/** Vouchers of one whose dates are over end by their own windows; of one that was ended, or has no money left, they pause. */
export const pausesVouchers = (because: EndReason): boolean => because !== 'over'
