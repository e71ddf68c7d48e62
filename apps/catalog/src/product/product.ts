import type { Translated } from '@konter/core'
import type { Kind } from '../category/kind.ts'
import type { Offer } from '../offer/offer.ts'
import type { InputSchema, Target } from './input-schema.ts'

export const PRODUCT_STATUSES = ['active', 'parked', 'hidden'] as const
export type ProductStatus = (typeof PRODUCT_STATUSES)[number]
export type ProductStep = 'park' | 'release' | 'hide' | 'show'

/**
 * The whole life of a product. `parked` waits for somebody to look at its cost; `hidden` is off the shelf by choice.
 * Whether an active one can be bought right now is no state: its offers say so.
 */
export const steps: Record<ProductStatus, Partial<Record<ProductStep, ProductStatus>>> = {
  active: { park: 'parked', hide: 'hidden' },
  parked: { release: 'active', hide: 'hidden' },
  hidden: { show: 'active' },
}

/** What strangers may see. A parked product stays on its shelf, without a price. */
export const onShelf: readonly ProductStatus[] = ['active', 'parked']

/** A product with all that its price and its availability depend on. */
export type Product = {
  id: string
  sku: string
  kind: Kind
  denomination: string
  name: Translated
  description: Translated
  images: string[]
  inputSchema: InputSchema
  target: Target
  status: ProductStatus
  parkedBecause: string | null
  parkedFacts: unknown
  parkedAt: Date | null
  forSale: boolean
  version: number
  sortKey: string
  createdAt: Date
  updatedAt: Date
  category: string
  categoryPath: string
  brand: string
  brandName: string
  offers: Offer[]
  /** Of the price rules that are in force. */
  bookVersion: bigint
  /** How well it answers a search; 0 outside of one. */
  rank: number
}
