import { Id, Instant, MoneySchema, Nullable, OneOf, Page, page } from '@konter/core'
import { Type } from 'typebox'
import { OBSTACLES } from './offer.ts'

const ZoneJoin = Nullable(
  Type.String({
    maxLength: 3,
    description: "How a zone reaches the supplier: null apart; otherwise put between number and zone, '' for nothing.",
  }),
)
const CutOffView = Type.Object(
  { fromMinute: Type.Integer(), toMinute: Type.Integer() },
  { title: 'OfferCutOff', description: 'Minutes of the day in Jakarta; may wrap midnight.' },
)

export const OfferView = Type.Object(
  {
    id: Id,
    supplier: Type.String(),
    itemCode: Type.String(),
    itemName: Type.String(),
    priority: Type.Integer({ description: 'The lower is asked first; among equals the cheaper.' }),
    enabled: Type.Boolean(),
    held: Type.Boolean({ description: 'The item was renamed into something else.' }),
    zoneJoin: ZoneJoin,
    cost: Nullable(MoneySchema),
    stock: Nullable(Type.Integer({ description: 'Null is unlimited.' })),
    multi: Type.Boolean(),
    cutOff: Nullable(CutOffView),
    usable: Type.Boolean(),
    obstacle: Nullable(OneOf(OBSTACLES)),
  },
  { title: 'Offer' },
)

export const ListedOfferView = Type.Object(
  { ...OfferView.properties, sku: Type.String(), updatedAt: Instant },
  { title: 'ListedOffer' },
)
export const OfferPage = page(ListedOfferView, 'OfferPage')
export const OfferQuery = Type.Object(
  {
    ...Page,
    sku: Type.Optional(Type.String({ maxLength: 100 })),
    supplier: Type.Optional(Type.String({ maxLength: 40 })),
    enabled: Type.Optional(Type.Boolean()),
    held: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export const OfferEditBody = Type.Object(
  {
    priority: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000 })),
    enabled: Type.Optional(Type.Boolean()),
    held: Type.Optional(Type.Literal(false)),
    zoneJoin: Type.Optional(ZoneJoin),
  },
  { additionalProperties: false, minProperties: 1, title: 'OfferEdit' },
)
