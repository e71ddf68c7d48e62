import { ById } from '@konter/core'
import { type App, pageOf } from '@konter/service'
import type { Context } from '../context.ts'
import { idFrom } from '../cursor.ts'
import { editSupplier } from './edit-supplier.ts'
import { findSupplierItems, findSuppliers, readCostHistory, readSupplier } from './supplier.repo.ts'
import {
  BySupplier,
  CostHistory,
  SupplierEditBody,
  SupplierItemPage,
  SupplierItemQuery,
  SupplierList,
  SupplierView,
} from './supplier.schema.ts'

const costsMax = 200

export function supplierRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/admin/suppliers',
    {
      config: { access: 'supplier:read' },
      schema: {
        operationId: 'listSuppliers',
        summary: 'Whom we buy from, and when their lists were last read',
        response: { 200: SupplierList },
      },
    },
    async () => ({ items: await findSuppliers(ctx.db) }),
  )

  app.patch(
    '/v1/admin/suppliers/:supplier',
    {
      config: { access: 'supplier:sync' },
      schema: {
        operationId: 'editSupplier',
        summary: 'Switch a supplier on or off, or move its turn',
        params: BySupplier,
        body: SupplierEditBody,
        response: { 200: SupplierView },
      },
    },
    async ({ params, body, caller }) => editSupplier(ctx, caller.actor, params.supplier, body),
  )

  app.get(
    '/v1/admin/suppliers/:supplier/items',
    {
      config: { access: 'supplier:read' },
      schema: {
        operationId: 'listSupplierItems',
        summary: "Our mirror of a supplier's list, vanished items too",
        params: BySupplier,
        querystring: SupplierItemQuery,
        response: { 200: SupplierItemPage },
      },
    },
    async ({ params, query: { limit = 20, cursor, ...filter } }) => {
      const { code } = await readSupplier(ctx.db, params.supplier)
      const items = await findSupplierItems(ctx.db, code, filter, { limit, after: idFrom(cursor) })
      return pageOf(
        items,
        limit,
        (item) => item,
        ({ id }) => [id],
      )
    },
  )

  app.get(
    '/v1/admin/suppliers/items/:id/costs',
    {
      config: { access: 'supplier:read' },
      schema: {
        operationId: 'getCostHistory',
        summary: 'What an item cost when, the newest first',
        params: ById,
        response: { 200: CostHistory },
      },
    },
    async ({ params }) => readCostHistory(ctx.db, params.id, costsMax),
  )
}
