export const CASE_STATUSES = ['open', 'investigating', 'resolved'] as const
export type CaseStatus = (typeof CASE_STATUSES)[number]
export const CASE_STEPS = ['investigate', 'release', 'confirm', 'dismiss'] as const
export type CaseStep = (typeof CASE_STEPS)[number]
export const CASE_OUTCOMES = ['confirmed', 'dismissed'] as const
export type CaseOutcome = (typeof CASE_OUTCOMES)[number]
/** `held`: a redemption waits for it. `blocked`: nothing was taken. */
export const CASE_KINDS = ['held', 'blocked'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

export type FraudCase = {
  id: string
  kind: CaseKind
  /** The matter: one unresolved case of each. */
  subject: string
  status: CaseStatus
  outcome: CaseOutcome | null
  /** The highest of its scans; null when nothing could be said about them. */
  score: number | null
  value: bigint | null
  weight: bigint
  scans: number
  merchantId: string
  voucherId: string | null
  customerId: string | null
  deviceHash: string | null
  redemptionId: string | null
  assignee: string | null
  openedAt: Date
  resolvedAt: Date | null
  resolvedBy: string | null
  because: string | null
}

/** The whole life of a case. Nobody resolves what nobody has looked at. */
export const steps: Record<CaseStatus, Partial<Record<CaseStep, CaseStatus>>> = {
  open: { investigate: 'investigating' },
  investigating: { release: 'open', confirm: 'resolved', dismiss: 'resolved' },
  resolved: {},
}

export const outcomeOf: Partial<Record<CaseStep, CaseOutcome>> = { confirm: 'confirmed', dismiss: 'dismissed' }

/** A score that could not be computed weighs as much as one in the middle of what is reviewed. */
const unknownScore = 50
/** What nobody knows the value of counts as if it were a little. */
const valueMin = 1_000n

/** Where in the queue: what is likely, times what is at stake. */
export const weightOf = ({ score, value }: { score: number | null; value: bigint | null }): bigint =>
  BigInt(score ?? unknownScore) * (value === null || value < valueMin ? valueMin : value)
