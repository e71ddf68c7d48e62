import { HoursSchema, Id, Instant, MONEY_MAX, Nullable, OneOf, TextsSchema } from '@konter/core'
import { type Static, Type } from 'typebox'
import { defineEvent } from './event.ts'
import { MEMBER_LEVELS } from './user.ts'

export const MERCHANT_STATUSES = ['applied', 'verified', 'rejected', 'suspended'] as const
export const STAFF_ROLES = ['owner', 'cashier'] as const

const Latitude = Type.Number({ minimum: -90, maximum: 90 })
const Longitude = Type.Number({ minimum: -180, maximum: 180 })

/** A merchant as others need to know it: what `catalog.merchant-changed` tells and `readMerchantRecord` answers. */
export type MerchantRecord = Static<typeof MerchantRecord>
export const MerchantRecord = Type.Object(
  {
    merchantId: Id,
    number: Type.Integer({ minimum: 1, maximum: 4_294_967_295, description: 'What QR codes name it by.' }),
    slug: Type.String(),
    name: TextsSchema,
    status: OneOf(MERCHANT_STATUSES),
    active: Type.Boolean({ description: 'Switched on by its owner. It trades while it is verified and active.' }),
    timeZone: Type.String(),
    strict: Type.Boolean({ description: 'What is held for review gets the customer nothing until it was reviewed.' }),
    staff: Type.Array(Type.Object({ userId: Id, role: OneOf(STAFF_ROLES) }, { title: 'MerchantRecordStaff' })),
    locations: Type.Array(
      Type.Object(
        {
          locationId: Id,
          name: Type.String(),
          area: Type.String({ description: 'Slug: `kota-bandung`.' }),
          latitude: Latitude,
          longitude: Longitude,
          closed: Type.Boolean({ description: 'For good.' }),
        },
        { title: 'MerchantRecordLocation' },
      ),
    ),
  },
  { title: 'MerchantRecord' },
)

/** The whole merchant as it is now: readers keep the newest by sequence. */
export const MerchantChanged = defineEvent('catalog.merchant-changed.v1', 'merchantId', MerchantRecord)

export const VOUCHER_STATUSES = ['draft', 'published', 'paused', 'expired', 'archived'] as const
export const DISCOUNT_TYPES = ['percentage', 'fixed', 'buy-x-get-y', 'free-item'] as const

const Rupiah = Type.Integer({ minimum: 1, maximum: MONEY_MAX })
const Pieces = Type.Integer({ minimum: 1, maximum: 100 })
const Limit = Nullable(Type.Integer({ minimum: 1, maximum: 2_000_000_000, description: 'null: no limit.' }))

export type Discount = Static<typeof DiscountSchema>
export const DiscountSchema = Type.Union(
  [
    Type.Object(
      {
        type: Type.Literal('percentage'),
        percent: Type.Integer({ minimum: 1, maximum: 100 }),
        maxAmount: Type.Optional(Rupiah),
      },
      { title: 'PercentageDiscount' },
    ),
    Type.Object({ type: Type.Literal('fixed'), amount: Rupiah }, { title: 'FixedDiscount' }),
    Type.Object(
      { type: Type.Literal('buy-x-get-y'), buy: Pieces, get: Pieces, item: TextsSchema },
      { title: 'BuyGetDiscount' },
    ),
    Type.Object({ type: Type.Literal('free-item'), item: TextsSchema }, { title: 'FreeItemDiscount' }),
  ],
  { title: 'Discount' },
)

/** Whom an offer is for; a part that is left out, or empty, asks nothing. */
export type Audience = Static<typeof AudienceSchema>
export const AudienceSchema = Type.Object(
  {
    levels: Type.Optional(Type.Array(OneOf(MEMBER_LEVELS), { description: 'Member levels.' })),
    areas: Type.Optional(Type.Array(Type.String(), { description: 'Slugs of where the customer is.' })),
    firstTimersOnly: Type.Optional(Type.Boolean({ description: 'Who never redeemed anything at this merchant.' })),
  },
  { title: 'Audience' },
)

/** What a voucher promises. A published promise is never changed: a new version takes its place. */
export type VoucherTerms = Static<typeof VoucherTerms>
export const VoucherTerms = Type.Object(
  {
    title: TextsSchema,
    description: TextsSchema,
    conditions: TextsSchema,
    discount: DiscountSchema,
    currency: OneOf(['IDR']),
    minimumSpend: Type.Optional(Rupiah),
    claimFrom: Instant,
    claimUntil: Instant,
    redeemFrom: Instant,
    redeemUntil: Instant,
    /** Days and times at which it may be redeemed, by the merchant's clock; left out: always. */
    hours: Type.Optional(HoursSchema),
    totalLimit: Limit,
    perCustomerLimit: Limit,
    locationIds: Type.Array(Id, { description: 'Empty: wherever the merchant is.' }),
    audience: AudienceSchema,
    campaignId: Nullable(Id),
    imageIds: Type.Array(Id),
  },
  { title: 'VoucherTerms' },
)

/** A voucher as others need to know it. Drafts are nobody's business: version 1 is what was published first. */
export type VoucherRecord = Static<typeof VoucherRecord>
export const VoucherRecord = Type.Object(
  {
    voucherId: Id,
    merchantId: Id,
    merchantNumber: Type.Integer({ minimum: 1, maximum: 4_294_967_295 }),
    version: Type.Integer({ minimum: 1, description: 'Counts what was promised: terms of one version never change.' }),
    status: OneOf(VOUCHER_STATUSES),
    terms: VoucherTerms,
    at: Instant,
  },
  { title: 'VoucherRecord' },
)

/** The whole voucher as it is now: readers keep the newest by sequence, and the terms of every version they gave out. */
export const VoucherChanged = defineEvent('catalog.voucher-changed.v1', 'voucherId', VoucherRecord)
