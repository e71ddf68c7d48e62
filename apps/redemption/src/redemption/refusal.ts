import type { VoucherRecord, VoucherTerms } from '@konter/contracts'
import { day, isWithin, minuteOfDay } from '@konter/core'
import type { Reason } from './reason.ts'

/** One of the merchant's own codes, with what it was promised and what has become of both. */
export type OwnCode = {
  id: string
  kind: 'personal' | 'shared' | 'print'
  status: 'active' | 'redeemed' | 'expired' | 'given-back' | 'revoked'
  uses: number
  usesMax: number | null
  validUntil: Date
  madeAt: Date
  endedAt: Date | null
  keyRevokedAt: Date | null
  voucherId: string
  version: number
  voucherStatus: VoucherRecord['status']
  customerId: string | null
  terms: VoucherTerms
}

export type Circumstances = {
  at: Date
  zone: string
  locationId: string
  /** Of this merchant, and not closed. */
  locationOpen: boolean
  bill: bigint | null
}

/**
 * Why an own code is not redeemed, as far as that can be said beforehand; limits are left to the statement that counts. What
 * was revoked is no good code any more, and nothing is said about it.
 */
export function refusalOf(code: OwnCode, circumstances: Circumstances): Reason | undefined {
  return stateRefusal(code, circumstances.at) ?? placeRefusal(code.terms, circumstances)
}

function stateRefusal({ status, uses, usesMax, keyRevokedAt, validUntil, voucherStatus }: OwnCode, at: Date) {
  if (status === 'revoked' || status === 'given-back' || keyRevokedAt !== null) return 'code-refused'
  if (status === 'redeemed' || (usesMax !== null && uses >= usesMax)) return 'already-redeemed'
  if (status === 'expired' || validUntil <= at) return 'expired'
  if (voucherStatus === 'paused') return 'paused'
  return voucherStatus === 'published' || voucherStatus === 'expired' ? undefined : 'expired'
}

/** Where and when, by the terms the code was made under. */
export function placeRefusal(terms: VoucherTerms, { at, zone, locationId, locationOpen, bill }: Circumstances) {
  const { redeemFrom, redeemUntil, locationIds, hours, minimumSpend } = terms
  if (new Date(redeemUntil) <= at) return 'expired'
  if (new Date(redeemFrom) > at) return 'not-now'
  if (!locationOpen || (locationIds.length > 0 && !locationIds.includes(locationId))) return 'not-here'
  if (hours !== undefined && !isWithin(hours, { date: day(at, zone), minute: minuteOfDay(at, zone) })) return 'not-now'
  return bill !== null && minimumSpend !== undefined && bill < BigInt(minimumSpend) ? 'minimum-spend' : undefined
}
