import { type App, decodeCursor, pageOf } from '@konter/service'
import type { Context } from '../context.ts'
import { findLogLines } from './log.repo.ts'
import { LogPage, LogQuery } from './log.schema.ts'

export function logRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/admin/catalog/log',
    {
      config: { access: 'activity:read' },
      schema: {
        operationId: 'listCatalogLog',
        summary: 'Who changed what in the catalogue, the newest first',
        querystring: LogQuery,
        response: { 200: LogPage },
      },
    },
    async ({ query: { limit = 20, cursor, ...filter } }) => {
      const before = cursor === undefined ? null : (decodeCursor(cursor, 'integer')[0] ?? null)
      const lines = await findLogLines(ctx.db, filter, { before, limit })
      return pageOf(
        lines,
        limit,
        (line) => line,
        ({ position }) => [position.toString()],
      )
    },
  )
}
