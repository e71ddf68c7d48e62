import { DiscountSchema } from '@konter/contracts'
import { HoursSchema, Id, Instant, Nullable, OneOf, Page, page } from '@konter/core'
import { type Static, Type } from 'typebox'

export type TakeClaim = Static<typeof TakeClaim>
export const TakeClaim = Type.Object(
  {
    voucherId: Id,
    position: Type.Optional(
      Type.Object(
        {
          latitude: Type.Number({ minimum: -90, maximum: 90 }),
          longitude: Type.Number({ minimum: -180, maximum: 180 }),
        },
        {
          additionalProperties: false,
          title: 'ClaimPosition',
          description: 'Needed for offers to certain areas only; not kept.',
        },
      ),
    ),
    deviceId: Type.Optional(
      Type.String({
        minLength: 8,
        maxLength: 64,
        description: 'Of the phone: made up by the app, at random. Only its hash is kept, for the fraud engine.',
      }),
    ),
  },
  { additionalProperties: false, title: 'TakeClaim' },
)

export const CLAIM_STATUSES = ['active', 'redeemed', 'expired', 'given-back', 'revoked'] as const

const Claim = {
  id: Id,
  status: OneOf(CLAIM_STATUSES),
  voucherId: Id,
  version: Type.Integer({ description: 'Of the terms it was claimed under; these never change.' }),
  title: Type.String({ description: 'In the language of the caller.' }),
  merchant: Type.Object({ id: Id, slug: Type.String(), name: Type.String() }, { title: 'ClaimMerchant' }),
  validUntil: Instant,
  lastDay: Type.String({
    description: "The last day on which it can be used, by the merchant's calendar: `2026-12-31`.",
  }),
  claimedAt: Instant,
  endedAt: Nullable(Instant),
  endedBecause: Nullable(Type.String()),
}
export const ClaimSummary = Type.Object(Claim, { title: 'ClaimSummary' })

/** Everything that has to be at hand at a counter without a connection. */
export const ClaimView = Type.Object(
  {
    ...Claim,
    description: Type.String(),
    conditions: Type.String(),
    discount: DiscountSchema,
    minimumSpend: Nullable(Type.Integer()),
    redeemFrom: Instant,
    hours: Nullable(HoursSchema),
    code: Nullable(Type.String({ description: 'To read out or type: `ABCDE-FGHJK`. Only while it is active.' })),
    qr: Nullable(
      Type.Object(
        {
          text: Type.String({ description: 'What the symbol says.' }),
          svg: Type.String({ description: 'The symbol: version 6, level M, with its quiet zone.' }),
        },
        { title: 'ClaimQr', description: 'Only while it is active.' },
      ),
    ),
  },
  { title: 'Claim' },
)
export type ClaimView = Static<typeof ClaimView>
export const ClaimPage = page(ClaimSummary, 'ClaimPage')
export const ClaimQuery = Type.Object(
  { ...Page, status: Type.Optional(OneOf(CLAIM_STATUSES)) },
  { additionalProperties: false },
)
