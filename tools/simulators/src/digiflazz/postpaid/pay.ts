import { readCounter } from '../../counters.ts'
import { jakartaDay } from '../../jakarta.ts'
import { type Steps, takeSteps } from '../../scripts.ts'
import { isFormed } from '../response-codes.ts'
import type { Shop } from '../shop.ts'
import { type Order, refuse } from '../transaction/order.ts'
import { findPurchase, markAsked, type Purchase } from '../transaction/purchases.ts'
import { checkSame, recall } from '../transaction/recall.ts'
import { postpaidTest, testSerials, testSteps } from '../transaction/test-numbers.ts'
import { announce } from '../transaction/top-up.ts'
import { applyVerdict, rcOf } from '../transaction/verdict.ts'

/** Pays what was inquired under the same `ref_id` on the same day; a second payment only answers how the first stands. */
export function pay(shop: Shop, order: Order): Purchase {
  const bill = findPurchase(shop.state, order.refId)
  if (bill === undefined) throw refuse('50', order)
  checkSame(bill, order)
  if (bill.phase === 'payment') return recall(shop, bill, order)
  if (bill.status !== 'Sukses' || jakartaDay(bill.createdAt) !== jakartaDay(Date.now())) throw refuse('50', order)
  if (bill.testing === 0 && readCounter(shop.state, 'balance') < bill.price) throw refuse('44', order)
  return settle(shop, bill, order)
}

function settle(shop: Shop, bill: Purchase, order: Order): Purchase {
  const [first, ...later] = stepsFor(shop, bill)
  const rc = rcOf(first.answer, first)
  if (!isFormed(rc)) throw refuse(rc, order, first.message)
  markAsked(shop.state, bill)
  const price = first.price ?? bill.price
  const paid = applyVerdict(shop, { ...bill, phase: 'payment', price }, first.answer, first)
  return announce(shop, paid, { quiet: first.webhook === false, later })
}

function stepsFor(shop: Shop, { sku, customerNo, testing }: Purchase): Steps {
  const test = testing === 1 ? postpaidTest(sku, customerNo) : undefined
  if (test === undefined) return takeSteps(shop.state, customerNo, sku) ?? [{ answer: 'success' }]
  const { testPendingMs: pendingMs } = shop.settings.get()
  return testSteps(test.testCase, { sn: testSerials.postpaid, pendingMs })
}
