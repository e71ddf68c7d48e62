import { weightOf } from '../case/fraud-case.ts'
import type { Assessment } from './assess.ts'
import { hashOf } from './features.ts'
import type { Judgement } from './judge-scan.ts'
import { deviceHash, type Position, type Scan } from './scan.ts'

const accuracyKeptMaxM = 1_000_000

/** A judgement as `keep_scans` keeps it. Without sentences: those are made again from the snapshot when somebody reads them. */
export function scanRow(judgement: Judgement) {
  const { scan, features, decided, shadow, outcome, failure, ms } = judgement
  const { code, position, customerPosition } = scan
  return {
    at: scan.at.toISOString(),
    merchantId: scan.merchantId,
    locationId: scan.locationId,
    customerId: code.customerId,
    deviceHash: scan.deviceId === null ? null : deviceHash(scan.deviceId).toString('hex'),
    value: scan.value === null ? null : Number(scan.value),
    features,
    featuresHash: features === null ? null : hashOf(features).toString('hex'),
    ruleSet: decided?.ruleSet ?? null,
    score: decided?.score ?? null,
    outcome,
    ...whatFired(decided),
    failure,
    ms: Math.round(ms * 100) / 100,
    position: pairOf(position),
    accuracyM: position?.accuracyM === undefined ? null : Math.min(Math.round(position.accuracyM), accuracyKeptMaxM),
    customerPosition: pairOf(customerPosition),
    shadow:
      shadow === null
        ? null
        : { ruleSet: shadow.ruleSet, score: shadow.score, outcome: shadow.outcome, ...whatFired(shadow) },
    case: matterOf(judgement),
  }
}

const pairOf = (position: Position | null) => (position === null ? null : [position.latitude, position.longitude])

const whatFired = (assessment: Assessment | null) => ({
  fired: (assessment?.fired ?? []).map(({ because: _, ...each }) => each),
  hard: (assessment?.hard ?? []).map(({ rule }) => rule),
})

/** What a case about it would say; the database knows whether something was taken, and so whether there is one. */
function matterOf({ scan, decided, outcome, reason }: Judgement) {
  const score = decided?.score ?? null
  return {
    /** Also when nothing was taken. */
    always: outcome === 'block' || (decided?.hard.length ?? 0) > 0,
    subject: subjectOf(scan),
    voucherId: scan.code.voucherId,
    weight: Number(weightOf({ score, value: scan.value })),
    text: decided === null ? (reason ?? outcome) : saidOf(decided),
  }
}

/** What is tried again and again is one matter: by the customer where there is one, else by whoever tries. */
function subjectOf({ code, merchantId, staffId }: Scan): string {
  if (code.customerId !== null) return `customer:${code.customerId}:${merchantId}`
  if (code.id !== null) return `code:${code.id}`
  return `till:${merchantId}:${staffId ?? 'unknown'}`
}

const saidOf = ({ score, fired, hard }: Assessment): string =>
  [`score ${score}`, ...hard.map(({ rule }) => rule), ...fired.map(({ rule, counted }) => `${rule} ${counted}`)].join(
    ', ',
  )
