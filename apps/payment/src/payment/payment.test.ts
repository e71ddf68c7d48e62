import { expect, test } from 'vitest'
import { isPastExpiry, nextPollAt, type PaymentStep, steps } from './payment.ts'

test('the life of a payment', () => {
  const all: PaymentStep[] = ['pay', 'expire', 'fail', 'cancel', 'refund']
  const pairs = Object.entries(steps).flatMap(([from, next]) =>
    all.filter((step) => next[step] !== undefined).map((step) => `${from} -${step}→ ${next[step]}`),
  )
  expect(pairs).toEqual([
    'pending -pay→ paid',
    'pending -expire→ expired',
    'pending -fail→ failed',
    'pending -cancel→ cancelled',
    'expired -pay→ paid_late',
    'failed -pay→ paid_late',
    'cancelled -pay→ paid_late',
    'paid -refund→ refunded',
    'paid_late -refund→ refunded',
  ])
})

test('a gateway is asked until nobody needs to be, at growing distances', () => {
  const createdAt = new Date('2026-01-01T00:00:00Z')
  const payment = { createdAt, expiresAt: new Date('2026-01-01T01:00:00Z') }
  const asked: number[] = []
  for (let at: Date | undefined = nextPollAt(payment, createdAt); at !== undefined; at = nextPollAt(payment, at))
    asked.push((at.getTime() - createdAt.getTime()) / 60_000)
  expect(asked).toEqual([1, 3, 5, 10, 20, 30, 61, 65, 75, 120, 420, 1_500])
  // The first look after the expiry finds it expired.
  expect(isPastExpiry(payment, new Date('2026-01-01T01:01:00Z'))).toBe(true)
  expect(isPastExpiry(payment, new Date('2026-01-01T01:00:30Z'))).toBe(false)
})
