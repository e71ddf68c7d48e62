import assert from 'node:assert/strict'

/** Minor units of one currency; IDR counts whole rupiah. The only place where amounts are added or rounded. */
export type Money = { readonly amount: bigint; readonly currency: string }

export const IDR = 'IDR'

export const money = (amount: bigint | number, currency = IDR): Money => ({ amount: BigInt(amount), currency })

export const plus = (a: Money, b: Money): Money => ({ amount: a.amount + same(a, b).amount, currency: a.currency })
export const minus = (a: Money, b: Money): Money => ({ amount: a.amount - same(a, b).amount, currency: a.currency })
export const times = (a: Money, factor: number | bigint): Money => ({ ...a, amount: a.amount * BigInt(factor) })
export const sum = (all: readonly Money[], currency = IDR): Money => all.reduce(plus, money(0, currency))

export const equals = (a: Money, b: Money): boolean => a.currency === b.currency && a.amount === b.amount
/** Negative when `a` is less than `b`, zero when equal, positive when more. */
export const compare = (a: Money, b: Money): number =>
  Number(a.amount > same(a, b).amount) - Number(a.amount < b.amount)
export const isZero = (a: Money): boolean => a.amount === 0n
export const isNegative = (a: Money): boolean => a.amount < 0n

/** `basisPoints` hundredths of a percent of `a`, rounded up: a fee or a margin never loses its last rupiah. */
export function percentOf(a: Money, basisPoints: number): Money {
  assert(Number.isInteger(basisPoints) && basisPoints >= 0, 'basis points are a whole number, not negative')
  return { ...a, amount: ceilDivide(a.amount * BigInt(basisPoints), 10_000n) }
}

/** The next multiple of `step` that is not below `a`: prices end in 00 or 50 at a counter. */
export function roundUpTo(a: Money, step: bigint): Money {
  assert(step > 0n, 'a rounding step is positive')
  return { ...a, amount: ceilDivide(a.amount, step) * step }
}

function ceilDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor
  return dividend > 0n && dividend % divisor !== 0n ? quotient + 1n : quotient
}

function same(a: Money, b: Money): Money {
  assert.equal(a.currency, b.currency, 'amounts of two currencies do not mix')
  return b
}
