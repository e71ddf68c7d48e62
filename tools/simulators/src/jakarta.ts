/** Western Indonesia Time, UTC+7 without summer time: the calendar and the clock of all three providers. */
const offsetMs = 7 * 3_600_000

export const dayMs = 24 * 3_600_000

/** `2026-01-31` */
export const jakartaDay = (at: number): string => jakartaText(at).slice(0, 10)

/** `2026-01-31 23:59:59` */
export const jakartaText = (at: number): string => new Date(at + offsetMs).toISOString().slice(0, 19).replace('T', ' ')

/** Is the clock in Jakarta between two times of day (`H:mm`)? The end may lie after midnight; equal means never. */
export function isWithinHours(at: number, start: string, end: string): boolean {
  const [from, to, now] = [minuteOfDay(start), minuteOfDay(end), minuteOfDay(jakartaText(at).slice(11, 16))]
  if (from === to) return false
  return from < to ? now >= from && now < to : now >= from || now < to
}

function minuteOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
