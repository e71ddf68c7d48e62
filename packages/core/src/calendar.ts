/** Where the counter stands. Calendar days and daily hours mean this zone unless another is named. */
export const ZONE = 'Asia/Jakarta'

const formats = new Map<string, Intl.DateTimeFormat>()

function format(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formats.set(zone, made)
  return made
}

function partsOf(at: Date, zone: string): Record<string, string> {
  return Object.fromEntries(
    format(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
}

/** The calendar day of an instant, `2026-12-01`. */
export function day(at: Date, zone = ZONE): string {
  const { year, month, day } = partsOf(at, zone)
  return `${year}-${month}-${day}`
}

/** Minutes since local midnight, 0 to 1439. */
export function minuteOfDay(at: Date, zone = ZONE): number {
  const { hour, minute } = partsOf(at, zone)
  return Number(hour) * 60 + Number(minute)
}

/** The instant at which a calendar day begins. */
export function startOfDay(calendarDay: string, zone = ZONE): Date {
  const utc = new Date(`${calendarDay}T00:00:00Z`)
  const behind = minuteOfDay(utc, zone)
  const sameDay = day(utc, zone) === calendarDay
  return new Date(utc.getTime() - (sameDay ? behind : behind - 1440) * 60_000)
}

/** Is the instant inside daily hours? `from` included, `to` not; they may wrap midnight; equal means never. */
export function withinDaily(at: Date, hours: { fromMinute: number; toMinute: number }, zone = ZONE): boolean {
  const now = minuteOfDay(at, zone)
  const { fromMinute, toMinute } = hours
  if (fromMinute <= toMinute) return now >= fromMinute && now < toMinute
  return now >= fromMinute || now < toMinute
}
