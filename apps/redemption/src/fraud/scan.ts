import { createHash } from 'node:crypto'

export type Position = { latitude: number; longitude: number; accuracyM?: number; mock?: boolean }

/** What a code turned out to be. `unknown`: a slip of the pen, or a guess; which of them, the failures in a row tell. */
export type CodeVerdict = 'genuine' | 'manipulated' | 'foreign' | 'unknown'

/** A scan that is to be judged, before anything is taken. */
export type Scan = {
  attemptId: string
  /** When it happened: for what was scanned without a connection, by the device's clock. */
  at: Date
  receivedAt: Date
  merchantId: string
  locationId: string | null
  staffId: string | null
  /** The merchant's device. */
  deviceId: string | null
  position: Position | null
  customerPosition: Position | null
  code: {
    verdict: CodeVerdict
    /** Of a code that is known to be this merchant's own. */
    id: string | null
    voucherId: string | null
    customerId: string | null
    claimedAt: Date | null
    redeemedBefore: boolean
    /** `missing` and `stale` only of a QR that was to change every half minute. */
    suffix: 'fresh' | 'missing' | 'stale' | 'none'
  }
  /** What it is worth to the customer, in rupiah, where that is known. */
  value: bigint | null
}

/** A device by its hash: enough to know it again, not to find it. Ids are made up by apps at random, so nobody guesses them. */
export const deviceHash = (deviceId: string): Buffer =>
  createHash('sha256').update(`konter-device:${deviceId}`).digest()
