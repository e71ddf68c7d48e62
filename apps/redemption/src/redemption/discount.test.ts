import { describe, expect, test } from 'vitest'
import { discountOf } from './discount.ts'

const item = { id: 'Kopi' }

describe('a discount', () => {
  test.each([
    ['fixed, whatever the bill is', { type: 'fixed', amount: 10_000 }, null, 10_000n],
    ['fixed, never more than the bill', { type: 'fixed', amount: 10_000 }, 7_500n, 7_500n],
    ['a percentage of the bill, rounded down', { type: 'percentage', percent: 15 }, 33_333n, 4_999n],
    ['a percentage up to its most', { type: 'percentage', percent: 50, maxAmount: 20_000 }, 100_000n, 20_000n],
    ['a percentage of an unknown bill is unknown', { type: 'percentage', percent: 50 }, null, null],
    ['a bill of nothing', { type: 'percentage', percent: 50 }, 0n, 0n],
    ['goods have no price here', { type: 'free-item', item }, 50_000n, null],
    ['nor have those beside others', { type: 'buy-x-get-y', buy: 2, get: 1, item }, 50_000n, null],
  ] as const)('%s', (_, discount, bill, saved) => expect(discountOf(discount, bill)).toBe(saved))
})
