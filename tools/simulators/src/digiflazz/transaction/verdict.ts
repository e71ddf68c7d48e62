import { addToCounter } from '../../counters.ts'
import { fulfil, isFulfilled, reverseFulfilment } from '../../fulfilments.ts'
import type { LaterStep, Telling, Verdict } from '../../scripts.ts'
import { messageOf, statusOf } from '../response-codes.ts'
import type { Shop } from '../shop.ts'
import { tell } from './hooks.ts'
import { type Purchase, readPurchase, updatePurchase } from './purchases.ts'
import { serialFor } from './serials.ts'

export const verdicts: Verdict[] = ['success', 'pending', 'failed']

const usualRc: Partial<Record<Verdict, string>> = { success: '00', pending: '03', failed: '02' }
export const rcOf = (verdict: Verdict, { rc }: Telling): string => rc ?? usualRc[verdict] ?? '02'

/** What the test numbers pretend to have in their deposit; the real one is not touched by them. */
const testBalance = 1_000_000

/** The only writer of a purchase's state: money, goods and words change together. */
export function applyVerdict(shop: Shop, purchase: Purchase, verdict: Verdict, telling: Telling = {}): Purchase {
  const { state } = shop
  const rc = rcOf(verdict, telling)
  const charged = verdict === 'failed' ? 0 : purchase.price
  const sn = telling.sn ?? (verdict === 'success' ? purchase.sn || serialFor(state, purchase) : '')
  const changed = updatePurchase(state, purchase.id, {
    phase: purchase.phase,
    status: statusOf(rc),
    rc,
    message: telling.message ?? messageOf(rc),
    sn,
    price: purchase.price,
    charged,
    balanceAfter: moveDeposit(shop, purchase, charged),
  })
  recordGoods(shop, changed)
  return changed
}

/** A planned step: it either happens, or is merely claimed. */
export function takeStep(shop: Shop, purchaseId: number, step: LaterStep): void {
  const purchase = readPurchase(shop.state, purchaseId)
  if ('becomes' in step) {
    const changed = applyVerdict(shop, purchase, step.becomes, step)
    if (step.webhook !== false) tell(shop, changed, 'update')
    return
  }
  const rc = rcOf(step.tells, step)
  const claimed = { rc, status: statusOf(rc), message: step.message ?? messageOf(rc), sn: step.sn ?? purchase.sn }
  tell(shop, { ...purchase, ...claimed }, 'update')
}

function moveDeposit({ state }: Shop, purchase: Purchase, charged: number): number {
  if (purchase.testing === 1) return testBalance - charged
  return addToCounter(state, 'balance', purchase.charged - charged)
}

function recordGoods({ state }: Shop, { id, refId, customerNo, sku, sn, status }: Purchase): void {
  const fulfilled = isFulfilled(state, id)
  if (status === 'Sukses' && !fulfilled) fulfil(state, { orderId: id, reference: refId, target: customerNo, sku, sn })
  if (status === 'Gagal' && fulfilled) reverseFulfilment(state, id)
}
