import { day, IDR } from '@konter/core'
import type { Tx } from '@konter/service'
import { type Asked, entriesOf, underReview } from './settlement.repo.ts'

/** What began before midnight is committed within this time, or never. */
const closingMs = 5 * 60_000

/**
 * What a campaign cost a merchant, by voucher and day of the merchant's calendar. Everything is written on the day it happens
 * to us: redemptions uploaded late, reviews that end, redemptions undone. So a day is closed once it is over, and its numbers
 * are the same whenever they are asked for.
 */
export async function settlementOf(db: Tx, asked: Asked & { zone: string }, now: Date) {
  const { zone, ...which } = asked
  const openFrom = day(new Date(now.getTime() - closingMs), zone)
  const [entries, waiting] = await Promise.all([entriesOf(db, which), underReview(db, which)])
  const items = entries.map((entry) => ({ ...entry, closed: entry.day < openFrom }))
  const sum = (of: (item: (typeof items)[number]) => bigint) => items.reduce((sum, item) => sum + of(item), 0n)
  return {
    ...which,
    currency: IDR,
    closed: which.to < openFrom,
    items,
    redemptions: sum(({ redemptions }) => redemptions),
    undone: sum(({ undone }) => undone),
    discountAmount: sum(({ discountAmount }) => discountAmount),
    underReview: waiting,
  }
}
