import { Amount, Id, Instant, Integer, OneOf } from '@konter/core'
import { type Static, Type } from 'typebox'
import { CUSTOMER_CODE, HOUSE_CODE } from '../ledger/ledger.ts'

export type PlaceHold = Static<typeof PlaceHold>
export const PlaceHold = Type.Object(
  {
    key: Type.String({ minLength: 1, maxLength: 200 }),
    account: Type.String({ pattern: `^${CUSTOMER_CODE}$` }),
    amount: Amount,
    kind: Type.String({ minLength: 1, maxLength: 100 }),
    reference: Type.String({ minLength: 1, maxLength: 100 }),
    expiresInSeconds: Type.Integer({ minimum: 1, maximum: 30 * 24 * 60 * 60 }),
  },
  { additionalProperties: false, title: 'PlaceHold' },
)
export type CaptureHold = Static<typeof CaptureHold>
export const CaptureHold = Type.Object(
  {
    key: Type.String({ minLength: 1, maxLength: 200, description: 'Of the transfer that takes the money.' }),
    to: Type.String({ pattern: `^(${CUSTOMER_CODE}|${HOUSE_CODE})$`, maxLength: 80 }),
    amount: Type.Optional(Amount),
  },
  { additionalProperties: false, title: 'CaptureHold' },
)
export const HoldView = Type.Object(
  {
    id: Id,
    status: OneOf(['open', 'captured', 'released', 'expired', 'refused']),
    amount: Integer,
    captured: Integer,
    expiresAt: Instant,
  },
  { title: 'Hold' },
)
