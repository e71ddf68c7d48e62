import { ById } from '@konter/core'
import { type App, decodeCursor, pageOf } from '@konter/service'
import type { Context } from '../context.ts'
import { feedOf, listNotifications } from './notification.repo.ts'
import { ListNotifications, NotificationPage, notificationViewOf, UnreadCount } from './notification.schema.ts'
import { readAllNotifications, readNotification } from './read-notifications.ts'

export function notificationRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/notifications',
    {
      config: { access: { own: 'notification:read' } },
      schema: {
        operationId: 'listNotifications',
        summary: 'What I was told, newest first',
        querystring: ListNotifications,
        response: { 200: NotificationPage },
      },
    },
    async ({ caller: { userId }, query: { limit = 20, cursor, unread } }) => {
      const rows = await listNotifications(ctx.db, userId, { unread, before: sequenceBefore(cursor), limit })
      const feed = await feedOf(ctx.db, userId)
      const page = pageOf(rows, limit, notificationViewOf, ({ sequence }) => [String(sequence)])
      return { ...page, unread: feed.unread }
    },
  )

  app.post(
    '/v1/notifications/:id/read',
    {
      config: { access: { own: 'notification:read' } },
      schema: {
        operationId: 'readNotification',
        summary: 'I have read this one',
        params: ById,
        response: { 200: UnreadCount },
      },
    },
    async ({ caller, params }) => readNotification(ctx, caller.userId, params.id),
  )

  app.post(
    '/v1/notifications/read-all',
    {
      config: { access: { own: 'notification:read' } },
      schema: {
        operationId: 'readAllNotifications',
        summary: 'I have read everything so far',
        response: { 200: UnreadCount },
      },
    },
    async ({ caller }) => readAllNotifications(ctx, caller.userId),
  )
}

function sequenceBefore(cursor: string | undefined): bigint | undefined {
  if (cursor === undefined) return undefined
  return BigInt(decodeCursor(cursor, 'integer')[0] as string)
}
