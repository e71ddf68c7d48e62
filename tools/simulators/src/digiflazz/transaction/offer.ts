import { readCounter } from '../../counters.ts'
import { isWithinHours, jakartaDay } from '../../jakarta.ts'
import { type Item, isPrepaid, type PrepaidItem } from '../price-list/catalogue/item.ts'
import { findItem, saveItem } from '../price-list/items.ts'
import type { Shop } from '../shop.ts'
import { type Order, refuse } from './order.ts'
import { findLiving } from './purchases.ts'

/** The item, if it may be sold to this buyer at all; the RCs in the order in which the real gate says them. */
export function findSellable(shop: Shop, order: Order): Item {
  const item = findItem(shop.state, order.sku)
  const asked = order.command === 'topup' ? 'prepaid' : 'postpaid'
  if (item?.buyer_product_status !== true || isPrepaid(item) !== (asked === 'prepaid')) throw refuse('43', order)
  return item
}

/** Why this cannot be bought now, as an RC; undefined when it can. */
export function findObstacle(shop: Shop, item: PrepaidItem, order: Order): string | undefined {
  if (!item.seller_product_status) return '53'
  if (isWithinHours(Date.now(), item.start_cut_off, item.end_cut_off)) return '58'
  if (!item.unlimited_stock && item.stock < 1) return '68'
  if (order.maxPrice !== undefined && item.price > order.maxPrice) return '69'
  if (readCounter(shop.state, 'balance') < item.price) return '44'
  return !item.multi && wasBoughtToday(shop, order) ? '63' : undefined
}

export function takeFromStock({ state }: Shop, item: PrepaidItem): void {
  if (!item.unlimited_stock) saveItem(state, { ...item, stock: item.stock - 1 })
}

/** The window of `multi: false` is nowhere written; a calendar day in Jakarta is our reading. */
function wasBoughtToday({ state }: Shop, { customerNo, sku }: Order): boolean {
  const before = findLiving(state, customerNo, sku)
  return before !== undefined && jakartaDay(before.createdAt) === jakartaDay(Date.now())
}
