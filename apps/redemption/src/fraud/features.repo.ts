import { only, type Tx } from '@konter/service'
import { gatherFeatures } from './features.sql.ts'
import { bucketOf, type Features } from './features.ts'
import { deviceHash, type Scan } from './scan.ts'

export type Gathered = {
  live: number | null
  shadow: number | null
  store_m: number | null
  customer_m: number | null
  travel_m: number | null
  travel_seconds: number | null
  customer_hour: number | null
  customer_day: number | null
  customer_total: number | null
  customer_reversed: number | null
  customer_clean: number | null
  clean_seconds: number | null
  pace: number | null
  merchant_clean: number | null
  merchant_hour: number | null
  merchant_verified: boolean | null
  /** How long ago this voucher was redeemed at this merchant, newest first, in seconds. */
  voucher_ages: number[]
  failed_codes: number
  device_accounts: number | null
  /** Seconds since the epoch. */
  device_first_seen: number | null
  account_seconds: number | null
  account_listed: boolean
  device_listed: boolean
  merchant_listed: boolean
  snoozed: string[]
}

export type Snapshot = { features: Features; live: number | null; shadow: number | null }

/** One round trip for all of them: the snapshots, and the versions of the rules that are to be asked. */
export async function snapshotsOf(tx: Tx, scans: readonly Scan[]): Promise<Snapshot[]> {
  const of = <T>(column: (scan: Scan) => T): T[] => scans.map(column)
  const gathered = await tx.query<Gathered>(gatherFeatures, [
    of(({ at }) => at),
    of(({ merchantId }) => merchantId),
    of(({ locationId }) => locationId),
    of(({ code }) => code.customerId),
    of(({ code }) => code.id),
    of(({ code }) => code.voucherId),
    of(({ deviceId }) => (deviceId === null ? null : deviceHash(deviceId))),
    of(({ staffId }) => staffId),
    of(({ deviceId }) => deviceId),
    of(({ position }) => position?.latitude ?? null),
    of(({ position }) => position?.longitude ?? null),
    of(({ customerPosition }) => customerPosition?.latitude ?? null),
    of(({ customerPosition }) => customerPosition?.longitude ?? null),
  ])
  return scans.map((scan, index) => {
    const read = gathered[index] as Gathered
    return { features: featuresIn(scan, read), live: read.live, shadow: read.shadow }
  })
}

export const featuresFor = async (tx: Tx, scan: Scan): Promise<Snapshot> => only(await snapshotsOf(tx, [scan]))

const day = 24 * 60 * 60
/** Who redeems one after another faster than this does not serve guests between. */
const quickSeconds = 20
/** A receiver that claims to be less exact than this does not get the benefit of it. */
const accuracyMaxM = 500

/** Pure: what was read, as what rules look at. Distances in buckets, times in whole units, never rounded against anybody. */
export function featuresIn({ code, position, customerPosition }: Scan, read: Gathered): Features {
  const accuracyM = Math.min(position?.accuracyM ?? 0, accuracyMaxM)
  const redeemed = (read.customer_total ?? 0) > 0
  return {
    codeManipulated: code.verdict === 'manipulated',
    foreignCode: code.verdict === 'foreign',
    failedCodes: read.failed_codes,
    staleSuffix: code.suffix === 'missing' || code.suffix === 'stale',
    redeemedBefore: code.redeemedBefore,
    locationMissing: position === null,
    locationMocked: position?.mock === true || customerPosition?.mock === true,
    storeDistanceM: read.store_m === null ? null : bucketOf(Math.max(0, read.store_m - accuracyM)),
    customerDistanceM: read.customer_m === null ? null : bucketOf(read.customer_m),
    travelM: read.travel_m === null ? null : bucketOf(read.travel_m),
    travelKmh: speedOf(read),
    // This one is counted with those before it.
    customerHour: read.customer_hour === null ? null : read.customer_hour + 1,
    customerDay: read.customer_day === null ? null : read.customer_day + 1,
    merchantHour: read.merchant_hour === null ? null : read.merchant_hour + 1,
    merchantPacePercent:
      read.merchant_hour === null || !read.pace ? null : Math.floor(((read.merchant_hour + 1) * 100) / read.pace),
    quickRedemptions: code.voucherId === null ? null : quickIn(read.voucher_ages),
    deviceAccounts: read.device_accounts,
    deviceMinutesBeforeClaim: minutesBetween(read.device_first_seen, code.claimedAt),
    accountAgeHours: read.account_seconds === null ? null : Math.max(0, Math.floor(read.account_seconds / 3_600)),
    customerRedemptions: read.customer_total,
    reversalPercent: redeemed
      ? Math.floor(((read.customer_reversed ?? 0) * 100) / (read.customer_total as number))
      : null,
    accountListed: read.account_listed,
    deviceListed: read.device_listed,
    merchantListed: read.merchant_listed,
    cleanRedemptions: read.customer_clean,
    cleanDays: read.clean_seconds === null ? null : Math.max(0, Math.floor(read.clean_seconds / day)),
    merchantVerified: read.merchant_verified === true,
    merchantClean: read.merchant_clean,
    snoozed: read.snoozed,
  }
}

const kmhMax = 99_999

/** As if at least a second had passed: two at the same moment are not infinitely fast. */
export function speedOf({
  travel_m: meters,
  travel_seconds: seconds,
}: Pick<Gathered, 'travel_m' | 'travel_seconds'>): number | null {
  if (meters === null || seconds === null) return null
  return Math.min(kmhMax, Math.floor((meters / Math.max(seconds, 1)) * 3.6))
}

/** How many in a row, ending with this one, followed the one before at once. */
function quickIn(ages: readonly number[]): number {
  let quick = 0
  let previous = 0
  for (const age of ages) {
    if (age - previous >= quickSeconds) break
    quick += 1
    previous = age
  }
  return quick
}

function minutesBetween(firstSeen: number | null, claimedAt: Date | null): number | null {
  if (firstSeen === null || claimedAt === null) return null
  return Math.max(0, Math.floor((claimedAt.getTime() / 1_000 - firstSeen) / 60))
}
