import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare, equals, minus, money, percentOf, plus, roundUpTo, sum, times } from './money.ts'

const amount = fc.bigInt({ min: -(2n ** 53n), max: 2n ** 53n })

describe('money', () => {
  test('what is added can be taken away again', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        expect(minus(plus(money(a), money(b)), money(b))).toEqual(money(a))
      }),
    )
  })

  test('two currencies do not mix', () => {
    expect(() => plus(money(1), money(1, 'USD'))).toThrow('two currencies')
    expect(equals(money(1), money(1, 'USD'))).toBe(false)
  })

  test('a percentage is rounded up to the rupiah', () => {
    expect(percentOf(money(100_000), 70)).toEqual(money(700))
    expect(percentOf(money(1), 1)).toEqual(money(1))
    expect(percentOf(money(0), 9_999)).toEqual(money(0))
  })

  test('rounding up never goes below, and stays within one step', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 1000n }), (a, step) => {
        const { amount: rounded } = roundUpTo(money(a), step)
        expect(rounded % step).toBe(0n)
        expect(rounded >= a && rounded - a < step).toBe(true)
      }),
    )
  })

  test('sums, multiples and order', () => {
    expect(sum([money(1), money(2), money(3)])).toEqual(money(6))
    expect(times(money(15_000), 3)).toEqual(money(45_000))
    expect(compare(money(1), money(2))).toBeLessThan(0)
    expect(compare(money(2), money(2))).toBe(0)
  })
})
