import { Id, Instant, Integer, MoneySchema, Nullable, OneOf, Page, page, versionRead } from '@konter/core'
import { Type } from 'typebox'
import { KINDS } from '../category/kind.ts'
import { OfferView } from '../offer/offer.schema.ts'
import { TranslatedSchema } from '../wire.ts'
import { PRODUCT_STATUSES } from './product.ts'

export const Slug = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 100 })
export const BySku = Type.Object(
  { sku: Type.String({ minLength: 1, maxLength: 100 }) },
  { additionalProperties: false },
)

/** Served as it is: plain JSON Schema. */
const ServedInputSchema = Type.Unsafe<object>(
  Type.Object(
    {},
    {
      additionalProperties: true,
      description: 'JSON Schema of what the buyer has to type.',
      title: 'ProductInputSchema',
    },
  ),
)

export const ProductView = Type.Object(
  {
    sku: Type.String(),
    name: Type.String(),
    description: Type.String(),
    kind: OneOf(KINDS),
    category: Type.String({ description: 'Slug.' }),
    brand: Type.String({ description: 'Slug.' }),
    brandName: Type.String(),
    images: Type.Array(Type.String()),
    price: Nullable(MoneySchema),
    inputSchema: ServedInputSchema,
    available: Type.Boolean({ description: 'Some supplier would deliver it this minute.' }),
  },
  { title: 'Product' },
)
export const ProductPage = page(ProductView, 'ProductPage')

const Filter = {
  category: Type.Optional(
    Type.String({ minLength: 1, maxLength: 100, description: 'Slug; what lies below is included.' }),
  ),
  brand: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'Slug.' })),
  kind: Type.Optional(OneOf(KINDS)),
  q: Type.Optional(
    Type.String({ minLength: 1, maxLength: 100, description: 'Words; small typing mistakes are forgiven.' }),
  ),
}
export const ProductQuery = Type.Object({ ...Page, ...Filter }, { additionalProperties: false })
export const StaffProductQuery = Type.Object(
  { ...Page, ...Filter, status: Type.Optional(OneOf(PRODUCT_STATUSES)) },
  { additionalProperties: false },
)

const inputFieldMax = 10
const InputField = Type.Object(
  {
    type: Type.Literal('string'),
    title: Type.Optional(Type.String({ maxLength: 100 })),
    description: Type.Optional(Type.String({ maxLength: 500 })),
    'x-labels': Type.Optional(TranslatedSchema),
    format: Type.Optional(OneOf(['phone', 'digits'])),
    pattern: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
    minLength: Type.Optional(Type.Integer({ minimum: 0, maximum: 64 })),
    maxLength: Type.Integer({ minimum: 1, maximum: 64 }),
    enum: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { minItems: 1, maxItems: 100 })),
    examples: Type.Optional(Type.Array(Type.String({ maxLength: 64 }), { maxItems: 5 })),
  },
  { additionalProperties: false, title: 'InputField' },
)
export const FieldName = Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9]{0,31}$' })
export const InputFieldSchema = InputField
/** As staff writes it: the subset of JSON Schema that products may use. */
export const InputSchemaSchema = Type.Object(
  {
    type: Type.Literal('object'),
    properties: Type.Record(FieldName, InputField, { minProperties: 1, maxProperties: inputFieldMax }),
    required: Type.Array(FieldName, { minItems: 1, maxItems: inputFieldMax, uniqueItems: true }),
    additionalProperties: Type.Literal(false),
  },
  { additionalProperties: false, title: 'InputSchema' },
)
const TargetSchema = Type.Object(
  { number: FieldName, zone: Nullable(FieldName) },
  { additionalProperties: false, title: 'InputTarget' },
)

export const StaffProductView = Type.Object(
  {
    id: Id,
    sku: Type.String(),
    name: TranslatedSchema,
    description: TranslatedSchema,
    kind: OneOf(KINDS),
    denomination: Type.String(),
    category: Type.String(),
    brand: Type.String(),
    images: Type.Array(Type.String()),
    status: OneOf(PRODUCT_STATUSES),
    parkedBecause: Nullable(Type.String()),
    parkedFacts: Type.Unknown(),
    parkedAt: Nullable(Instant),
    forSale: Type.Boolean(),
    available: Type.Boolean(),
    cost: Nullable(MoneySchema),
    inputSchema: InputSchemaSchema,
    target: TargetSchema,
    version: Integer,
    offers: Type.Array(OfferView),
    createdAt: Instant,
    updatedAt: Instant,
  },
  { title: 'StaffProduct' },
)
export const StaffProductPage = page(StaffProductView, 'StaffProductPage')

export const ProductEditBody = Type.Object(
  {
    version: versionRead('As last read: who edits an older one is told, not overwritten.'),
    name: Type.Optional(TranslatedSchema),
    description: Type.Optional(TranslatedSchema),
    images: Type.Optional(
      Type.Array(Type.String({ format: 'uri', pattern: '^https://', maxLength: 500 }), { maxItems: 10 }),
    ),
    category: Type.Optional(Type.String({ maxLength: 100 })),
    inputSchema: Type.Optional(InputSchemaSchema),
    target: Type.Optional(TargetSchema),
    forSale: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false, title: 'ProductEdit' },
)
export const ParkBody = Type.Object(
  { because: Type.String({ minLength: 3, maxLength: 200 }) },
  { additionalProperties: false, title: 'ParkProduct' },
)
