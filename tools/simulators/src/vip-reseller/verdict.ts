import { addToCounter } from '../counters.ts'
import { fulfil, isFulfilled, reverseFulfilment } from '../fulfilments.ts'
import { digits, plnToken } from '../made-up.ts'
import type { LaterStep, Telling, Verdict } from '../scripts.ts'
import { tell } from './callbacks.ts'
import { type Order, readOrder, type Status, trxidOf, updateOrder } from './orders.ts'
import type { Panel } from './panel.ts'

export const verdicts: Verdict[] = ['pending', 'processing', 'success', 'failed', 'partial']

const statuses: Record<Verdict, Status> = {
  pending: 'waiting',
  processing: 'processing',
  success: 'success',
  failed: 'error',
  partial: 'partial',
}

/** The only writer of an order's state: money, goods and words change together. */
export function applyVerdict(panel: Panel, order: Order, verdict: Verdict, telling: Telling = {}): Order {
  const charged = verdict === 'failed' ? 0 : order.price
  addToCounter(panel.state, 'balance', order.charged - charged)
  const note = noteFor(order, verdict, telling)
  const changed = updateOrder(panel.state, order.id, { status: statuses[verdict], note, charged })
  recordGoods(panel, changed)
  return changed
}

/** A planned step: it either happens, or is merely claimed. */
export function takeStep(panel: Panel, orderId: number, step: LaterStep): void {
  const order = readOrder(panel.state, orderId)
  if ('becomes' in step) {
    const changed = applyVerdict(panel, order, step.becomes, step)
    if (step.webhook !== false) tell(panel, changed)
    return
  }
  tell(panel, { ...order, status: statuses[step.tells], note: noteFor(order, step.tells, step) })
}

/** Serial numbers and reasons of failure share one field. */
function noteFor(order: Order, verdict: Verdict, { sn, message }: Telling): string {
  if (sn !== undefined || message !== undefined) return sn ?? message ?? ''
  if (verdict === 'failed') return 'Transaksi gagal, saldo dikembalikan'
  return verdict === 'success' ? serialFor(order) : ''
}

function serialFor({ family, code, status, note }: Order): string {
  if (status === 'success' && note !== '') return note
  if (family === 'game') return `${digits(9)}`
  return code.startsWith('PLN') ? plnToken() : digits(16)
}

function recordGoods({ state }: Panel, order: Order): void {
  const { id, dataNo, zone, code, note, status } = order
  const fulfilled = isFulfilled(state, id)
  const target = zone === null ? dataNo : `${dataNo}/${zone}`
  if (status === 'success' && !fulfilled)
    fulfil(state, { orderId: id, reference: trxidOf(order), target, sku: code, sn: note })
  if (status === 'error' && fulfilled) reverseFulfilment(state, id)
}
