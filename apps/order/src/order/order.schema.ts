import { PaymentView } from '@konter/contracts'
import { Id, Instant, Integer, MONEY_MAX, MoneySchema, Nullable, OneOf, Page, page } from '@konter/core'
import { type Static, Type } from 'typebox'
import { statuses } from './order.ts'

const Sku = Type.String({ minLength: 1, maxLength: 100 })
const Method = Type.String({ minLength: 1, maxLength: 50, description: 'A code of GET /v1/payment-methods.' })
/** Checked against the product's own schema by catalog. */
const Input = Type.Record(Type.String({ maxLength: 50 }), Type.Unknown(), {
  description: "As the product's `inputSchema` says.",
})

export type AskQuote = Static<typeof AskQuote>
export const AskQuote = Type.Object(
  { sku: Sku, input: Input, paymentMethod: Method },
  { additionalProperties: false, title: 'AskQuote' },
)
export const QuoteView = Type.Object(
  { price: MoneySchema, fee: MoneySchema, discount: MoneySchema, total: MoneySchema },
  { title: 'Quote' },
)

const Contact = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    email: Type.Optional(Type.String({ format: 'email', maxLength: 320 })),
    phone: Type.Optional(Type.String({ minLength: 6, maxLength: 30 })),
  },
  { additionalProperties: false, title: 'Contact', description: 'For guests: where the goods are told of.' },
)
export type PlaceOrder = Static<typeof PlaceOrder>
export const PlaceOrder = Type.Object(
  {
    sku: Sku,
    input: Input,
    paymentMethod: Method,
    contact: Type.Optional(Contact),
    expectedTotal: Type.Optional(
      Type.Integer({ minimum: 0, maximum: MONEY_MAX, description: 'Refused with 409 when the total is another.' }),
    ),
  },
  { additionalProperties: false, title: 'PlaceOrder' },
)

export const Preference = Type.Object({
  prefer: Type.Optional(
    Type.String({
      description:
        '`wait=5` (RFC 7240): the answer comes when the order is over, or after so many seconds, 5 at most; `Preference-Applied` says that it was so. An order that is paid elsewhere is answered at once.',
    }),
  ),
})

const status = OneOf(statuses)
const Summary = {
  id: Id,
  number: Type.String(),
  status,
  sku: Type.String(),
  productName: Type.String(),
  target: Type.String(),
  paymentMethod: Type.String(),
  price: MoneySchema,
  fee: MoneySchema,
  discount: MoneySchema,
  total: MoneySchema,
  placedAt: Instant,
  serialNumber: Nullable(Type.String({ description: 'The serial number or token; null until delivered.' })),
}
export const OrderSummary = Type.Object(Summary, { title: 'OrderSummary' })
export const OrderPage = page(OrderSummary, 'OrderPage')
export const OrderQuery = Type.Object({ ...Page, status: Type.Optional(status) }, { additionalProperties: false })

const LogEntry = Type.Object(
  { at: Instant, from: Type.String(), to: Type.String(), cause: Type.String() },
  { title: 'OrderLogEntry' },
)
export const OrderView = Type.Object(
  { ...Summary, payment: Type.Optional(PaymentView), log: Type.Array(LogEntry) },
  { title: 'Order' },
)
const GuestSession = Type.Object(
  { accessToken: Type.String(), refreshToken: Type.String(), expiresIn: Type.Integer() },
  { title: 'GuestSession', description: 'To follow the order, and to find money that came back.' },
)
export const PlacedOrder = Type.Object(
  { ...Summary, payment: Type.Optional(PaymentView), log: Type.Array(LogEntry), guest: Type.Optional(GuestSession) },
  { title: 'PlacedOrder' },
)

const PurchaseView = Type.Object(
  {
    id: Id,
    attempt: Type.Integer(),
    supplier: Type.String(),
    itemCode: Type.String(),
    target: Type.String(),
    zone: Nullable(Type.String()),
    cost: Integer,
    charged: Nullable(Integer),
    reference: Type.String(),
    supplierReference: Nullable(Type.String()),
    status: OneOf(['open', 'succeeded', 'failed', 'reversed']),
    review: Nullable(Type.String()),
    contradiction: Nullable(Type.String()),
    asks: Type.Integer(),
    nextAskAt: Instant,
    answer: Nullable(Type.String()),
    openedAt: Instant,
  },
  { title: 'Purchase' },
)
const PaymentRefundView = Type.Object(
  {
    paymentId: Id,
    gateway: Type.String(),
    total: Integer,
    refundedAt: Instant,
    taken: Nullable(Type.Unsafe<bigint | number>(Type.Integer({ description: 'What came back out of the wallet.' }))),
    claimed: Nullable(Type.Unsafe<bigint | number>(Type.Integer({ description: 'What the payer owes.' }))),
  },
  { title: 'PaymentRefund', description: 'A payment that its gateway gave back; null amounts: not taken back yet.' },
)
const StaffLogEntry = Type.Object(
  { at: Instant, from: Type.String(), to: Type.String(), cause: Type.String(), actor: Type.String() },
  { title: 'StaffOrderLogEntry' },
)
export const StaffOrderView = Type.Object(
  {
    ...Summary,
    userId: Id,
    guest: Type.Boolean(),
    paymentId: Nullable(Id),
    log: Type.Array(StaffLogEntry),
    purchases: Type.Array(PurchaseView),
    refunds: Type.Array(PaymentRefundView),
  },
  { title: 'StaffOrder' },
)
export const StaffOrderQuery = Type.Object(
  {
    ...Page,
    status: Type.Optional(status),
    userId: Type.Optional(Id),
    review: Type.Optional(Type.Boolean({ description: 'Only those that staff must look at.' })),
  },
  { additionalProperties: false },
)

export type ResolvePurchase = Static<typeof ResolvePurchase>
export const ResolvePurchase = Type.Object(
  {
    outcome: OneOf(['delivered', 'not-delivered']),
    serialNumber: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
    supplierReference: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 100,
        description: "The supplier's own number of it (VIP Reseller: trxid), where it is not known yet.",
      }),
    ),
    reason: Type.String({ minLength: 3, maxLength: 300 }),
  },
  { additionalProperties: false, title: 'ResolvePurchase' },
)
