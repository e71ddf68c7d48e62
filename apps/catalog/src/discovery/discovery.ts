import type { Discount } from '@konter/contracts'
import type { Texts } from '@konter/core'
import type { DiscountType } from '../voucher/discount.ts'

export const SORTS = ['relevance', 'distance', 'newest', 'ending-soon'] as const
export type Sort = (typeof SORTS)[number]
/** Of these orders every voucher has one place; how far it is depends on who asks. */
export type FixedSort = Exclude<Sort, 'distance'>

export type Point = { latitude: number; longitude: number }
export type Near = Point & { radiusM: number }

/** What is asked for. A part that is left out does not matter. */
export type Wanted = {
  q?: string | undefined
  category?: string | undefined
  area?: string | undefined
  discountType?: DiscountType | undefined
  openNow: boolean
  near?: Near | undefined
}

/** Any of each of these groups: the words of one that was typed, or a filter. */
export type Groups = readonly (readonly string[])[]

/** Where a page ended, as its rows tell it. */
export type FoundVoucher = {
  id: string
  merchantId: string
  category: string
  areas: string[]
  line: bigint
  priority: number
  publishedAt: Date
  claimUntil: Date
  redeemUntil: Date
  title: Texts
  discount: Discount
  minimumSpend: number | null
  imageId: string | null
  merchantSlug: string
  merchantName: Texts
  reviews: number
  /** On average; null: nobody has said. */
  stars: number | null
  nearest: (Point & { id: string; name: string; address: string; area: string; mm: bigint }) | null
}
