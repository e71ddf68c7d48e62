import { type App, decodeCursor, pageOf } from '@konter/service'
import type { Context } from '../context.ts'
import { listActivity } from './activity.repo.ts'
import { ActivityPage, activityViewOf, ListActivity } from './activity.schema.ts'

export function activityRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/admin/activity',
    {
      config: { access: 'activity:read' },
      schema: {
        operationId: 'listActivity',
        summary: 'Sensitive acts, newest first',
        querystring: ListActivity,
        response: { 200: ActivityPage },
      },
    },
    async ({ query: { limit = 20, cursor, ...filters } }) => {
      const rows = await listActivity(ctx.db, { ...filters, after: positionAfter(cursor), limit })
      return pageOf(rows, limit, activityViewOf, ({ position }) => [String(position)])
    },
  )
}

function positionAfter(cursor: string | undefined): bigint | undefined {
  if (cursor === undefined) return undefined
  return BigInt(decodeCursor(cursor, 'integer')[0] as string)
}
