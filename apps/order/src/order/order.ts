import type { Money } from '@konter/core'
import { problem } from '../problems.ts'

export type OrderStatus =
  | 'pending_payment'
  | 'paid'
  | 'processing'
  | 'completed'
  | 'failed'
  | 'refunded'
  | 'expired'
  | 'cancelled'
  | 'reversed'
export type OrderStep = 'pay' | 'process' | 'complete' | 'fail' | 'refund' | 'expire' | 'cancel' | 'reverse'

/** Who can deliver, as catalog said: `cost` in whole rupiah, `target` exactly as the supplier wants it. */
export type Offer = {
  offerId: string
  supplier: string
  itemCode: string
  itemName: string
  target: string
  zone: string | null
  cost: number
  priority: number
}

/** Money that a payment gateway brought for an order, whole rupiah. */
export type Received = { paymentId: string; gateway: string; total: number; gatewayFee: number }

export type Order = {
  id: string
  number: string
  userId: string
  guest: boolean
  customerType: string
  memberLevel: string
  sku: string
  productName: string
  kind: string
  input: Record<string, unknown>
  target: string
  paymentMethod: string
  price: Money
  fee: Money
  discount: Money
  total: Money
  status: OrderStatus
  paymentId: string | null
  received: Received | null
  serialNumber: string | null
  offers: Offer[]
  offersAt: Date
  placedAt: Date
  finishedAt: Date | null
  /** When somebody must look at it next; null: nothing left to do. */
  driveAt: Date | null
  /** How often it was looked at since something last changed. */
  drives: number
  /** The trace it was placed in. */
  traceparent: string | null
  /** Its steps until now, of one that was placed or read with them. */
  log?: LogEntry[]
}

export type LogEntry = { at: Date; from: string; to: string; cause: string; actor: string }

/** The whole life of an order. A step that is not in this table cannot happen. */
export const steps: Record<OrderStatus, Partial<Record<OrderStep, OrderStatus>>> = {
  pending_payment: { pay: 'paid', expire: 'expired', cancel: 'cancelled' },
  paid: { process: 'processing', fail: 'failed' },
  processing: { complete: 'completed', fail: 'failed' },
  failed: { refund: 'refunded' },
  // A supplier may take a delivery back (Digiflazz RC 74): the one way out of a completed order.
  completed: { reverse: 'reversed' },
  refunded: {},
  expired: {},
  cancelled: {},
  reversed: {},
}

export const statuses = Object.keys(steps) as OrderStatus[]

/** Who took a step, when and why; and what was delivered with it. */
export type StepTaken = { cause: string; actor: string; at: Date; serialNumber?: string | null }
export type Movable = Pick<Order, 'id' | 'status'> & Partial<Order>

/** The order as it is after a step. Throws `order.move-refused` when there is no such step from where it is. */
export function after<O extends Movable>(order: O, step: OrderStep, { cause, actor, at, serialNumber }: StepTaken): O {
  const { status: from, log } = order
  const to = steps[from][step]
  if (to === undefined) throw problem('order.move-refused', { status: from, step })
  return {
    ...order,
    status: to,
    drives: 0,
    serialNumber: serialNumber ?? order.serialNumber,
    finishedAt: isOver(to) ? at : order.finishedAt,
    ...(log === undefined ? {} : { log: [...log, { at, from, to, cause, actor }] }),
  }
}

/** Its money lies in order clearing: paid for, and neither delivered nor given back. */
export const holdsMoney = (status: OrderStatus): boolean =>
  status === 'paid' || status === 'processing' || status === 'failed'

/** Nothing comes after it, unless a supplier takes its delivery back. */
export const isOver = (status: OrderStatus): boolean => status !== 'pending_payment' && !holdsMoney(status)

export const isWalletPaid = ({ paymentMethod }: Pick<Order, 'paymentMethod'>): boolean => paymentMethod === 'wallet'

/** Who is said to have paid it, in its log. */
export const payerOf = ({ userId }: Pick<Order, 'userId'>): string => `user:${userId}`

/** What we tell others about it. */
export const factsOf = (order: Order) => ({
  orderId: order.id,
  number: order.number,
  userId: order.userId,
  sku: order.sku,
  productName: order.productName,
  target: order.target,
  total: order.total,
})
