import { Instant, Integer, MoneySchema, money, Nullable, OneOf } from '@konter/core'
import type { App } from '@konter/service'
import { Type } from 'typebox'
import type { Context } from '../context.ts'
import { standings } from './health.repo.ts'
import { priceList } from './price-list.ts'
import type { PriceItem } from './supplier.ts'

const dayMs = 24 * 60 * 60 * 1000

const ItemView = Type.Object(
  {
    code: Type.String(),
    name: Type.String(),
    category: Type.String(),
    brand: Type.String(),
    type: Type.String(),
    kind: OneOf(['game', 'pulsa', 'data', 'pln', 'emoney', 'gift_code', 'postpaid', 'other']),
    cost: Nullable(MoneySchema),
    adminFee: Nullable(MoneySchema),
    sellable: Type.Boolean(),
    stock: Nullable(Integer),
    multi: Type.Boolean(),
    cutOff: Nullable(Type.Object({ fromMinute: Type.Integer(), toMinute: Type.Integer() }, { title: 'CutOff' })),
    description: Type.String(),
    needsZone: Nullable(Type.Boolean()),
  },
  { title: 'SupplierItem' },
)
const PriceListView = Type.Object(
  { supplier: Type.String(), fetchedAt: Instant, items: Type.Array(ItemView) },
  { title: 'SupplierPriceList' },
)
const ByCode = Type.Object({ supplier: Type.String({ maxLength: 50 }) }, { additionalProperties: false })
const StandingView = Type.Object(
  {
    supplier: Type.String(),
    configured: Type.Boolean(),
    failures: Type.Integer({ description: 'Calls in a row without an answer.' }),
    closedUntil: Nullable(Instant),
    succeeded: Type.Integer({ description: 'Purchases of the last 24 hours.' }),
    failed: Type.Integer(),
  },
  { title: 'SupplierStanding' },
)

export function supplierRoutes(app: App, ctx: Context): void {
  app.get(
    '/internal/suppliers/:supplier/price-list',
    {
      config: { access: 'price-list:read', internal: true },
      schema: {
        operationId: 'readPriceList',
        summary: "A supplier's price list in our words",
        params: ByCode,
        response: { 200: PriceListView },
      },
    },
    async ({ params }) => {
      const { items, ...list } = await priceList(ctx, params.supplier)
      return { ...list, items: items.map(itemView) }
    },
  )

  app.get(
    '/v1/admin/suppliers/standings',
    {
      config: { access: 'supplier:read' },
      schema: {
        operationId: 'listSupplierStandings',
        summary: 'How the suppliers are doing',
        response: { 200: Type.Object({ items: Type.Array(StandingView) }, { title: 'SupplierStandingList' }) },
      },
    },
    async () => {
      const all = await standings(ctx.db, [...ctx.suppliers.keys()], new Date(ctx.now().getTime() - dayMs))
      return {
        items: all.map((each) => ({
          ...each,
          configured: ctx.suppliers.get(each.supplier)?.unconfigured() === undefined,
        })),
      }
    },
  )
}

/** A list from the database holds plain numbers, a fresh one bigints. */
const itemView = ({ cost, adminFee, ...item }: PriceItem) => ({
  ...item,
  cost: cost === null ? null : money(cost),
  adminFee: adminFee === null ? null : money(adminFee),
})
