import { HoursSchema, Id, Nullable } from '@konter/core'
import { Type } from 'typebox'
import { LocationView } from '../merchant/merchant.schema.ts'
import { Slug } from '../product/product.schema.ts'

const Fields = {
  name: Type.String({ minLength: 1, maxLength: 200 }),
  address: Type.String({ minLength: 1, maxLength: 1_000 }),
  area: Slug,
  latitude: Type.Number({ minimum: -90, maximum: 90 }),
  longitude: Type.Number({ minimum: -180, maximum: 180 }),
}
export const NewLocationBody = Type.Object(
  { ...Fields, openingHours: Type.Optional(Nullable(HoursSchema)) },
  { additionalProperties: false, title: 'NewMerchantLocation' },
)
export const LocationEditBody = Type.Object(
  {
    name: Type.Optional(Fields.name),
    address: Type.Optional(Fields.address),
    area: Type.Optional(Fields.area),
    latitude: Type.Optional(Fields.latitude),
    longitude: Type.Optional(Fields.longitude),
    openingHours: Type.Optional(Nullable(HoursSchema)),
    closed: Type.Optional(Type.Boolean({ description: 'For good.' })),
  },
  { additionalProperties: false, minProperties: 1, title: 'MerchantLocationEdit' },
)
export const LocationList = Type.Object({ items: Type.Array(LocationView) }, { title: 'MerchantLocationList' })
export const ByLocation = Type.Object({ id: Id, locationId: Id }, { additionalProperties: false })
