import { ById } from '@konter/core'
import { type App, decodeCursor, pageOf } from '@konter/service'
import type { Context } from '../context.ts'
import { idFrom, integerIn } from '../cursor.ts'
import { problem } from '../problems.ts'
import { readSupplier } from '../supplier/supplier.repo.ts'
import { BySupplier } from '../supplier/supplier.schema.ts'
import { findLines, findReports, readReport } from './report.repo.ts'
import { SyncBody, SyncChangePage, SyncChangeQuery, SyncPage, SyncQuery, SyncView } from './sync.schema.ts'
import { syncSupplier } from './sync-supplier.ts'

export function syncRoutes(app: App, ctx: Context): void {
  app.post(
    '/v1/admin/suppliers/:supplier/sync',
    {
      config: { access: 'supplier:sync' },
      schema: {
        operationId: 'syncSupplier',
        summary: 'Read the price list now; answers with the report',
        params: BySupplier,
        body: SyncBody,
        response: { 200: SyncView },
      },
    },
    async ({ params, body, caller }) => {
      const { code: supplier } = await readSupplier(ctx.db, params.supplier)
      const acceptShrunken = body?.acceptShrunken === true
      const report = await syncSupplier(ctx, { supplier, askedBy: caller.actor, acceptShrunken })
      if (report === undefined) throw problem('sync.in-progress', { supplier })
      return report
    },
  )

  reportRoutes(app, ctx)
}

function reportRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/admin/suppliers/syncs',
    {
      config: { access: 'supplier:read' },
      schema: {
        operationId: 'listSupplierSyncs',
        summary: 'Reports of price list syncs, the newest first',
        querystring: SyncQuery,
        response: { 200: SyncPage },
      },
    },
    async ({ query: { limit = 20, cursor, ...filter } }) => {
      const reports = await findReports(ctx.db, filter, { limit, before: idFrom(cursor) })
      return pageOf(
        reports,
        limit,
        (report) => report,
        ({ id }) => [id],
      )
    },
  )

  app.get(
    '/v1/admin/suppliers/syncs/:id',
    {
      config: { access: 'supplier:read' },
      schema: {
        operationId: 'getSupplierSync',
        summary: 'One report',
        params: ById,
        response: { 200: SyncView },
      },
    },
    async ({ params }) => readReport(ctx.db, params.id),
  )

  app.get(
    '/v1/admin/suppliers/syncs/:id/changes',
    {
      config: { access: 'supplier:read' },
      schema: {
        operationId: 'listSupplierSyncChanges',
        summary: 'Line by line what a sync changed',
        params: ById,
        querystring: SyncChangeQuery,
        response: { 200: SyncChangePage },
      },
    },
    async ({ params, query: { limit = 20, cursor, change } }) => {
      const { id } = await readReport(ctx.db, params.id)
      const lines = await findLines(ctx.db, id, { change, after: lineFrom(cursor), limit })
      return pageOf(
        lines,
        limit,
        (line) => line,
        ({ line }) => [String(line)],
      )
    },
  )
}

const lineFrom = (cursor: string | undefined): number =>
  cursor === undefined ? 0 : integerIn(decodeCursor(cursor, 'integer')[0])
