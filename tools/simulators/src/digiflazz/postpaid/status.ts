import type { Shop } from '../shop.ts'
import { type Order, refuse } from '../transaction/order.ts'
import { findPurchase, type Purchase } from '../transaction/purchases.ts'
import { checkSame, isForgotten, recall } from '../transaction/recall.ts'

/** An inquiry that was never paid is no transaction yet, so there is nothing to tell. */
export function askStatus(shop: Shop, order: Order): Purchase {
  const purchase = findPurchase(shop.state, order.refId)
  if (purchase === undefined || isForgotten(purchase)) throw refuse('50', order)
  checkSame(purchase, order)
  if (purchase.phase === 'inquiry') throw refuse('50', order)
  return recall(shop, purchase, order)
}
