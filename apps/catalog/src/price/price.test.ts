import { money } from '@konter/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KINDS } from '../category/kind.ts'
import {
  byWeight,
  type Customer,
  type Goods,
  matches,
  type PriceRule,
  priceBy,
  priceFor,
  rulesFor,
  specificity,
} from './price.ts'

const rule = (more: Partial<PriceRule> = {}): PriceRule => ({
  id: 'general',
  customerType: null,
  memberLevel: null,
  productId: null,
  categoryPath: null,
  kind: null,
  margin: { type: 'percentage', basisPoints: 600 },
  minimumMargin: 0n,
  roundingStep: 1n,
  allowLoss: false,
  createdAt: new Date('2026-01-01T00:00:00Z'),
  ...more,
})
const goods: Goods = { productId: 'p', categoryPath: 'games/mobile-games', kind: 'game' }
const bronze: Customer = { customerType: 'retail', memberLevel: 'bronze' }
const priceOf = (of: PriceRule, cost: number) => priceBy(of, money(cost)).price.amount

describe('a price', () => {
  test('is the cost with a percentage, rounded up to the rupiah', () => {
    expect(priceOf(rule(), 20_150)).toBe(21_359n)
    expect(priceOf(rule({ margin: { type: 'percentage', basisPoints: 1 } }), 1)).toBe(2n)
  })
  test('is the cost with a fixed margin', () =>
    expect(priceOf(rule({ margin: { type: 'fixed', amount: 1_500n } }), 10_000)).toBe(11_500n))
  test('has at least the minimum margin', () => expect(priceOf(rule({ minimumMargin: 500n }), 5_000)).toBe(5_500n))
  test('is rounded up to the step, never down', () => {
    expect(priceOf(rule({ roundingStep: 50n }), 20_150)).toBe(21_400n)
    expect(priceOf(rule({ margin: { type: 'fixed', amount: 0n }, roundingStep: 50n }), 10_000)).toBe(10_000n)
  })
  test('is below the cost only where the rule says so, and never nothing', () => {
    const loss = { type: 'percentage', basisPoints: -500 } as const
    expect(priceOf(rule({ margin: loss, allowLoss: true }), 10_000)).toBe(9_500n)
    expect(priceOf(rule({ margin: { type: 'fixed', amount: -20_000n }, allowLoss: true }), 10_000)).toBe(1n)
    expect(
      priceOf(rule({ margin: { type: 'fixed', amount: -20_000n }, allowLoss: true, roundingStep: 50n }), 10_000),
    ).toBe(50n)
    // Should such a rule ever come past the constraint, it still does not sell at a loss.
    expect(priceOf(rule({ margin: loss }), 10_000)).toBe(10_000n)
  })
  test('does not exist for what no rule is about', () =>
    expect(priceFor([rule({ kind: 'pln' })], goods, bronze, money(1))).toBeUndefined())
})

describe('the rule that counts', () => {
  const byName: Record<string, PriceRule> = {
    everybody: rule({ id: 'everybody' }),
    retail: rule({ id: 'retail', customerType: 'retail' }),
    bronze: rule({ id: 'bronze', memberLevel: 'bronze' }),
    retailBronze: rule({ id: 'retailBronze', customerType: 'retail', memberLevel: 'bronze' }),
    games: rule({ id: 'games', kind: 'game' }),
    category: rule({ id: 'category', categoryPath: 'games' }),
    deeper: rule({ id: 'deeper', categoryPath: 'games/mobile-games' }),
    deeperForRetail: rule({ id: 'deeperForRetail', categoryPath: 'games/mobile-games', customerType: 'retail' }),
    product: rule({ id: 'product', productId: 'p' }),
    productForBronze: rule({ id: 'productForBronze', productId: 'p', memberLevel: 'bronze' }),
  }
  const inOrder = [
    'productForBronze',
    'product',
    'deeperForRetail',
    'deeper',
    'category',
    'games',
    'retailBronze',
    'bronze',
    'retail',
    'everybody',
  ]

  test('is the most specific: goods before customers, product before category before kind', () =>
    expect(rulesFor(Object.values(byName), goods, bronze).map(({ id }) => id)).toEqual(inOrder))
  test('is the newer one of two that are equally specific', () => {
    const newer = rule({ id: 'newer', createdAt: new Date('2026-02-01T00:00:00Z') })
    expect(rulesFor([rule(), newer], goods, bronze)[0]?.id).toBe('newer')
    expect(rulesFor([newer, rule()], goods, bronze)[0]?.id).toBe('newer')
  })
  test('about a category is about what lies below it, and not about a namesake', () => {
    expect(matches(rule({ categoryPath: 'games' }), goods, bronze)).toBe(true)
    expect(matches(rule({ categoryPath: 'game' }), goods, bronze)).toBe(false)
    expect(matches(rule({ categoryPath: 'games/mobile-games/x' }), goods, bronze)).toBe(false)
  })
})

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const customers = fc.record({
  customerType: fc.constantFrom('retail', 'reseller'),
  memberLevel: fc.constantFrom('bronze', 'silver', 'gold', 'reseller'),
})
const paths = fc.constantFrom('games', 'games/mobile-games', 'games/mobile-games/moba', 'pulsa')
const someGoods = fc.record({
  productId: fc.constantFrom('p', 'q'),
  categoryPath: paths,
  kind: fc.constantFrom(...KINDS),
})
const margins = fc.oneof(
  fc.record({ type: fc.constant('fixed' as const), amount: fc.bigInt(-1_000_000n, 1_000_000n) }),
  fc.record({ type: fc.constant('percentage' as const), basisPoints: fc.integer({ min: -10_000, max: 100_000 }) }),
)
const rules = fc
  .record({
    id: fc.uuid(),
    customerType: maybe(fc.constantFrom('retail', 'reseller')),
    memberLevel: maybe(fc.constantFrom('bronze', 'silver', 'gold', 'reseller')),
    productId: maybe(fc.constantFrom('p', 'q')),
    categoryPath: maybe(paths),
    kind: maybe(fc.constantFrom(...KINDS)),
    margin: margins,
    minimumMargin: fc.bigInt(0n, 100_000n),
    roundingStep: fc.bigInt(1n, 10_000n),
    allowLoss: fc.boolean(),
    createdAt: fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
  })
  .map((made): PriceRule => made)
const costs = fc.bigInt(1n, 10n ** 10n)

describe('whatever the rules are', () => {
  test('nothing is sold below its cost unless the rule says so, and nothing is given away', () => {
    fc.assert(
      fc.property(rules, costs, (rule, amount) => {
        const { price } = priceBy(rule, { amount, currency: 'IDR' })
        expect(price.amount > 0n).toBe(true)
        if (!rule.allowLoss) expect(price.amount >= amount).toBe(true)
      }),
    )
  })
  test('what costs more is never cheaper', () => {
    fc.assert(
      fc.property(rules, costs, costs, (rule, a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a]
        const priceAt = (amount: bigint) => priceBy(rule, { amount, currency: 'IDR' }).price.amount
        expect(priceAt(less) <= priceAt(more)).toBe(true)
      }),
    )
  })
  test('a price is a multiple of its step', () => {
    fc.assert(
      fc.property(rules, costs, (rule, amount) => {
        expect(priceBy(rule, { amount, currency: 'IDR' }).price.amount % rule.roundingStep).toBe(0n)
      }),
    )
  })
  test('the most specific rule that matches wins, in whatever order they stand', () => {
    fc.assert(
      fc.property(fc.array(rules, { maxLength: 12 }), someGoods, customers, (some, what, who) => {
        const [winner] = rulesFor(some, what, who)
        const [again] = rulesFor([...some].reverse(), what, who)
        expect(again?.id).toBe(winner?.id)
        const matching = some.filter((rule) => matches(rule, what, who))
        expect(winner === undefined).toBe(matching.length === 0)
        for (const rule of winner === undefined ? [] : matching) {
          const best = specificity(winner as PriceRule)
          const at = best.findIndex((value, i) => value !== specificity(rule)[i])
          if (at >= 0) expect(best[at]).toBeGreaterThan(specificity(rule)[at] as number)
          else expect(winner?.createdAt.getTime()).toBeGreaterThanOrEqual(rule.createdAt.getTime())
        }
      }),
    )
  })
  test('weighing is an order: no two rules each outweigh the other', () => {
    fc.assert(
      fc.property(rules, rules, (a, b) => {
        if (a.id !== b.id) expect(Math.sign(byWeight(a, b))).toBe(-Math.sign(byWeight(b, a)))
      }),
    )
  })
})
