import { Id, Instant, Integer, MONEY_MAX, Nullable, OneOf, Page, tagsFrom, textIn } from '@konter/core'
import { type Static, Type } from 'typebox'
import { REASONS } from './reason.ts'
import { type Redemption, STATUSES } from './redemption.ts'

export const DeviceId = Type.String({
  pattern: '^[A-Za-z0-9._:-]{8,64}$',
  description: "What the merchant's app calls the device it runs on: made up at random, kept for good.",
})
export const PositionSchema = Type.Object(
  {
    latitude: Type.Number({ minimum: -90, maximum: 90 }),
    longitude: Type.Number({ minimum: -180, maximum: 180 }),
    accuracyM: Type.Optional(Type.Number({ minimum: 0, maximum: 1_000_000 })),
    mock: Type.Optional(Type.Boolean({ description: 'The system says that the position is made up.' })),
  },
  { additionalProperties: false, title: 'ScanPosition' },
)
export const Bill = Type.Integer({
  minimum: 0,
  maximum: MONEY_MAX,
  description: 'The bill before the discount, in rupiah.',
})
export const Qr = Type.String({
  minLength: 1,
  maxLength: 400,
  description: 'What was scanned: the URL, or its digits.',
})

export type RedeemBody = Static<typeof RedeemBody>
export const RedeemBody = Type.Object(
  {
    code: Type.Optional(
      Type.String({ minLength: 1, maxLength: 40, description: 'What was typed. Either this or `qr`.' }),
    ),
    qr: Type.Optional(Qr),
    merchantId: Id,
    locationId: Id,
    deviceId: DeviceId,
    position: Type.Optional(PositionSchema),
    customerPosition: Type.Optional(PositionSchema),
    billAmount: Type.Optional(Bill),
  },
  { additionalProperties: false, title: 'Redeem' },
)

export const RedemptionView = Type.Object(
  {
    id: Id,
    status: OneOf(STATUSES, { description: '`review`: it counts, and somebody looks at it before it is settled.' }),
    codeId: Id,
    kind: Type.String(),
    voucherId: Id,
    version: Type.Integer(),
    title: Type.String(),
    merchantId: Id,
    locationId: Id,
    staffId: Id,
    deviceId: Type.String(),
    campaignId: Nullable(Id),
    currency: Type.String(),
    billAmount: Nullable(Integer),
    discountAmount: Nullable(Integer),
    redeemedAt: Instant,
    receivedAt: Instant,
    offline: Type.Boolean(),
    undoneAt: Nullable(Instant),
    undoneBecause: Nullable(Type.String()),
    reviewedAt: Nullable(Instant),
  },
  { title: 'Redemption' },
)

export const VerdictView = Type.Object(
  {
    attemptId: Id,
    verdict: OneOf(['approved', 'review', 'refused']),
    reason: Nullable(OneOf(REASONS)),
    message: Nullable(Type.String({ description: 'The reason, for whoever stands at the till.' })),
    hold: Type.Boolean({ description: 'Under review at a merchant that gives nothing before it was reviewed.' }),
    lockedUntil: Nullable(Instant),
    redemption: Nullable(RedemptionView),
  },
  { title: 'RedemptionVerdict' },
)

export const UndoBody = Type.Object(
  { because: Type.String({ minLength: 3, maxLength: 300 }) },
  { additionalProperties: false, title: 'UndoRedemption' },
)

/** A merchant's calendar day, in its own zone. */
export const Day = Type.String({ format: 'date', description: "A day of the merchant's calendar." })

export const ListFilter = {
  ...Page,
  merchantId: Id,
  voucherId: Type.Optional(Id),
  locationId: Type.Optional(Id),
  status: Type.Optional(OneOf(STATUSES)),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
}

export const TotalView = Type.Object(
  {
    day: Type.String({ format: 'date' }),
    voucherId: Id,
    locationId: Id,
    redemptions: Integer,
    underReview: Integer,
    undone: Integer,
    discountAmount: Integer,
  },
  { title: 'RedemptionTotal' },
)

/** The customer is nobody's business at the till: their id is left out. */
export function redemptionViewOf(redemption: Redemption, acceptLanguage: string | undefined) {
  const { customerId: _, sequence: __, title, ...rest } = redemption
  return { ...rest, title: textIn(title, tagsFrom(acceptLanguage)) }
}
