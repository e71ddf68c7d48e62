import { fingerprint } from '@konter/service'

/**
 * What a rule can look at. A number may be unknown (null), and then no rule about it fires: what is missing and suspicious
 * has a flag of its own. Nothing here names a person, a device or a place: distances stand in buckets.
 */
export const signals = {
  codeManipulated: 'flag',
  foreignCode: 'flag',
  failedCodes: 'number',
  staleSuffix: 'flag',
  redeemedBefore: 'flag',
  locationMissing: 'flag',
  locationMocked: 'flag',
  storeDistanceM: 'number',
  customerDistanceM: 'number',
  travelM: 'number',
  travelKmh: 'number',
  customerHour: 'number',
  customerDay: 'number',
  merchantHour: 'number',
  merchantPacePercent: 'number',
  quickRedemptions: 'number',
  deviceAccounts: 'number',
  deviceMinutesBeforeClaim: 'number',
  accountAgeHours: 'number',
  customerRedemptions: 'number',
  reversalPercent: 'number',
  accountListed: 'flag',
  deviceListed: 'flag',
  merchantListed: 'flag',
  cleanRedemptions: 'number',
  cleanDays: 'number',
  merchantVerified: 'flag',
  merchantClean: 'number',
} as const

export type Signal = keyof typeof signals
type Kinds = typeof signals
export type Flag = { [S in Signal]: Kinds[S] extends 'flag' ? S : never }[Signal]
export type Measure = Exclude<Signal, Flag>

/** One moment as the engine saw it. Kept with the assessment: the same snapshot gives the same score for ever. */
export type Features = { [S in Flag]: boolean } & { [S in Measure]: number | null } & {
  /** Rules that staff have put to sleep for somebody in this scan: they fire, and count nothing. */
  snoozed: readonly string[]
}

/** Nothing known, nothing suspicious. */
export const unremarkable: Features = {
  ...(Object.fromEntries(Object.entries(signals).map(([name, kind]) => [name, kind === 'flag' ? false : null])) as Omit<
    Features,
    'snoozed'
  >),
  snoozed: [],
}

/** The hash a snapshot is kept with: what was changed afterwards shows. */
export const hashOf = (features: Features): Buffer => fingerprint(features)

const km = 1_000
/** As coarse as a distance may be and still be weighed: 10 m, then 100 m, then 1 km. Never rounded up, against nobody. */
export function bucketOf(meters: number): number {
  const step = meters < km ? 10 : meters < 10 * km ? 100 : km
  return Math.floor(meters / step) * step
}
