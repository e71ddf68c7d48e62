import { DISCOUNT_TYPES } from '@konter/contracts'
import { Cursor, Id, Instant, Nullable, OneOf, PageLimit } from '@konter/core'
import { Type } from 'typebox'
import { Slug } from '../product/product.schema.ts'
import { SORTS } from './discovery.ts'

export const radiusKmUsually = 25
const radiusKmMax = 100

export const FindVouchersQuery = Type.Object(
  {
    q: Type.Optional(
      Type.String({ minLength: 1, maxLength: 100, description: 'Words; small typing mistakes are forgiven.' }),
    ),
    category: Type.Optional(Slug),
    area: Type.Optional(Type.String({ ...Slug, description: 'Where it is good: `kota-bandung`.' })),
    discountType: Type.Optional(OneOf(DISCOUNT_TYPES)),
    openNow: Type.Optional(Type.Boolean({ description: 'True: only where a place is open at this minute.' })),
    near: Type.Optional(
      Type.String({
        pattern: '^-?\\d{1,2}(\\.\\d{1,20})?,-?\\d{1,3}(\\.\\d{1,20})?$',
        description: 'Latitude and longitude: `-6.9147,107.6098`.',
      }),
    ),
    radiusKm: Type.Optional(
      Type.Number({
        minimum: 0.1,
        maximum: radiusKmMax,
        default: radiusKmUsually,
        description: 'Around `near`, by true distance.',
      }),
    ),
    sort: Type.Optional(OneOf(SORTS, { description: '`distance` needs `near`, and is usual with it.' })),
    facets: Type.Optional(Type.Boolean({ description: 'True: also how many there are by category, area and type.' })),
    limit: Type.Optional(PageLimit),
    cursor: Type.Optional(Cursor),
  },
  { additionalProperties: false },
)

const FoundVoucherView = Type.Object(
  {
    id: Id,
    title: Type.String(),
    discountType: OneOf(DISCOUNT_TYPES),
    discountLine: Type.String({ description: 'What it gives, in one line of the caller’s language.' }),
    minimumSpend: Nullable(Type.Integer()),
    merchant: Type.Object(
      { id: Id, slug: Type.String(), name: Type.String(), category: Type.String() },
      { title: 'FoundVoucherMerchant' },
    ),
    areas: Type.Array(Type.String(), { description: 'Slugs of where it is good.' }),
    claimUntil: Instant,
    redeemUntil: Instant,
    imageId: Nullable(Id),
    rating: Type.Object({ count: Type.Integer(), average: Nullable(Type.Number()) }, { title: 'FoundVoucherRating' }),
    nearest: Nullable(
      Type.Object(
        {
          id: Id,
          name: Type.String(),
          address: Type.String(),
          area: Type.String(),
          latitude: Type.Number(),
          longitude: Type.Number(),
          distanceM: Type.Integer({ description: 'Metres over the ground, as the crow flies.' }),
        },
        { title: 'NearestLocation', description: 'Of those it is good at; only where `near` was asked.' },
      ),
    ),
  },
  { title: 'FoundVoucher' },
)

const FacetValues = Type.Array(
  Type.Object(
    {
      value: Type.String(),
      count: Type.Integer({ description: 'At most 1000.' }),
      more: Type.Boolean({ description: 'There are more than 1000: "1000+".' }),
      about: Type.Boolean({ description: 'Reckoned from a sample, because there are so many.' }),
    },
    { title: 'FacetValue' },
  ),
)
export const FoundVoucherPage = Type.Object(
  {
    items: Type.Array(FoundVoucherView),
    nextCursor: Nullable(Type.String()),
    facets: Type.Optional(
      Type.Object(
        { category: FacetValues, area: FacetValues, discountType: FacetValues },
        {
          title: 'VoucherFacets',
          description: 'Each under all filters but its own, so that one can be changed for another. The most frequent.',
        },
      ),
    ),
  },
  { title: 'FoundVoucherPage' },
)
