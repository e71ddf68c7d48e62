import { expect, test } from 'vitest'
import { nextTurn } from './supplier.ts'

test('suppliers take turns: every ten minutes, five minutes apart', () => {
  const at = (time: string) => new Date(`2026-03-02T${time}Z`)
  const digiflazz = { syncEveryMinutes: 10, syncOffsetMinutes: 0 }
  const vip = { syncEveryMinutes: 10, syncOffsetMinutes: 5 }
  expect(nextTurn(digiflazz, at('08:03:20'))).toEqual(at('08:10:00'))
  expect(nextTurn(digiflazz, at('08:10:00'))).toEqual(at('08:20:00'))
  expect(nextTurn(vip, at('08:03:20'))).toEqual(at('08:05:00'))
  expect(nextTurn(vip, at('08:05:01'))).toEqual(at('08:15:00'))
})
