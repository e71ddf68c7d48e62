export type Schedule = { syncEveryMinutes: number; syncOffsetMinutes: number }

const minuteMs = 60_000

/** The next full interval plus the offset: suppliers with different offsets never ask in the same minute. */
export function nextTurn({ syncEveryMinutes, syncOffsetMinutes }: Schedule, now: Date): Date {
  const every = syncEveryMinutes * minuteMs
  const offset = syncOffsetMinutes * minuteMs
  const turns = Math.floor((now.getTime() - offset) / every) + 1
  return new Date(turns * every + offset)
}
