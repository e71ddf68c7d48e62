import { expect, test } from 'vitest'
import { day, minuteOfDay, startOfDay, withinDaily } from './calendar.ts'

test('a Jakarta day begins at 17:00 UTC of the day before', () => {
  expect(startOfDay('2026-12-01')).toEqual(new Date('2026-11-30T17:00:00Z'))
  expect(day(new Date('2026-11-30T17:00:00Z'))).toBe('2026-12-01')
  expect(day(new Date('2026-11-30T16:59:59Z'))).toBe('2026-11-30')
})

test('a day west of Greenwich begins later', () =>
  expect(startOfDay('2026-12-01', 'America/New_York')).toEqual(new Date('2026-12-01T05:00:00Z')))

test('cut-off hours may wrap midnight, and equal hours mean none', () => {
  const cutOff = { fromMinute: 23 * 60, toMinute: 30 }
  expect(withinDaily(new Date('2026-01-01T16:30:00Z'), cutOff)).toBe(true)
  expect(withinDaily(new Date('2026-01-01T17:29:00Z'), cutOff)).toBe(true)
  expect(withinDaily(new Date('2026-01-01T17:30:00Z'), cutOff)).toBe(false)
  expect(withinDaily(new Date('2026-01-01T17:00:00Z'), { fromMinute: 0, toMinute: 0 })).toBe(false)
  expect(minuteOfDay(new Date('2026-01-01T17:30:00Z'))).toBe(30)
})
