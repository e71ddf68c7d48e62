import { type Money, money, withinDaily } from '@konter/core'
import type { CutOff } from '../supplier/price-list.ts'

/** One supplier's way to deliver a product. */
export type Offer = {
  id: string
  supplier: string
  supplierEnabled: boolean
  itemCode: string
  itemName: string
  priority: number
  enabled: boolean
  held: boolean
  zoneJoin: string | null
  cost: Money | null
  sellable: boolean
  stock: number | null
  multi: boolean
  cutOff: CutOff | null
  vanished: boolean
  refused: boolean
}
/** What may be bought right now, so it has a cost. */
export type UsableOffer = Offer & { cost: Money }

export const OBSTACLES = [
  'supplier-disabled',
  'offer-disabled',
  'offer-held',
  'item-vanished',
  'item-refused',
  'cost-unknown',
  'not-sellable',
  'out-of-stock',
  'cut-off',
] as const
export type Obstacle = (typeof OBSTACLES)[number]

/** Why nothing can be bought through this offer right now; undefined when it can. */
export function obstacleTo(offer: Offer, now: Date): Obstacle | undefined {
  if (!offer.supplierEnabled) return 'supplier-disabled'
  if (!offer.enabled) return 'offer-disabled'
  if (offer.held) return 'offer-held'
  if (offer.vanished) return 'item-vanished'
  if (offer.refused) return 'item-refused'
  if (offer.cost === null) return 'cost-unknown'
  if (!offer.sellable) return 'not-sellable'
  if (offer.stock === 0) return 'out-of-stock'
  if (offer.cutOff !== null && withinDaily(now, offer.cutOff)) return 'cut-off'
  return undefined
}

/** What passes by itself: the price is still shown meanwhile. */
const passing = new Set<Obstacle | undefined>([undefined, 'not-sellable', 'out-of-stock', 'cut-off'])

/** In the order in which they are asked: by priority, then the cheaper, then always the same. */
export const usableOffers = (offers: readonly Offer[], now: Date): UsableOffer[] =>
  inOrder(offers.filter((offer) => obstacleTo(offer, now) === undefined))

/** The offer whose cost the price is made from: the first that is usable, else the first that will be again. */
export function pricedOffer(offers: readonly Offer[], now: Date): UsableOffer | undefined {
  const [usable] = usableOffers(offers, now)
  return usable ?? inOrder(offers.filter((offer) => passing.has(obstacleTo(offer, now))))[0]
}

const inOrder = (offers: readonly Offer[]): UsableOffer[] =>
  offers
    .filter((offer): offer is UsableOffer => offer.cost !== null)
    .sort((a, b) => a.priority - b.priority || costOrder(a, b) || (a.id < b.id ? -1 : 1))

const costOrder = (a: UsableOffer, b: UsableOffer): number => Number(a.cost.amount - b.cost.amount)

/** What is sent to the supplier: `zone` apart, or joined to the number by the offer's rule. */
export function addressFor(
  { zoneJoin }: Pick<Offer, 'zoneJoin'>,
  { number, zone }: Address,
): { target: string; zone: string | null } {
  if (zone === null) return { target: number, zone: null }
  return zoneJoin === null ? { target: number, zone } : { target: `${number}${zoneJoin}${zone}`, zone: null }
}

/** The account to be topped up. */
export type Address = { number: string; zone: string | null }

export const displayed = ({ number, zone }: Address): string => (zone === null ? number : `${number} (${zone})`)

/** As the queries aggregate it. */
export type OfferJson = Omit<Offer, 'cost'> & { cost: number | null }
export const offerFrom = ({ cost, ...offer }: OfferJson): Offer => ({
  ...offer,
  cost: cost === null ? null : money(cost),
})
