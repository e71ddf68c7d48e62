import { Id, Instant, Integer, MoneySchema, Nullable, OneOf } from '@konter/core'
import { type Static, Type } from 'typebox'
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

/**
 * The gateway gave all of it back to the payer, outside of our hands, and told us afterwards. Whoever took the money into
 * account takes it back from where it lies now.
 */
export const PaymentRefunded = defineEvent(
  'payment.refunded.v1',
  'paymentId',
  Type.Object({
    ...Payment,
    amount: MoneySchema,
    fee: MoneySchema,
    total: MoneySchema,
    /** What the gateway had kept when it was paid. */
    gatewayFee: MoneySchema,
    refundedAt: Instant,
  }),
)

/** It will not be paid any more (unless late). */
export const PaymentClosed = defineEvent(
  'payment.closed.v1',
  'paymentId',
  Type.Object({ ...Payment, reason: OneOf(['expired', 'failed', 'cancelled'] as const) }),
)

export const PAYMENT_STATUSES = ['pending', 'paid', 'paid_late', 'expired', 'failed', 'cancelled', 'refunded'] as const

/** A payment as the payer sees it; deposits and orders show it as part of themselves. */
export type PaymentView = Static<typeof PaymentView>
export const PaymentView = Type.Object(
  {
    id: Id,
    status: OneOf(PAYMENT_STATUSES),
    method: Type.String(),
    amount: Integer,
    fee: Integer,
    total: Type.Unsafe<bigint | number>(Type.Integer({ description: 'What the payer pays: amount and fee.' })),
    currency: Type.String(),
    reference: Nullable(Type.String({ description: "The gateway's number; null until the gateway has answered." })),
    qrString: Type.Optional(Type.String()),
    payCode: Type.Optional(Type.String()),
    payUrl: Type.Optional(Type.String()),
    expiresAt: Instant,
    instructions: Type.Array(
      Type.Object({ title: Type.String(), steps: Type.Array(Type.String()) }, { title: 'PaymentInstruction' }),
    ),
  },
  { title: 'Payment' },
)

/** What wallet and order ask of payment: `id` is theirs to choose, so that asking twice opens one payment. */
export type OpenPayment = Static<typeof OpenPayment>
export const OpenPayment = Type.Object(
  {
    id: Id,
    purpose: OneOf(PAYMENT_PURPOSES),
    purposeId: Id,
    payerId: Id,
    method: Type.String({ minLength: 1, maxLength: 50 }),
    amount: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
    total: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: Number.MAX_SAFE_INTEGER,
        description: 'What the payer was quoted: another is refused before anything is opened.',
      }),
    ),
    description: Type.String({ minLength: 1, maxLength: 200 }),
    contact: Type.Object(
      {
        name: Type.String({ maxLength: 200 }),
        email: Nullable(Type.String({ maxLength: 320 })),
        phone: Nullable(Type.String({ maxLength: 20 })),
      },
      { additionalProperties: false, title: 'PaymentContact' },
    ),
  },
  { additionalProperties: false, title: 'OpenPayment' },
)
