import { sseFrame } from '@konter/service'
import { redemptionViewOf } from '../redemption/redemption.schema.ts'
import type { Redemption } from '../redemption/redemption.ts'

/** The first event for a client without a position, so that it has one. */
export const helloFrame = (sequence: bigint): string => sseFrame(sequence, 'hello', {})

/** A redemption as it is now: what is told live is told in Indonesian, or in what the voucher was written in. */
export const changeFrame = (redemption: Redemption): string =>
  sseFrame(redemption.sequence, 'redemption', redemptionViewOf(redemption, undefined))
