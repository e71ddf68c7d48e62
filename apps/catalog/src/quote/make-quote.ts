import type { FieldErrorDocument, Language, Money } from '@konter/core'
import type { Kind } from '../category/kind.ts'
import type { Context } from '../context.ts'
import { type Address, addressFor, displayed, type UsableOffer, usableOffers } from '../offer/offer.ts'
import { type Customer, type Price, priceFor } from '../price/price.ts'
import { findProduct } from '../product/product.repo.ts'
import type { Product } from '../product/product.ts'
import { goodsOf } from '../product/shelf.ts'

export type Question = Customer & { sku: string; input: Record<string, unknown>; language: Language }

export const REFUSALS = ['not-found', 'not-for-sale', 'unavailable', 'input-refused'] as const
export type Refusal = { verdict: 'refused'; reason: (typeof REFUSALS)[number]; errors: FieldErrorDocument[] }
export type QuotedOffer = {
  offerId: string
  supplier: string
  itemCode: string
  /** As the supplier calls it: how a purchase is recognised among its transactions. */
  itemName: string
  /** Exactly what the supplier is sent. */
  target: string
  zone: string | null
  cost: Money
  priority: number
  multi: boolean
}
export type Quote = {
  verdict: 'accepted'
  product: { sku: string; name: string; kind: Kind; brand: string }
  /** For people: `12345678 (2001)`. */
  target: string
  price: Money
  offers: QuotedOffer[]
}

/** What a customer pays for a product right now, where it goes, and from whom it can be had, in the order to ask. */
export async function makeQuote(ctx: Context, question: Question): Promise<Quote | Refusal> {
  const product = await findProduct(ctx.sql, question.sku)
  if (product === undefined) return refused('not-found')
  if (product.status !== 'active' || !product.forSale) return refused('not-for-sale')
  const checked = ctx.inputs.check(product, question.input, question.language)
  if ('errors' in checked) return refused('input-refused', checked.errors)
  const usable = usableOffers(product.offers, ctx.now())
  const [best] = usable
  const rules = await ctx.prices.at(product.bookVersion)
  const price = best && priceFor(rules, goodsOf(product), question, best.cost)
  if (price === undefined) return refused('unavailable')
  return accepted(product, question.language, checked.address, price, usable)
}

const refused = (reason: Refusal['reason'], errors: FieldErrorDocument[] = []): Refusal => ({
  verdict: 'refused',
  reason,
  errors,
})

function accepted(
  product: Product,
  language: Language,
  address: Address,
  { price, rule }: Price,
  usable: readonly UsableOffer[],
): Quote {
  // A dearer supplier would deliver at a loss: the order rather fails over to nobody than pays for it.
  const worthwhile = usable.filter(({ cost }) => rule.allowLoss || cost.amount <= price.amount)
  const { sku, name, kind, brand } = product
  return {
    verdict: 'accepted',
    product: { sku, name: name[language], kind, brand },
    target: displayed(address),
    price,
    offers: worthwhile.map((offer) => ({
      offerId: offer.id,
      supplier: offer.supplier,
      itemCode: offer.itemCode,
      itemName: offer.itemName,
      ...addressFor(offer, address),
      cost: offer.cost,
      priority: offer.priority,
      multi: offer.multi,
    })),
  }
}
