import type { Language, Money } from '@konter/core'
import { pricedOffer, usableOffers } from '../offer/offer.ts'
import { type Customer, type PriceRule, priceFor } from '../price/price.ts'
import { inputSchemaIn } from './input-schema.ts'
import type { Product } from './product.ts'

/** Who looks, when, and by which rules. */
export type Glance = { rules: readonly PriceRule[]; customer: Customer; now: Date; language: Language }

/** Null when there is nothing to make a price from, or when the cost is under review. */
export function shownPrice(product: Product, { rules, customer, now }: Omit<Glance, 'language'>): Money | null {
  const offer = product.status === 'parked' ? undefined : pricedOffer(product.offers, now)
  if (offer === undefined) return null
  return priceFor(rules, goodsOf(product), customer, offer.cost)?.price ?? null
}

export const goodsOf = ({ id, categoryPath, kind }: Product) => ({ productId: id, categoryPath, kind })

/** At least one supplier would deliver it this minute. */
export const isAvailable = (product: Product, now: Date): boolean =>
  product.forSale && product.status === 'active' && usableOffers(product.offers, now).length > 0

/** A product as the customer in front of the shelf sees it. */
export function shelved(product: Product, glance: Glance) {
  const { language, now } = glance
  const price = shownPrice(product, glance)
  return {
    sku: product.sku,
    name: product.name[language],
    description: product.description[language],
    kind: product.kind,
    category: product.category,
    brand: product.brand,
    brandName: product.brandName,
    images: product.images,
    price,
    inputSchema: inputSchemaIn(language, product.inputSchema),
    available: price !== null && isAvailable(product, now),
  }
}
