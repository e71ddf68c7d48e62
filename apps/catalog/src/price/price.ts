import assert from 'node:assert/strict'
import { compare, type Money, percentOf, plus, roundUpTo } from '@konter/core'
import type { Kind } from '../category/kind.ts'

export type Customer = { customerType: string; memberLevel: string }
/** What a rule can be about. `categoryPath` is the product's own category, `games/mobile-games`. */
export type Goods = { productId: string; categoryPath: string; kind: Kind }

export type Margin = { type: 'fixed'; amount: bigint } | { type: 'percentage'; basisPoints: number }
export type PriceRule = {
  id: string
  /** Null is everybody, everything. */
  customerType: string | null
  memberLevel: string | null
  productId: string | null
  categoryPath: string | null
  kind: Kind | null
  margin: Margin
  minimumMargin: bigint
  roundingStep: bigint
  /** A price below the cost is meant. */
  allowLoss: boolean
  createdAt: Date
}

export type Price = {
  cost: Money
  rule: PriceRule
  /** What the margin alone says, then after the minimum, then rounded up: each step of the way to `price`. */
  margin: Money
  margined: Money
  rounded: Money
  price: Money
}

export function matches(rule: PriceRule, goods: Goods, customer: Customer): boolean {
  return (
    isAbout(rule.customerType, customer.customerType) &&
    isAbout(rule.memberLevel, customer.memberLevel) &&
    isAbout(rule.productId, goods.productId) &&
    isAbout(rule.kind, goods.kind) &&
    (rule.categoryPath === null || isWithin(goods.categoryPath, rule.categoryPath))
  )
}

const isAbout = (wanted: string | null, given: string): boolean => wanted === null || wanted === given
/** A rule about a category is about all that lies below it. */
const isWithin = (path: string, category: string): boolean => path === category || path.startsWith(`${category}/`)

export const SCOPES = ['product', 'category', 'kind', 'memberLevel', 'customerType'] as const

/**
 * How specific a rule is, compared from left to right: what it says about the goods outweighs what it says about the
 * customer, a product outweighs a category, a deeper category a higher one, a member level a customer type.
 */
export const specificity = (rule: PriceRule): readonly number[] => [
  rule.productId === null ? 0 : 1,
  rule.categoryPath === null ? 0 : rule.categoryPath.split('/').length,
  rule.kind === null ? 0 : 1,
  rule.memberLevel === null ? 0 : 1,
  rule.customerType === null ? 0 : 1,
]

/** The most specific first; among equals the newest. */
export function byWeight(a: PriceRule, b: PriceRule): number {
  const [left, right] = [specificity(a), specificity(b)]
  const at = left.findIndex((value, i) => value !== right[i])
  if (at >= 0) return (right[at] as number) - (left[at] as number)
  return b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1)
}

/** The rules about these goods and this customer; the first is the one that counts. */
export const rulesFor = (rules: readonly PriceRule[], goods: Goods, customer: Customer): PriceRule[] =>
  rules.filter((rule) => matches(rule, goods, customer)).sort(byWeight)

/** Cost and margin, rounded up; below the cost only where the rule says so, and never for nothing. */
export function priceBy(rule: PriceRule, cost: Money): Price {
  assert(cost.amount > 0n, 'what costs nothing is not sold')
  const margin = marginOf(rule.margin, cost)
  const least = rule.allowLoss && margin.amount < 0n ? margin.amount : rule.minimumMargin
  const margined = plus(cost, margin.amount < least ? { ...margin, amount: least } : margin)
  const rounded = roundUpTo(margined, rule.roundingStep)
  const floor = rule.allowLoss ? { ...cost, amount: 1n } : cost
  const price = compare(rounded, floor) < 0 ? roundUpTo(floor, rule.roundingStep) : rounded
  return { cost, rule, margin, margined, rounded, price }
}

function marginOf(margin: Margin, cost: Money): Money {
  if (margin.type === 'fixed') return { ...cost, amount: margin.amount }
  const size = percentOf(cost, Math.abs(margin.basisPoints))
  return margin.basisPoints < 0 ? { ...size, amount: -size.amount } : size
}

/** Undefined when no rule is about these goods and this customer: what has no price is not sold. */
export function priceFor(
  rules: readonly PriceRule[],
  goods: Goods,
  customer: Customer,
  cost: Money,
): Price | undefined {
  const [rule] = rulesFor(rules, goods, customer)
  return rule === undefined ? undefined : priceBy(rule, cost)
}
