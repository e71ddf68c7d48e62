import type { Discount } from '@konter/contracts'

/**
 * What the customer saves, in rupiah; null where that cannot be known: a percentage without the bill, or goods whose price we
 * do not know. Rounded down: a discount is never more than was promised.
 */
export function discountOf(discount: Discount, bill: bigint | null): bigint | null {
  switch (discount.type) {
    case 'fixed':
      return bill === null ? BigInt(discount.amount) : least(BigInt(discount.amount), bill)
    case 'percentage': {
      if (bill === null) return null
      const share = (bill * BigInt(discount.percent)) / 100n
      return discount.maxAmount === undefined ? share : least(share, BigInt(discount.maxAmount))
    }
    default:
      return null
  }
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)
