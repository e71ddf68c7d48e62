import { Id, Instant, MoneySchema, OneOf } from '@konter/core'
import { Type } from 'typebox'
import { defineEvent } from './event.ts'

/** What a payment is for, and who therefore takes the money into account: wallet (deposit) or order. */
export const PAYMENT_PURPOSES = ['deposit', 'order'] as const

const Payment = {
  paymentId: Id,
  purpose: OneOf(PAYMENT_PURPOSES),
  /** The deposit's or the order's id. */
  purposeId: Id,
  payerId: Id,
  /** `tripay`, `manual`: names the clearing account. */
  gateway: Type.String(),
  method: Type.String(),
}

/** Money came in, once. `total` is what the payer paid: `amount` (what the purpose wants) and `fee`. */
export const PaymentPaid = defineEvent(
  'payment.paid.v1',
  'paymentId',
  Type.Object({
    ...Payment,
    amount: MoneySchema,
    fee: MoneySchema,
    total: MoneySchema,
    /** What the gateway keeps of the total: our cost. */
    gatewayFee: MoneySchema,
    /** It came after the payment had expired: it belongs to the payer's wallet whatever it was for. */
    late: Type.Boolean(),
    paidAt: Instant,
  }),
)

/** It will not be paid any more (unless late). */
export const PaymentClosed = defineEvent(
  'payment.closed.v1',
  'paymentId',
  Type.Object({ ...Payment, reason: OneOf(['expired', 'failed', 'cancelled'] as const) }),
)
