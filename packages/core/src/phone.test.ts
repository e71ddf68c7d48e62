import { expect, test } from 'vitest'
import { maskPhone, parsePhone } from './phone.ts'

test.each(['0812 3456 7890', '6281234567890', '+62 812-3456-7890', '081234567890', ' 0812.3456.7890 '])(
  '%s is stored as E.164',
  (typed) => expect(parsePhone(typed)).toBe('+6281234567890'),
)

test.each(['', '08', 'abc', '0812345678901234567', '+1 555 0100', "08123' or 1=1"])('%s is no phone number', (typed) =>
  expect(parsePhone(typed)).toBeUndefined(),
)

test('a number from abroad keeps its country', () => expect(parsePhone('+60 12-345 6789')).toBe('+60123456789'))

test('a log line shows too little to call', () => expect(maskPhone('+6281234567890')).toBe('+62812****7890'))
