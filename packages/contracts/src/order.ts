import { Id, MoneySchema, Nullable } from '@konter/core'
import { Type } from 'typebox'
import { defineEvent } from './event.ts'

const Order = {
  orderId: Id,
  number: Type.String(),
  userId: Id,
  sku: Type.String(),
  productName: Type.String(),
  target: Type.String(),
  total: MoneySchema,
}

export const OrderPaid = defineEvent('order.paid.v1', 'orderId', Type.Object(Order))

export const OrderCompleted = defineEvent(
  'order.completed.v1',
  'orderId',
  Type.Object({ ...Order, serialNumber: Nullable(Type.String()) }),
)

/** The goods could not be had: the whole total is back in the customer's wallet. */
export const OrderRefunded = defineEvent('order.refunded.v1', 'orderId', Type.Object(Order))

/** A supplier took a delivery back (Digiflazz RC 74): the whole total is back in the customer's wallet. */
export const OrderReversed = defineEvent('order.reversed.v1', 'orderId', Type.Object(Order))

export const OrderExpired = defineEvent('order.expired.v1', 'orderId', Type.Object(Order))

/** Money for an order that could no longer take it: it is in the payer's wallet. */
export const OrderPaymentReturned = defineEvent(
  'order.payment-returned.v1',
  'orderId',
  Type.Object({ ...Order, paymentId: Id, amount: MoneySchema }),
)

/** Money for an order that was forgotten (refused while its payment was being opened): it is in the payer's wallet. */
export const StrayPaymentReturned = defineEvent(
  'order.stray-payment-returned.v1',
  'paymentId',
  Type.Object({ paymentId: Id, orderId: Id, userId: Id, amount: MoneySchema }),
)
