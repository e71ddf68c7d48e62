import { MERCHANT_STATUSES, STAFF_ROLES } from '@konter/contracts'
import {
  Cursor,
  HoursSchema,
  Id,
  Instant,
  Nullable,
  OneOf,
  PageLimit,
  page,
  TextsSchema,
  versionRead,
} from '@konter/core'
import { Type } from 'typebox'
import { Slug } from '../product/product.schema.ts'
import { RatingView } from '../review/rating.schema.ts'
import { TextsBody } from '../text/text.schema.ts'
import { TIME_ZONES } from './merchant.ts'

export const ByMerchantSlug = Type.Object(
  { slug: Type.String({ minLength: 1, maxLength: 100 }) },
  { additionalProperties: false },
)
export const ByMerchantNumber = Type.Object(
  { number: Type.Integer({ minimum: 1, maximum: 4_294_967_295 }) },
  { additionalProperties: false },
)

const Details = {
  description: Type.Optional(TextsBody),
  phone: Type.Optional(Nullable(Type.String({ minLength: 6, maxLength: 30 }))),
  timeZone: Type.Optional(OneOf(TIME_ZONES)),
  strict: Type.Optional(
    Type.Boolean({
      description: 'A redemption that is held for review gets the customer nothing until it was reviewed.',
    }),
  ),
  active: Type.Optional(Type.Boolean()),
}
export const ApplicationBody = Type.Object(
  { category: Slug, name: TextsBody, ...Details },
  { additionalProperties: false, title: 'MerchantApplication' },
)
export const MerchantEditBody = Type.Object(
  {
    version: versionRead('Of the merchant that was read.'),
    category: Type.Optional(Slug),
    name: Type.Optional(TextsBody),
    ...Details,
  },
  { additionalProperties: false, minProperties: 2, title: 'MerchantEdit' },
)

const Whole = {
  id: Id,
  number: Type.Integer({ description: 'What QR codes name it by.' }),
  slug: Type.String({ description: 'The address of its page; it never changes.' }),
  category: Type.String(),
  name: TextsSchema,
  description: TextsSchema,
  phone: Nullable(Type.String()),
  status: OneOf(MERCHANT_STATUSES),
  active: Type.Boolean(),
  timeZone: OneOf(TIME_ZONES),
  strict: Type.Boolean(),
  refusedBecause: Nullable(Type.String()),
  verifiedAt: Nullable(Instant),
  createdAt: Instant,
  updatedAt: Instant,
  version: Type.Integer(),
}
export const OwnMerchantView = Type.Object(
  { ...Whole, role: OneOf(STAFF_ROLES, { description: 'What the caller is there.' }) },
  { title: 'OwnMerchant' },
)
export const OwnMerchantList = Type.Object({ items: Type.Array(OwnMerchantView) }, { title: 'OwnMerchantList' })

export const LocationView = Type.Object(
  {
    id: Id,
    name: Type.String(),
    address: Type.String(),
    area: Type.String({ description: 'Slug: `kota-bandung`.' }),
    latitude: Type.Number(),
    longitude: Type.Number(),
    openingHours: Nullable(HoursSchema),
    closed: Type.Boolean({ description: 'For good.' }),
  },
  { title: 'MerchantLocation' },
)
export const StaffMemberView = Type.Object(
  {
    userId: Id,
    role: OneOf(STAFF_ROLES),
    label: Type.String({ description: 'What the owner calls them.' }),
    addedAt: Instant,
  },
  { title: 'MerchantStaff' },
)
const Step = {
  at: Instant,
  step: Type.String(),
  from: Nullable(Type.String()),
  to: Type.String(),
  cause: Type.String(),
}
export const StepView = Type.Object({ ...Step, actor: Type.String() }, { title: 'LifeStep' })
/** For merchants: who of our staff did something is not theirs to know. */
export const OwnStepView = Type.Object(Step, { title: 'OwnLifeStep' })

export const PublicLocationView = Type.Object(
  {
    id: Id,
    name: Type.String(),
    address: Type.String(),
    area: Type.String(),
    latitude: Type.Number(),
    longitude: Type.Number(),
    openingHours: Nullable(HoursSchema),
    open: Nullable(Type.Boolean({ description: 'At this minute; null when nobody said when it is.' })),
  },
  { title: 'PublicMerchantLocation' },
)
export const MerchantView = Type.Object(
  {
    id: Id,
    number: Type.Integer(),
    slug: Type.String(),
    category: Type.String(),
    name: Type.String(),
    description: Type.String(),
    phone: Nullable(Type.String()),
    timeZone: OneOf(TIME_ZONES),
    locations: Type.Array(PublicLocationView),
    imageIds: Type.Array(Id, { description: 'In order: `/v1/images/{id}/320`, `…/960`.' }),
    rating: RatingView,
  },
  { title: 'Merchant' },
)
export const MerchantCategoryList = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        { slug: Type.String(), name: Type.String(), icon: Nullable(Type.String()) },
        { title: 'MerchantCategory' },
      ),
    ),
  },
  { title: 'MerchantCategoryList' },
)

export const StaffMerchantSummary = Type.Object(Whole, { title: 'StaffMerchantSummary' })
export const StaffMerchantPage = page(StaffMerchantSummary, 'StaffMerchantPage')
export const StaffMerchantView = Type.Object(
  {
    ...Whole,
    staff: Type.Array(StaffMemberView),
    locations: Type.Array(LocationView),
    steps: Type.Array(StepView, { description: 'Its life so far.' }),
    alike: Type.Array(
      Type.Object(
        { id: Id, slug: Type.String(), name: TextsSchema, status: OneOf(MERCHANT_STATUSES) },
        { title: 'MerchantAlike' },
      ),
      { description: 'Whose names look like this one: to compare before it is verified.' },
    ),
  },
  { title: 'StaffMerchant' },
)
export const StaffMerchantQuery = Type.Object(
  {
    limit: Type.Optional(PageLimit),
    cursor: Type.Optional(Cursor),
    status: Type.Optional(OneOf(MERCHANT_STATUSES)),
    category: Type.Optional(Type.String({ maxLength: 100 })),
    q: Type.Optional(
      Type.String({ minLength: 1, maxLength: 100, description: 'In the name, or how the slug begins.' }),
    ),
  },
  { additionalProperties: false },
)
export const BecauseBody = Type.Object(
  { because: Type.String({ minLength: 3, maxLength: 500, description: 'The merchant reads it.' }) },
  { additionalProperties: false, title: 'Because' },
)
