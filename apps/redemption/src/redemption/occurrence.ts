import { currentTraceparent, type KeyClaim, safeNumber } from '@konter/service'
import type { Judgement } from '../fraud/judge-scan.ts'
import type { CodeVerdict, Position, Scan } from '../fraud/scan.ts'
import { scanRow } from '../fraud/scan-row.ts'
import type { Answer } from './answer.ts'
import { dayNow } from './day-now.ts'
import type { Reason } from './reason.ts'
import type { Entry, Request, Target, Till, Verdict } from './redeem.repo.ts'
import type { Redemption } from './redemption.ts'
import type { OwnCode } from './refusal.ts'
import { redeemedEvent } from './tell.ts'

/** One try to use a code, with all that is known when it is decided. */
export type Occurrence = {
  id: string
  key: KeyClaim | null
  entry: Entry
  till: Till
  /** Where it happened was not always where and when we heard of it. */
  happenedAt: Date
  receivedAt: Date
  timed: boolean
  target: Pick<Target, 'id' | 'foreignId' | 'lockedUntil' | 'strict' | 'zone' | 'merchantName'>
  /** The merchant's own; another's is known to the target alone. */
  code: OwnCode | undefined
  bill: bigint | null
  discount: bigint | null
  /** Why it is refused beforehand. */
  reason: Reason | null
  /** Undefined where nothing had to be judged. */
  judged: Judgement | undefined
}

/** Under review is also what could not be judged. */
export const verdictOf = ({ reason, judged }: Pick<Occurrence, 'reason' | 'judged'>): Verdict => {
  if (reason !== null) return 'refused'
  return judged === undefined || judged.outcome === 'approve' ? 'approved' : 'review'
}

export function requestOf(occurrence: Occurrence): { request: Request; answer: Answer } {
  const { id, key, entry, till, target, code, reason, judged, happenedAt, receivedAt, timed, bill, discount } =
    occurrence
  const verdict = verdictOf(occurrence)
  const redemption = code === undefined || verdict === 'refused' ? null : redemptionOf(occurrence, code, verdict)
  const hold = verdict === 'review' && target.strict
  const answer: Answer = { attemptId: id, verdict, reason, hold, lockedUntil: target.lockedUntil, redemption }
  const request: Request = {
    id,
    key,
    entry,
    till,
    codeId: code?.id ?? target.foreignId ?? target.id,
    voucherId: code?.voucherId ?? null,
    customerId: code?.customerId ?? null,
    verdict,
    reason,
    // What was typed has been counted when it was looked for.
    failed: entry !== 'typed' && code === undefined,
    redeemedAt: happenedAt,
    timed,
    campaignId: code?.terms.campaignId ?? null,
    bill,
    discount,
    day: dayNow(receivedAt, target.zone),
    event: redemption === null ? null : redeemedEvent(redemption, target.merchantName),
    traceparent: currentTraceparent() ?? null,
    answer: answerText(answer),
    scan: judged === undefined ? null : JSON.stringify(scanRow(judged)),
  }
  return { request, answer }
}

/** Two amounts and a position are all that JSON cannot write by itself. */
function answerText({ redemption, ...answer }: Answer): string {
  const plain = redemption && {
    ...redemption,
    billAmount: redemption.billAmount === null ? null : safeNumber(redemption.billAmount),
    discountAmount: redemption.discountAmount === null ? null : safeNumber(redemption.discountAmount),
    sequence: safeNumber(redemption.sequence),
  }
  return JSON.stringify({ ...answer, redemption: plain })
}

function redemptionOf(occurrence: Occurrence, code: OwnCode, verdict: 'approved' | 'review'): Redemption {
  const { id, till, entry, happenedAt, receivedAt, bill, discount } = occurrence
  return {
    id,
    codeId: code.id,
    kind: code.kind,
    voucherId: code.voucherId,
    version: code.version,
    title: code.terms.title,
    merchantId: till.merchantId,
    locationId: till.locationId,
    customerId: code.customerId,
    staffId: till.staffId,
    deviceId: till.deviceId,
    campaignId: code.terms.campaignId,
    status: verdict,
    redeemedAt: happenedAt,
    receivedAt,
    offline: entry === 'offline' || entry === 'settled',
    currency: code.terms.currency,
    billAmount: bill,
    discountAmount: discount,
    sequence: 0n,
    undoneAt: null,
    undoneBecause: null,
    reviewedAt: null,
  }
}

type Seen = Pick<Occurrence, 'id' | 'till' | 'happenedAt' | 'receivedAt' | 'code' | 'discount'> & {
  verdict: CodeVerdict
  position: Position | null
  customerPosition: Position | null
}

/** The same, as the fraud engine looks at it. */
export function scanOf({ id, till, happenedAt, receivedAt, code, verdict, discount, ...positions }: Seen): Scan {
  return {
    attemptId: id,
    at: happenedAt,
    receivedAt,
    merchantId: till.merchantId,
    locationId: till.locationId,
    staffId: till.staffId,
    deviceId: till.deviceId,
    position: positions.position,
    customerPosition: positions.customerPosition,
    code: {
      verdict,
      id: code?.id ?? null,
      voucherId: code?.voucherId ?? null,
      customerId: code?.customerId ?? null,
      claimedAt: code?.kind === 'personal' ? code.madeAt : null,
      redeemedBefore: code?.status === 'redeemed',
      suffix: 'none',
    },
    value: discount,
  }
}
