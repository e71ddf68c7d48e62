import type { Language, Money, Translated } from '@konter/core'
import type { Context } from '../context.ts'
import { type Obstacle, type Offer, obstacleTo, pricedOffer } from '../offer/offer.ts'
import { readProduct } from '../product/product.repo.ts'
import { goodsOf } from '../product/shelf.ts'
import { type Customer, type Price, type PriceRule, priceBy, rulesFor, SCOPES, specificity } from './price.ts'

export type WeighedRule = PriceRule & { specificity: number[]; won: boolean; because: string }
export type PriceStep = {
  step: 'cost' | 'margin' | 'minimum-margin' | 'rounding' | 'floor'
  amount: Money
  because: string
}
export type Explanation = {
  sku: string
  customer: Customer
  /** The offer whose cost the price is made from. */
  offer: { offerId: string; supplier: string; itemCode: string; cost: Money; usable: boolean } | null
  otherOffers: { offerId: string; supplier: string; itemCode: string; cost: Money | null; obstacle: Obstacle | null }[]
  /** All that match, the winner first. */
  rules: WeighedRule[]
  steps: PriceStep[]
  price: Money | null
}

/** Why somebody pays what they pay, by the same functions that priced it. */
export async function explainPrice(
  ctx: Context,
  sku: string,
  customer: Customer,
  language: Language,
): Promise<Explanation> {
  const product = await readProduct(ctx.sql, sku)
  const now = ctx.now()
  const offer = pricedOffer(product.offers, now)
  const rules = rulesFor(await ctx.prices.at(product.bookVersion), goodsOf(product), customer)
  const [winner] = rules
  const price = winner && offer && priceBy(winner, offer.cost)
  return {
    sku,
    customer,
    offer:
      offer === undefined ? null : { ...named(offer), cost: offer.cost, usable: obstacleTo(offer, now) === undefined },
    otherOffers: product.offers
      .filter(({ id }) => id !== offer?.id)
      .map((other) => ({ ...named(other), cost: other.cost, obstacle: obstacleTo(other, now) ?? null })),
    rules: rules.map((rule, i) => weighed(rule, rules[i === 0 ? 1 : 0], i === 0, language)),
    steps: price === undefined ? [] : stepsOf(price, language),
    price: price?.price ?? null,
  }
}

const named = ({ id, supplier, itemCode }: Offer) => ({ offerId: id, supplier, itemCode })

/** Compared with the winner or, for the winner, with the runner-up. */
function weighed(rule: PriceRule, rival: PriceRule | undefined, won: boolean, language: Language): WeighedRule {
  return { ...rule, specificity: [...specificity(rule)], won, because: reasonOf(rule, rival, won)[language] }
}

const scopeNames: Record<(typeof SCOPES)[number], Translated> = {
  product: { id: 'produk', en: 'the product' },
  category: { id: 'kategori yang lebih dalam', en: 'a deeper category' },
  kind: { id: 'jenis', en: 'the kind' },
  memberLevel: { id: 'tingkat anggota', en: 'the member level' },
  customerType: { id: 'tipe pelanggan', en: 'the customer type' },
}

function reasonOf(rule: PriceRule, rival: PriceRule | undefined, won: boolean): Translated {
  if (rival === undefined) return { id: 'Satu-satunya aturan yang cocok.', en: 'The only rule that matches.' }
  const [mine, its] = [specificity(rule), specificity(rival)]
  const at = mine.findIndex((value, i) => value !== its[i])
  const scope = SCOPES[at]
  if (scope === undefined)
    return won
      ? { id: 'Sama khususnya dengan yang lain, tetapi lebih baru.', en: 'As specific as the next one, but newer.' }
      : { id: 'Sama khususnya dengan pemenang, tetapi lebih lama.', en: 'As specific as the winner, but older.' }
  const { id, en } = scopeNames[scope]
  return won
    ? { id: `Menang karena menyebut ${id}.`, en: `Wins because it names ${en}.` }
    : { id: `Kalah karena pemenang menyebut ${id}.`, en: `Loses because the winner names ${en}.` }
}

function stepsOf({ cost, rule, margin, margined, rounded, price }: Price, language: Language): PriceStep[] {
  const say = (step: PriceStep['step'], amount: Money, because: Translated): PriceStep => ({
    step,
    amount,
    because: because[language],
  })
  const plain = cost.amount + margin.amount
  const words = wordsFor(rule)
  return [
    say('cost', cost, { id: 'Modal dari pemasok.', en: 'What the supplier takes.' }),
    say('margin', { ...cost, amount: plain }, words.margin),
    ...(margined.amount === plain ? [] : [say('minimum-margin', margined, words.minimum)]),
    ...(rounded.amount === margined.amount ? [] : [say('rounding', rounded, words.rounding)]),
    ...(price.amount === rounded.amount
      ? []
      : [say('floor', price, { id: 'Tidak boleh di bawah modal.', en: 'Never below the cost.' })]),
  ]
}

function wordsFor({
  margin,
  minimumMargin,
  roundingStep,
}: PriceRule): Record<'margin' | 'minimum' | 'rounding', Translated> {
  const size = margin.type === 'fixed' ? `Rp ${margin.amount}` : `${margin.basisPoints / 100} %`
  return {
    margin: { id: `Ditambah margin ${size}.`, en: `Plus a margin of ${size}.` },
    minimum: { id: `Margin paling sedikit Rp ${minimumMargin}.`, en: `The margin is at least Rp ${minimumMargin}.` },
    rounding: {
      id: `Dibulatkan ke atas per Rp ${roundingStep}.`,
      en: `Rounded up to a multiple of Rp ${roundingStep}.`,
    },
  }
}
