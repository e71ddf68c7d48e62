import type { Offer } from '../order/order.ts'

export const STRATEGIES = ['cheapest', 'priority', 'success-rate'] as const
/** How the next supplier is chosen among those that can deliver. */
export type Strategy = (typeof STRATEGIES)[number]

/** Share of purchases that succeeded lately, 0 to 1, by supplier. */
export type SuccessRates = ReadonlyMap<string, number>

type Order = (a: Offer, b: Offer) => number

const byCost: Order = (a, b) => a.cost - b.cost
const byPriority: Order = (a, b) => a.priority - b.priority
const bySuccess =
  (rates: SuccessRates): Order =>
  (a, b) =>
    (rates.get(b.supplier) ?? 1) - (rates.get(a.supplier) ?? 1)

/** Offers in the order in which they are tried. Ties are broken by the other criteria, at last by the offer's id. */
export function rank(offers: readonly Offer[], strategy: Strategy, rates: SuccessRates = new Map()): Offer[] {
  const criteria: Record<Strategy, Order[]> = {
    cheapest: [byCost, byPriority],
    priority: [byPriority, byCost],
    'success-rate': [bySuccess(rates), byCost, byPriority],
  }
  const byId: Order = (a, b) => (a.offerId < b.offerId ? -1 : 1)
  const all = [...criteria[strategy], byId]
  return [...offers].sort((a, b) => all.map((compare) => compare(a, b)).find((result) => result !== 0) ?? 0)
}

/** Never sold at a loss: an offer that costs more than the customer pays is not used. */
export const affordable = (offers: readonly Offer[], priceMax: bigint): Offer[] =>
  offers.filter(({ cost }) => BigInt(cost) <= priceMax)
