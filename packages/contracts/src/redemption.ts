import { Id, Instant, MoneySchema, Nullable, OneOf, TextsSchema } from '@konter/core'
import { Type } from 'typebox'
import { defineEvent } from './event.ts'

export const CODE_KINDS = ['personal', 'shared', 'print'] as const

/** A customer has a voucher of their own now: a code and a signed QR, good until it expires. */
export const VoucherClaimed = defineEvent(
  'redemption.claimed.v1',
  'claimId',
  Type.Object({
    claimId: Id,
    voucherId: Id,
    merchantId: Id,
    merchantName: TextsSchema,
    customerId: Id,
    title: TextsSchema,
    expiresAt: Instant,
  }),
)

/** A code is good no more, though its time was not over. */
export const CodeRevoked = defineEvent(
  'redemption.code-revoked.v1',
  'codeId',
  Type.Object({
    codeId: Id,
    kind: OneOf(CODE_KINDS),
    voucherId: Id,
    merchantId: Id,
    customerId: Nullable(Id),
    because: Type.String(),
  }),
)

const Redemption = {
  redemptionId: Id,
  codeId: Id,
  kind: OneOf(CODE_KINDS),
  voucherId: Id,
  version: Type.Integer({ minimum: 1 }),
  title: TextsSchema,
  merchantId: Id,
  merchantName: TextsSchema,
  locationId: Id,
  /** Of a claim; a code that anybody may show has nobody's. */
  customerId: Nullable(Id),
  campaignId: Nullable(Id),
  /** What the customer saved, where it is known: percentages need the bill. */
  discount: Nullable(MoneySchema),
  /** When it happened. */
  at: Instant,
  /** Scanned without a connection, and uploaded later. */
  offline: Type.Boolean(),
}

/** A code was used. `review`: it counts, and somebody looks at it before it is settled. */
export const VoucherRedeemed = defineEvent(
  'redemption.redeemed.v1',
  'redemptionId',
  Type.Object({ ...Redemption, status: OneOf(['approved', 'review']) }),
)

/** What was under review was looked at. */
export const RedemptionReviewed = defineEvent(
  'redemption.reviewed.v1',
  'redemptionId',
  Type.Object({ ...Redemption, outcome: OneOf(['approved', 'rejected']) }),
)

/** It counts no more; a claim that is still good can be used again. */
export const RedemptionUndone = defineEvent(
  'redemption.undone.v1',
  'redemptionId',
  Type.Object({ ...Redemption, by: OneOf(['merchant', 'operator']), again: Type.Boolean() }),
)

/** Somebody tries codes, here and there: more failures than honest people make. */
export const GuessingNoticed = defineEvent(
  'redemption.guessing-noticed.v1',
  'alarmId',
  Type.Object({
    alarmId: Id,
    rule: Type.String(),
    seconds: Type.Integer(),
    failures: Type.Integer(),
    merchants: Type.Integer(),
    networks: Type.Integer(),
    devices: Type.Integer(),
  }),
)
