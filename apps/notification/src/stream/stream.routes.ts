import type { Readable } from 'node:stream'
import { Integer } from '@konter/core'
import { type App, RETRY, type Start, streamHeaders } from '@konter/service'
import { Type } from 'typebox'
import type { Context } from '../context.ts'
import { feedOf, notificationsAfter } from '../notification/notification.repo.ts'
import { NotificationView } from '../notification/notification.schema.ts'
import { helloFrame } from './frame.ts'

const Hello = Type.Object({ unread: Integer }, { title: 'NotificationHello' })

const EventStream = {
  description:
    '`hello` (its id is the position to come back with), then each new `notification` as in the list; this is the data of ' +
    'one event. Comes to an end after a while: reconnect with `Last-Event-ID` and a fresh token.',
  content: { 'text/event-stream': { schema: Type.Unsafe<Readable>(Type.Union([NotificationView, Hello])) } },
}

export function streamRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/notifications/stream',
    {
      // A HEAD would open a stream that nobody reads.
      exposeHeadRoute: false,
      config: { access: { own: 'notification:read' } },
      schema: {
        operationId: 'streamNotifications',
        summary: 'What I am told, live (Server-Sent Events)',
        headers: Type.Object({
          'last-event-id': Type.Optional(
            Type.String({ pattern: '^\\d{1,18}$', description: 'The last id seen: what came after it is sent first.' }),
          ),
        }),
        response: { 200: EventStream },
      },
    },
    async (request, reply) => {
      const { userId } = request.caller
      const stream = ctx.streams.open({ feed: userId, owner: userId }, () => reply.raw.destroy())
      reply.raw.once('close', () => ctx.streams.close(stream))
      const start = await startOf(ctx, userId, request.headers['last-event-id'])
      return reply
        .headers(streamHeaders)
        .send(stream.frames(start, (position, limit) => notificationsAfter(ctx.db, userId, position, limit)))
    },
  )

  app.addHook('preClose', () => ctx.streams.endAll())
}

/** Where the client was. Without a position, or with one that this feed never had, it starts at the present. */
async function startOf(ctx: Context, userId: string, lastEventId: string | undefined): Promise<Start> {
  const { sequence, unread } = await feedOf(ctx.db, userId)
  if (lastEventId !== undefined && BigInt(lastEventId) <= sequence)
    return { position: BigInt(lastEventId), greeting: RETRY }
  return { position: sequence, greeting: RETRY + helloFrame(sequence, unread) }
}
