import { day } from '@konter/core'

export type CodeKind = 'personal' | 'shared' | 'print'
export type CodeStatus = 'active' | 'redeemed' | 'expired' | 'given-back' | 'revoked'
export type CodeStep = 'redeem' | 'undo' | 'expire' | 'give-back' | 'revoke'

/**
 * The whole life of a code; the functions in the database guard it. A claim is a code of kind `personal`. What was
 * redeemed as often as it may be is `redeemed`; undone, it can be used again, for as long as its time is not over.
 */
export const steps: Record<CodeStatus, Partial<Record<CodeStep, CodeStatus>>> = {
  active: { redeem: 'redeemed', expire: 'expired', 'give-back': 'given-back', revoke: 'revoked' },
  redeemed: { undo: 'active' },
  expired: {},
  'given-back': {},
  revoked: {},
}

export type Code = {
  id: string
  kind: CodeKind
  voucherId: string
  version: number
  merchantId: string
  customerId: string | null
  batchId: string | null
  sealedCode: string
  qrId: Buffer
  qrKeyId: string
  lastDay: string
  signature: Buffer
  status: CodeStatus
  usesMax: number | null
  uses: number
  validUntil: Date
  madeAt: Date
  endedAt: Date | null
  endedBecause: string | null
}

/** The last day, in the merchant's zone, on which something good until `until` can be used. */
export const lastDayOf = (until: Date, timeZone: string): string => day(new Date(until.getTime() - 1), timeZone)
