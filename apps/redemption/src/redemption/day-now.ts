import { day } from '@konter/core'

const minuteMs = 60_000
const known = new Map<string, { minute: number; day: string }>()

/** The calendar day of a moment near now: thousands ask within the same minute, and the calendar is not cheap to ask. */
export function dayNow(at: Date, zone: string): string {
  const minute = Math.floor(at.getTime() / minuteMs)
  const last = known.get(zone)
  if (last?.minute === minute) return last.day
  const today = day(at, zone)
  known.set(zone, { minute, day: today })
  return today
}
