import { Id, Instant, Integer, Nullable, OneOf, Page, page } from '@konter/core'
import { Type } from 'typebox'
import { KINDS } from '../category/kind.ts'

export const BySupplier = Type.Object(
  { supplier: Type.String({ minLength: 1, maxLength: 40 }) },
  { additionalProperties: false },
)
const ZoneJoin = Nullable(Type.String({ maxLength: 3 }))

export const SupplierView = Type.Object(
  {
    code: Type.String(),
    name: Type.String(),
    enabled: Type.Boolean(),
    zoneJoin: ZoneJoin,
    syncEveryMinutes: Type.Integer(),
    syncOffsetMinutes: Type.Integer(),
    nextSyncAt: Instant,
    lastSyncedAt: Nullable(Instant),
    items: Type.Integer({ description: 'In its newest list.' }),
  },
  { title: 'Supplier' },
)
export const SupplierList = Type.Object({ items: Type.Array(SupplierView) }, { title: 'SupplierList' })
export const SupplierEditBody = Type.Object(
  {
    enabled: Type.Optional(Type.Boolean()),
    syncEveryMinutes: Type.Optional(Type.Integer({ minimum: 5, maximum: 1_440 })),
    syncOffsetMinutes: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_439 })),
    zoneJoin: Type.Optional(ZoneJoin),
  },
  { additionalProperties: false, minProperties: 1, title: 'SupplierEdit' },
)

const SupplierItemView = Type.Object(
  {
    id: Id,
    code: Type.String(),
    name: Type.String(),
    category: Type.String(),
    brand: Type.String(),
    type: Type.String(),
    kind: OneOf(KINDS),
    cost: Nullable(Integer),
    adminFee: Nullable(Integer),
    sellable: Type.Boolean(),
    stock: Nullable(Type.Integer()),
    multi: Type.Boolean(),
    refusedBecause: Nullable(Type.String()),
    sku: Nullable(Type.String({ description: 'Of the product it is an offer of.' })),
    firstSeenAt: Instant,
    lastSeenAt: Instant,
    vanishedAt: Nullable(Instant),
  },
  { title: 'MirroredItem' },
)
export const SupplierItemPage = page(SupplierItemView, 'MirroredItemPage')
export const SupplierItemQuery = Type.Object(
  {
    ...Page,
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    vanished: Type.Optional(Type.Boolean()),
    offered: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export const CostHistory = Type.Object(
  {
    item: SupplierItemView,
    costs: Type.Array(
      Type.Object(
        { at: Instant, costBefore: Nullable(Integer), costAfter: Nullable(Integer), syncId: Id },
        { title: 'CostLine' },
      ),
    ),
  },
  { title: 'CostHistory' },
)
