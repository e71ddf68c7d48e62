import type { Texts } from '@konter/core'
import { type KeyClaim, type Tx, together } from '@konter/service'
import { findTargets as findTargetsSql } from './find-targets.sql.ts'
import type { Reason } from './reason.ts'
import { redeemBatch } from './redeem.sql.ts'
import type { OwnCode } from './refusal.ts'

export type Entry = 'typed' | 'qr' | 'offline' | 'settled'
export type Verdict = 'approved' | 'review' | 'refused'

/** Who asks, from where. */
export type Till = {
  merchantId: string
  locationId: string
  deviceId: string
  staffId: string
  network: string
}

export type Target = {
  merchantNumber: number
  merchantName: Texts
  zone: string
  strict: boolean
  trading: boolean
  role: 'owner' | 'cashier'
  locationOpen: boolean
  /** The key was used before: with the same request, and what was answered. */
  known: boolean
  same: boolean | null
  answer: unknown
  lockedUntil: Date | null
  /** Of another merchant, typed. */
  foreignId: string | null
  signature: Buffer | null
  kid: number | null
  /** Whose code was found. */
  merchantId: string | null
} & (({ id: null } & Partial<Omit<OwnCode, 'id' | 'terms'>>) | Omit<OwnCode, 'terms'>)

export type Wanted = { codeHash: Buffer } | { qrId: Uint8Array } | { codeId: string } | undefined

/** What somebody wants to use, where and when, and the key they ask with. */
export type Asked = { till: Till; wanted: Wanted; key: KeyClaim | null; at: Date }

/** Each one's, in their order. Undefined for who does not work at their merchant, and for a merchant that nobody knows. */
export async function findTargets(db: Tx, all: readonly Asked[]): Promise<(Target | undefined)[]> {
  const each = <T>(of: (asked: Asked) => T): T[] => all.map(of)
  const rows = await db.query<Target & { nth: number }>(findTargetsSql, [
    each(({ at }) => at),
    each(({ till }) => till.merchantId),
    each(({ till }) => till.staffId),
    each(({ till }) => till.locationId),
    each(({ till }) => till.deviceId),
    each(({ till }) => till.network),
    each(({ wanted }) => (isTyped(wanted) ? wanted.codeHash : null)),
    each(({ key }) => key?.caller ?? null),
    each(({ key }) => key?.keyHash ?? null),
    each(({ key }) => key?.requestHash ?? null),
    each(({ wanted }) => (wanted !== undefined && 'codeId' in wanted ? wanted.codeId : null)),
    each(({ wanted }) => (wanted !== undefined && 'qrId' in wanted ? wanted.qrId : null)),
  ])
  const found = new Map(rows.map(({ nth, ...target }) => [nth, target as Target]))
  return all.map((_, index) => found.get(index + 1))
}

const isTyped = (wanted: Wanted): wanted is { codeHash: Buffer } => wanted !== undefined && 'codeHash' in wanted

/** Who types takes turns with others who do (`find_typed`), and so shares a question with nobody. */
export function targetsIn(db: Tx): (asked: Asked) => Promise<Target | undefined> {
  const shared = together((all: readonly Asked[]) => findTargets(db, all), { callsMax: 3, sizeMax: 50 })
  return async (asked) => (isTyped(asked.wanted) ? (await findTargets(db, [asked]))[0] : shared(asked))
}

/** What the database is asked to decide. What is refused beforehand is written down all the same. */
export type Request = {
  id: string
  key: KeyClaim | null
  entry: Entry
  till: Till
  codeId: string | null
  voucherId: string | null
  customerId: string | null
  verdict: Verdict
  reason: Reason | null
  /** Counts as a code that was none of this merchant's. */
  failed: boolean
  redeemedAt: Date
  /** The clock that says so can be believed. */
  timed: boolean
  campaignId: string | null
  bill: bigint | null
  discount: bigint | null
  /** The merchant's calendar day on which this is written. */
  day: string
  /** As JSON: what is told when it is redeemed, what the key answers from then on, how it was assessed. */
  event: string | null
  traceparent: string | null
  answer: string
  scan: string | null
}

/** `answered`: what the key was answered before; `same` is false when that was about another request. */
export type Counted = { verdict: Verdict; reason: Reason | null; same: boolean; answered: unknown }

export async function redeemAll(db: Tx, requests: readonly Request[], at: Date): Promise<Counted[]> {
  const each = <T>(of: (request: Request) => T): T[] => requests.map(of)
  const rows = await db.query<Counted & { nth: number }>(redeemBatch, [
    at,
    each(({ id }) => id),
    each(({ key }) => key?.caller ?? null),
    each(({ key }) => key?.keyHash ?? null),
    each(({ key }) => key?.requestHash ?? null),
    each(({ entry }) => entry),
    each(({ till }) => till.merchantId),
    each(({ till }) => till.locationId),
    each(({ till }) => till.deviceId),
    each(({ till }) => till.staffId),
    each(({ till }) => till.network),
    each(({ codeId }) => codeId),
    each(({ voucherId }) => voucherId),
    each(({ customerId }) => customerId),
    each(({ verdict }) => verdict),
    each(({ reason }) => reason),
    each(({ failed }) => failed),
    each(({ redeemedAt }) => redeemedAt),
    each(({ timed }) => timed),
    each(({ campaignId }) => campaignId),
    each(({ bill }) => bill),
    each(({ discount }) => discount),
    each(({ day }) => day),
    each(({ event }) => event),
    each(({ traceparent }) => traceparent),
    each(({ answer }) => answer),
    each(({ scan }) => scan),
  ])
  return rows.sort((a, b) => a.nth - b.nth)
}
