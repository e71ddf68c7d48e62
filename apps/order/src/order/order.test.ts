import { expect, test } from 'vitest'
import { holdsMoney, type OrderStep, statuses, steps } from './order.ts'

const all: OrderStep[] = ['pay', 'process', 'complete', 'fail', 'refund', 'expire', 'cancel', 'reverse']

/** Every pair of the table, written out: a changed line of `steps` shows here, and nowhere by accident. */
test('the life of an order', () => {
  const pairs = statuses
    .flatMap((from) => all.map((step) => [from, step, steps[from][step]] as const))
    .filter(([, , to]) => to !== undefined)
  expect(pairs.map(([from, step, to]) => `${from} -${step}→ ${to}`)).toEqual([
    'pending_payment -pay→ paid',
    'pending_payment -expire→ expired',
    'pending_payment -cancel→ cancelled',
    'paid -process→ processing',
    'paid -fail→ failed',
    'processing -complete→ completed',
    'processing -fail→ failed',
    'failed -refund→ refunded',
    'completed -reverse→ reversed',
  ])
})

test('final states are final, but for the one exception that suppliers force on us', () => {
  const final = statuses.filter((status) => Object.keys(steps[status]).length === 0)
  expect(final).toEqual(['refunded', 'expired', 'cancelled', 'reversed'])
})

test('an order that holds money either delivers or gives it back', () => {
  const ends = (from: (typeof statuses)[number]): string[] => {
    const next = Object.values(steps[from])
    return next.length === 0 ? [from] : next.flatMap(ends)
  }
  for (const status of statuses.filter(holdsMoney))
    for (const end of ends(status)) expect(['refunded', 'reversed']).toContain(end)
})
