import { expect, test } from 'vitest'
import { isWithinHours, jakartaDay } from './jakarta.ts'

const at = (time: string): number => Date.parse(`2026-03-01T${time}:00+07:00`)

test('the day changes at midnight in Jakarta, not in Greenwich', () => {
  expect(jakartaDay(Date.parse('2026-02-28T16:59:59Z'))).toBe('2026-02-28')
  expect(jakartaDay(Date.parse('2026-02-28T17:00:00Z'))).toBe('2026-03-01')
})

test.each([
  ['23:45', '0:30', '23:44', false],
  ['23:45', '0:30', '23:45', true],
  ['23:45', '0:30', '00:29', true],
  ['23:45', '0:30', '00:30', false],
  ['1:00', '5:30', '03:00', true],
  ['1:00', '5:30', '12:00', false],
  ['0:0', '00:00', '00:00', false],
])('cut off from %s to %s: at %s it is %s', (start, end, time, expected) => {
  expect(isWithinHours(at(time), start, end)).toBe(expected)
})
