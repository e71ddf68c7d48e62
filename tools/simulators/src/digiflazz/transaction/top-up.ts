import { type LaterStep, type Steps, takeSteps } from '../../scripts.ts'
import { planSteps } from '../../steps.ts'
import { isPrepaid } from '../price-list/catalogue/item.ts'
import { isFormed } from '../response-codes.ts'
import type { Shop } from '../shop.ts'
import { tell } from './hooks.ts'
import { findObstacle, findSellable, takeFromStock } from './offer.ts'
import { type Order, refuse } from './order.ts'
import { type Draft, findPurchase, insertPurchase, type Purchase } from './purchases.ts'
import { checkSame, isForgotten, recall } from './recall.ts'
import { prepaidTest, testSerials, testSteps } from './test-numbers.ts'
import { applyVerdict, rcOf } from './verdict.ts'

/** Buying and asking are the same request: a known `ref_id` answers what is stored, an unknown one buys. */
export function topUp(shop: Shop, order: Order): Purchase {
  const known = findPurchase(shop.state, order.refId)
  if (known === undefined || isForgotten(known)) return order.testing ? test(shop, order) : buy(shop, order)
  checkSame(known, order)
  return recall(shop, known, order)
}

/** A number that is not among the published ones is bought for real, even with `testing: true`. */
function test(shop: Shop, order: Order): Purchase {
  const testCase = prepaidTest(order.sku, order.customerNo)
  if (testCase === undefined) return buy(shop, order)
  const { testPendingMs: pendingMs } = shop.settings.get()
  const steps = testSteps(testCase, { sn: testSerials.prepaid, pendingMs })
  return open(shop, { ...draftOf(order, testPrice), testing: 1 }, steps)
}

const testPrice = 10_000

function buy(shop: Shop, order: Order): Purchase {
  const item = findSellable(shop, order)
  if (!isPrepaid(item)) throw refuse('43', order)
  const obstacle = findObstacle(shop, item, order)
  const steps = obstacle === undefined ? takeSteps(shop.state, order.customerNo, order.sku) : undefined
  const plan: Steps = steps ?? [obstacle === undefined ? { answer: 'success' } : { answer: 'failed', rc: obstacle }]
  const rc = rcOf(plan[0].answer, plan[0])
  if (!isFormed(rc)) throw refuse(rc, order, plan[0].message)
  if (plan[0].answer !== 'failed') takeFromStock(shop, item)
  return open(shop, draftOf(order, plan[0].price ?? item.price), plan)
}

function open(shop: Shop, draft: Draft, [first, ...later]: Steps): Purchase {
  const purchase = applyVerdict(shop, insertPurchase(shop.state, draft), first.answer, first)
  return announce(shop, purchase, { quiet: first.webhook === false, later })
}

/** The first webhook about a new purchase, and the plan for what becomes of it. */
export function announce(shop: Shop, purchase: Purchase, { quiet, later }: { quiet: boolean; later: LaterStep[] }) {
  if (!quiet) tell(shop, purchase, 'create')
  planSteps(shop.state, purchase.id, later, Date.now())
  return purchase
}

const draftOf = ({ refId, sku, customerNo, cbUrl }: Order, price: number): Draft => ({
  refId,
  kind: 'prepaid',
  phase: 'payment',
  sku,
  customerNo,
  price,
  testing: 0,
  cbUrl,
  bill: null,
})
