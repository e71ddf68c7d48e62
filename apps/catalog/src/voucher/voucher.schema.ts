import { DISCOUNT_TYPES, DiscountSchema, MEMBER_LEVELS, VOUCHER_STATUSES, VoucherTerms } from '@konter/contracts'
import {
  Cursor,
  HoursSchema,
  Id,
  Instant,
  MONEY_MAX,
  Nullable,
  OneOf,
  PageLimit,
  page,
  versionRead,
} from '@konter/core'
import { Type } from 'typebox'
import { OwnStepView, StepView } from '../merchant/merchant.schema.ts'
import { Slug } from '../product/product.schema.ts'
import { RatingView } from '../review/rating.schema.ts'
import { TextsBody } from '../text/text.schema.ts'
import { CLAIMABLE, type DraftTerms } from './voucher.ts'

export const ByVoucher = Type.Object({ id: Id, voucherId: Id }, { additionalProperties: false })

const Rupiah = Type.Integer({ minimum: 1, maximum: MONEY_MAX })
const Pieces = Type.Integer({ minimum: 1, maximum: 100 })
const Limit = Type.Integer({ minimum: 1, maximum: 2_000_000_000 })

export const AudienceBody = Type.Object(
  {
    levels: Type.Optional(Type.Array(OneOf(MEMBER_LEVELS), { uniqueItems: true, maxItems: MEMBER_LEVELS.length })),
    areas: Type.Optional(Type.Array(Slug, { uniqueItems: true, maxItems: 50 })),
    firstTimersOnly: Type.Optional(Type.Boolean()),
  },
  {
    additionalProperties: false,
    title: 'AudienceBody',
    description: 'A part that is left out, or empty, asks nothing.',
  },
)
const DiscountBody = Type.Object(
  {
    type: OneOf(DISCOUNT_TYPES),
    percent: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    maxAmount: Type.Optional(Rupiah),
    amount: Type.Optional(Rupiah),
    buy: Type.Optional(Pieces),
    get: Type.Optional(Pieces),
    item: Type.Optional(TextsBody),
  },
  {
    additionalProperties: false,
    title: 'DiscountBody',
    description:
      'percentage: percent, maxAmount if it is capped. fixed: amount. buy-x-get-y: buy, get, item. free-item: item.',
  },
)
const Ids = (description: string) => Type.Array(Id, { uniqueItems: true, maxItems: 200, description })
const TermsBody = Type.Object(
  {
    title: Type.Optional(TextsBody),
    description: Type.Optional(TextsBody),
    conditions: Type.Optional(TextsBody),
    discount: Type.Optional(DiscountBody),
    minimumSpend: Type.Optional(Nullable(Rupiah)),
    claimFrom: Type.Optional(Instant),
    claimUntil: Type.Optional(Instant),
    redeemFrom: Type.Optional(Instant),
    redeemUntil: Type.Optional(Instant),
    hours: Type.Optional(Nullable(HoursSchema)),
    totalLimit: Type.Optional(Nullable(Limit)),
    perCustomerLimit: Type.Optional(Nullable(Limit)),
    locationIds: Type.Optional(Ids('Empty: wherever the merchant is.')),
    audience: Type.Optional(AudienceBody),
    campaignId: Type.Optional(Nullable(Id)),
    imageIds: Type.Optional(Type.Array(Id, { uniqueItems: true, maxItems: 10 })),
  },
  {
    additionalProperties: false,
    title: 'VoucherTermsBody',
    description: 'What is left out stays as it is; null takes minimumSpend, hours, a limit or the campaign away.',
  },
)
const Fields = {
  terms: Type.Optional(TermsBody),
  priority: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 100, description: 'Among vouchers of this merchant: higher comes first.' }),
  ),
  metadata: Type.Optional(
    Type.Record(Type.String({ pattern: '^[a-z][A-Za-z0-9_-]{0,39}$' }), Type.String({ maxLength: 400 }), {
      additionalProperties: false,
      maxProperties: 20,
      description: 'For your own books; customers do not see it.',
    }),
  ),
}
export const NewVoucherBody = Type.Object(Fields, { additionalProperties: false, title: 'NewVoucher' })
export const VoucherEditBody = Type.Object(
  { revision: versionRead('Of the voucher that was read.'), ...Fields },
  { additionalProperties: false, minProperties: 2, title: 'VoucherEdit' },
)
export const StepBody = Nullable(
  Type.Object(
    { because: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })) },
    { additionalProperties: false, title: 'VoucherStepBody' },
  ),
)

/** The terms of a draft, as far as they are written. */
const DraftTermsView = Type.Unsafe<DraftTerms>(Type.Partial(VoucherTerms, { title: 'VoucherDraftTerms' }))

const Whole = {
  id: Id,
  merchantId: Id,
  status: OneOf(VOUCHER_STATUSES),
  version: Type.Integer({ description: 'Counts what was promised; 0 is a draft.' }),
  revision: Type.Integer({ description: 'Counts edits and steps: an edit names the one it was made on.' }),
  terms: DraftTermsView,
  priority: Type.Integer(),
  metadata: Type.Record(Type.String(), Type.String()),
  clonedFrom: Nullable(Id),
  publishedAt: Nullable(Instant),
  createdAt: Instant,
  updatedAt: Instant,
}
export const OwnVoucherView = Type.Object(Whole, { title: 'OwnVoucher' })
const life = { description: 'Its life so far.' }
export const OwnVoucherWithSteps = Type.Object(
  { ...Whole, steps: Type.Array(OwnStepView, life) },
  { title: 'OwnVoucherWithSteps' },
)
export const StaffVoucherWithSteps = Type.Object(
  { ...Whole, steps: Type.Array(StepView, life) },
  { title: 'StaffVoucherWithSteps' },
)
export const OwnVoucherPage = page(OwnVoucherView, 'OwnVoucherPage')
const Listing = {
  limit: Type.Optional(PageLimit),
  cursor: Type.Optional(Cursor),
  status: Type.Optional(OneOf(VOUCHER_STATUSES)),
}
export const OwnVoucherQuery = Type.Object(Listing, { additionalProperties: false })
export const StaffVoucherQuery = Type.Object(
  { ...Listing, merchantId: Type.Optional(Id) },
  { additionalProperties: false },
)

export const VoucherView = Type.Object(
  {
    id: Id,
    status: OneOf(VOUCHER_STATUSES),
    version: Type.Integer(),
    claimable: OneOf(CLAIMABLE, { description: 'By its status and its window; what is left is known to redemption.' }),
    merchant: Type.Object({ id: Id, slug: Type.String(), name: Type.String() }, { title: 'VoucherMerchant' }),
    title: Type.String(),
    description: Type.String(),
    conditions: Type.String(),
    discount: DiscountSchema,
    discountLine: Type.String({ description: 'What it gives, in one line of the caller’s language.' }),
    currency: Type.String(),
    minimumSpend: Nullable(Type.Integer()),
    claimFrom: Instant,
    claimUntil: Instant,
    redeemFrom: Instant,
    redeemUntil: Instant,
    hours: Nullable(HoursSchema),
    timeZone: Type.String(),
    totalLimit: Nullable(Type.Integer()),
    perCustomerLimit: Nullable(Type.Integer()),
    locations: Type.Array(
      Type.Object(
        {
          id: Id,
          name: Type.String(),
          address: Type.String(),
          area: Type.String(),
          latitude: Type.Number(),
          longitude: Type.Number(),
        },
        { title: 'VoucherLocation' },
      ),
      { description: 'Where it can be redeemed.' },
    ),
    audience: VoucherTerms.properties.audience,
    campaign: Nullable(Type.Object({ id: Id, name: Type.String() }, { title: 'VoucherCampaign' })),
    imageIds: Type.Array(Id),
    rating: RatingView,
  },
  { title: 'Voucher' },
)
export const VoucherPreview = Type.Object(
  {
    publishable: Type.Boolean(),
    mistakes: Type.Array(Type.Object({ pointer: Type.String(), message: Type.String() }, { title: 'VoucherMistake' }), {
      description: 'What is still missing, or must be another.',
    }),
    voucher: Nullable(VoucherView),
  },
  { title: 'VoucherPreview' },
)
