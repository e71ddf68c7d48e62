/** From `08:00` until before `21:00`. Until an earlier time (or `24:00`): past midnight, and still of the day it began on. */
export type Span = { from: string; to: string }
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** When a place is open, or an offer good. A weekday that is not named has no hours; a date that is named has those alone. */
export type Hours = {
  weekly: { [day in Weekday]?: Span[] | undefined }
  except?: { date: string; hours: Span[] }[] | undefined
}

const DAY = 24 * 60
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const endOf = ({ from, to }: Span): number => (minuteOf(to) > minuteOf(from) ? minuteOf(to) : minuteOf(to) + DAY)

/** The calendar date after or before, `2026-12-31` → `2027-01-01`. */
const shifted = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY * 60_000).toISOString().slice(0, 10)
const weekdayOf = (date: string): Weekday => WEEKDAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] as Weekday

const spansOn = (hours: Hours, date: string): readonly Span[] =>
  hours.except?.find((each) => each.date === date)?.hours ?? hours.weekly[weekdayOf(date)] ?? []

/** At a date and minute of the place's own clock. `is_open` in the catalogue's database says the same. */
export function isWithin(hours: Hours, at: { date: string; minute: number }): boolean {
  const today = spansOn(hours, at.date).some((span) => minuteOf(span.from) <= at.minute && at.minute < endOf(span))
  return today || spansOn(hours, shifted(at.date, -1)).some((span) => at.minute + DAY < endOf(span))
}

/** What is wrong with hours whose form is right: an empty span, or two that overlap (past midnight, too). */
export type HoursMistake = { pointer: string; mistake: 'empty' | 'overlap' | 'date' | 'twice' }

export function mistakesIn(hours: Hours): HoursMistake[] {
  const lists = [
    ...WEEKDAYS.map((day) => ({ pointer: `/weekly/${day}`, spans: hours.weekly[day] ?? [] })),
    ...(hours.except ?? []).map(({ hours: spans }, index) => ({ pointer: `/except/${index}/hours`, spans })),
  ]
  const within = lists.flatMap(({ pointer, spans }) => mistakesAmong(spans, pointer))
  return [...within, ...overnightMistakes(hours), ...dateMistakes(hours.except ?? [])]
}

function mistakesAmong(spans: readonly Span[], pointer: string): HoursMistake[] {
  return spans.flatMap((span, index): HoursMistake[] => {
    const at = `${pointer}/${index}`
    if (span.from === span.to) return [{ pointer: at, mistake: 'empty' }]
    const clashes = spans.slice(0, index).some((other) => overlap(span, other))
    return clashes ? [{ pointer: at, mistake: 'overlap' }] : []
  })
}

const overlap = (a: Span, b: Span): boolean => minuteOf(a.from) < endOf(b) && minuteOf(b.from) < endOf(a)

/** Tuesday from 01:00, while Monday goes on until 02:00. An exception replaces its day on purpose: it is not compared. */
function overnightMistakes({ weekly }: Hours): HoursMistake[] {
  return WEEKDAYS.flatMap((day, index) => {
    const next = WEEKDAYS[(index + 1) % 7] as Weekday
    const until = Math.max(0, ...(weekly[day] ?? []).map((span) => endOf(span) - DAY))
    return (weekly[next] ?? []).flatMap((span, nth): HoursMistake[] =>
      minuteOf(span.from) < until ? [{ pointer: `/weekly/${next}/${nth}`, mistake: 'overlap' }] : [],
    )
  })
}

const isDate = (date: string): boolean => {
  const at = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date)
}

const dateMistakes = (except: readonly { date: string }[]): HoursMistake[] =>
  except.flatMap(({ date }, index): HoursMistake[] => {
    const pointer = `/except/${index}/date`
    if (!isDate(date)) return [{ pointer, mistake: 'date' }]
    return except.findIndex((each) => each.date === date) < index ? [{ pointer, mistake: 'twice' }] : []
  })
