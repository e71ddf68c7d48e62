import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Offer } from '../order/order.ts'
import { affordable, rank, STRATEGIES } from './route.ts'

const offer = (offerId: string, supplier: string, cost: number, priority: number): Offer => ({
  offerId,
  supplier,
  cost,
  priority,
  itemCode: 'c',
  itemName: 'n',
  target: 't',
  zone: null,
})
const cheap = offer('a', 'vip', 9_000, 2)
const dear = offer('b', 'digiflazz', 10_000, 1)

test('the cheapest, the first by priority, or the one that succeeds', () => {
  expect(rank([dear, cheap], 'cheapest')).toEqual([cheap, dear])
  expect(rank([cheap, dear], 'priority')).toEqual([dear, cheap])
  expect(
    rank(
      [cheap, dear],
      'success-rate',
      new Map([
        ['vip', 0.5],
        ['digiflazz', 0.9],
      ]),
    ),
  ).toEqual([dear, cheap])
  expect(rank([dear, cheap], 'success-rate')).toEqual([cheap, dear])
})

test('whatever the order they come in, they leave in the same', () => {
  const offers = fc.uniqueArray(
    fc.record({ id: fc.uuid(), cost: fc.integer({ min: 1, max: 5 }), priority: fc.integer({ min: 1, max: 3 }) }),
    { selector: ({ id }) => id },
  )
  fc.assert(
    fc.property(offers, fc.constantFrom(...STRATEGIES), (raw, strategy) => {
      const all = raw.map(({ id, cost, priority }) => offer(id, 's', cost, priority))
      expect(rank([...all].reverse(), strategy)).toEqual(rank(all, strategy))
    }),
  )
})

test('what costs more than the customer pays is not used', () =>
  expect(affordable([cheap, dear], 9_999n)).toEqual([cheap]))
