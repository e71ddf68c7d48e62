import { dayMs } from '../../jakarta.ts'
import { isWithin } from '../pace.ts'
import type { Shop } from '../shop.ts'
import { type Order, refuse } from './order.ts'
import { markAsked, type Purchase, readPurchase } from './purchases.ts'

const rememberedMs = 90 * dayMs

export const isForgotten = ({ createdAt }: Purchase): boolean => Date.now() - createdAt > rememberedMs

export function checkSame(purchase: Purchase, order: Order): void {
  const kind = order.command === 'topup' ? 'prepaid' : 'postpaid'
  const same = purchase.kind === kind && purchase.sku === order.sku && purchase.customerNo === order.customerNo
  if (!same) throw refuse('49', order)
}

/** Says how a purchase stands, without buying anything, and at most once a minute. */
export function recall(shop: Shop, purchase: Purchase, order: Order): Purchase {
  if (isWithin(Date.now() - purchase.askedAt, shop.settings.get().requeryEveryMs)) throw refuse('85', order)
  markAsked(shop.state, purchase)
  return readPurchase(shop.state, purchase.id)
}
