import type { Readable } from 'node:stream'
import { Id } from '@konter/core'
import { type App, RETRY, type Start, streamHeaders } from '@konter/service'
import { Type } from 'typebox'
import type { Context } from '../context.ts'
import { demandMember } from '../redemption/membership.ts'
import { changesAfter, feedsOf } from '../redemption/redemption.repo.ts'
import { RedemptionView } from '../redemption/redemption.schema.ts'
import { helloFrame } from './frame.ts'

const Hello = Type.Object({}, { title: 'RedemptionHello' })

const EventStream = {
  description:
    '`hello` (its id is the position to come back with), then each `redemption` that was made or has changed, as in the list; ' +
    'this is the data of one event. Comes to an end after a while: reconnect with `Last-Event-ID` and a fresh token.',
  content: { 'text/event-stream': { schema: Type.Unsafe<Readable>(Type.Union([RedemptionView, Hello])) } },
}

export function feedRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/redemptions/stream',
    {
      // A HEAD would open a stream that nobody reads.
      exposeHeadRoute: false,
      config: { access: { own: 'voucher:redeem' } },
      schema: {
        operationId: 'streamRedemptions',
        summary: 'What is redeemed at my merchant, live (Server-Sent Events)',
        querystring: Type.Object({ merchantId: Id }, { additionalProperties: false }),
        headers: Type.Object({
          'last-event-id': Type.Optional(
            Type.String({ pattern: '^\\d{1,18}$', description: 'The last id seen: what came after it is sent first.' }),
          ),
        }),
        response: { 200: EventStream },
      },
    },
    async ({ caller, query, headers }, reply) => {
      const { merchantId } = query
      await demandMember(ctx, merchantId, caller.userId)
      const stream = ctx.streams.open({ feed: merchantId, owner: caller.userId }, () => reply.raw.destroy())
      reply.raw.once('close', () => ctx.streams.close(stream))
      const start = await startOf(ctx, merchantId, headers['last-event-id'])
      return reply
        .headers(streamHeaders)
        .send(stream.frames(start, (position, limit) => changesAfter(ctx.db, merchantId, position, limit)))
    },
  )

  app.addHook('preClose', () => ctx.streams.endAll())
}

/** Where the client was. Without a position, or with one that this feed never had, it starts at the present. */
async function startOf(ctx: Context, merchantId: string, lastEventId: string | undefined): Promise<Start> {
  const [{ sequence } = { sequence: 0n }] = await feedsOf(ctx.db, [merchantId])
  if (lastEventId !== undefined && BigInt(lastEventId) <= sequence)
    return { position: BigInt(lastEventId), greeting: RETRY }
  return { position: sequence, greeting: RETRY + helloFrame(sequence) }
}
