import type { Reason } from '../redemption/reason.ts'
import { type Circumstances, type OwnCode, placeRefusal } from '../redemption/refusal.ts'
import { type OurTime, wasBefore } from './clock.ts'

/**
 * What becomes of a scan that a device made without a connection (docs/offline-redemptions.md). Refused: it was never good,
 * and the device could have known. Conflict: whoever served the customer could not know; people decide, and until then
 * nothing is counted. Undefined: it is counted, if there is still a use.
 */
export type OfflineRuling = { verdict: 'refused' | 'conflict'; reason: Reason } | undefined

export type OfflineCircumstances = Omit<Circumstances, 'at'> & OurTime & { receivedAt: Date }

/** Devices let a code pass for a day longer: its last day ends at midnight of the merchant's zone, not of the phone's. */
const graceMs = 24 * 60 * 60_000

export function rulingOn(code: OwnCode, circumstances: OfflineCircumstances): OfflineRuling {
  return endedRuling(code, circumstances) ?? timeRuling(code, circumstances) ?? unknowable(code, circumstances)
}

/** Revoked or given back, itself or with its key: whether that was before the scan decides. */
function endedRuling({ status, endedAt, keyRevokedAt }: OwnCode, scan: OfflineCircumstances): OfflineRuling {
  const isEnded = status === 'revoked' || status === 'given-back'
  const ends = [isEnded ? endedAt : null, keyRevokedAt].filter((each) => each !== null)
  if (ends.length === 0) return undefined
  return afterwards(scan, ends) ? conflict('code-refused') : refused('code-refused')
}

/** Signed with a key that was revoked meanwhile. */
export const keyRuling = (revokedAt: Date | null, scan: Pick<OurTime, 'happenedAt' | 'timed'>): OfflineRuling =>
  afterwards(scan, revokedAt === null ? [] : [revokedAt]) ? conflict('code-refused') : refused('code-refused')

const afterwards = (scan: Pick<OurTime, 'happenedAt' | 'timed'>, ends: readonly Date[]): boolean =>
  ends.length > 0 && ends.every((end) => wasBefore(scan, { happenedAt: end, timed: true }))

function timeRuling({ validUntil }: OwnCode, { happenedAt, timed }: OfflineCircumstances): OfflineRuling {
  if (happenedAt < validUntil) return undefined
  if (!timed) return conflict('clock-untrusted')
  return happenedAt.getTime() < validUntil.getTime() + graceMs ? conflict('expired') : refused('expired')
}

/** What a QR does not say: a pause, the places, the hours, the bill. */
function unknowable({ voucherStatus, terms }: OwnCode, { happenedAt, ...rest }: OfflineCircumstances): OfflineRuling {
  if (voucherStatus === 'paused') return conflict('paused')
  if (voucherStatus !== 'published' && voucherStatus !== 'expired') return conflict('expired')
  const reason = placeRefusal(terms, { ...rest, at: happenedAt })
  return reason === undefined ? undefined : conflict(reason)
}

const refused = (reason: Reason) => ({ verdict: 'refused', reason }) as const
export const conflict = (reason: Reason) => ({ verdict: 'conflict', reason }) as const

/** The redemption that has what a scan wants. */
export type Standing = OurTime & { id: string; deviceId: string; status: 'approved' | 'review' }

/**
 * The code was used up. The first to arrive stands; a device that brings the same code twice made one mistake, not two
 * redemptions. A scan that was beyond doubt before the one that stands puts that to review as well: nobody knows who lied.
 */
export function rulingOnUsed(
  scan: Pick<OurTime, 'happenedAt' | 'timed'> & { deviceId: string },
  standing: Omit<Standing, 'skewMs'> | undefined,
): { ruling: NonNullable<OfflineRuling>; challenges: boolean } {
  if (standing?.deviceId === scan.deviceId) return { ruling: refused('already-redeemed'), challenges: false }
  const challenges = standing?.status === 'approved' && wasBefore(scan, standing)
  return { ruling: conflict('already-redeemed'), challenges }
}
