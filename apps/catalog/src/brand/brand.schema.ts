import { Id, MoneySchema, Nullable, OneOf } from '@konter/core'
import { Type } from 'typebox'
import { KINDS } from '../category/kind.ts'
import { FieldName, InputFieldSchema, ProductView, Slug } from '../product/product.schema.ts'

const BrandSummary = {
  slug: Type.String(),
  name: Type.String(),
  kind: OneOf(KINDS),
  icon: Nullable(Type.String()),
}
export const BrandList = Type.Object(
  { items: Type.Array(Type.Object(BrandSummary, { title: 'BrandSummary' })) },
  { title: 'BrandList' },
)
export const BrandQuery = Type.Object({ kind: Type.Optional(OneOf(KINDS)) }, { additionalProperties: false })

export const BrandView = Type.Object(
  {
    ...BrandSummary,
    priceFrom: Nullable(MoneySchema),
    denominations: Type.Array(ProductView, { description: 'Every product of the brand, by kind and amount.' }),
  },
  { title: 'Brand' },
)

const NumberField = Type.Object(
  { field: FieldName, schema: InputFieldSchema },
  { additionalProperties: false, title: 'BrandNumber' },
)

export const StaffBrandView = Type.Object(
  {
    id: Id,
    ...BrandSummary,
    category: Nullable(Type.String()),
    position: Type.Integer(),
    phonePrefixes: Type.Array(Type.String()),
    number: Nullable(NumberField),
    zone: Nullable(InputFieldSchema),
    aliases: Type.Array(Type.String()),
  },
  { title: 'StaffBrand' },
)
export const StaffBrandList = Type.Object({ items: Type.Array(StaffBrandView) }, { title: 'StaffBrandList' })

const Name = Type.String({ minLength: 1, maxLength: 100 })
const Edit = {
  category: Type.Optional(Nullable(Type.String({ maxLength: 100 }))),
  icon: Type.Optional(Nullable(Type.String({ maxLength: 500 }))),
  position: Type.Optional(Type.Integer({ minimum: -10_000, maximum: 10_000 })),
  phonePrefixes: Type.Optional(Type.Array(Type.String({ pattern: '^08[0-9]{2}$' }), { maxItems: 30 })),
  number: Type.Optional(Nullable(NumberField)),
  zone: Type.Optional(Nullable(InputFieldSchema)),
  aliases: Type.Optional(Type.Array(Type.String({ minLength: 2, maxLength: 100 }), { maxItems: 50 })),
}
export const BrandEditBody = Type.Object(
  { name: Type.Optional(Name), kind: Type.Optional(OneOf(KINDS)), ...Edit },
  { additionalProperties: false, minProperties: 1, title: 'BrandEdit' },
)
export const NewBrandBody = Type.Object(
  { slug: Slug, name: Name, kind: OneOf(KINDS), ...Edit },
  { additionalProperties: false, title: 'NewBrand' },
)
