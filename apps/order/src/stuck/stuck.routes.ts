import { Id, Instant, MoneySchema, money, Nullable, OneOf, Page, page } from '@konter/core'
import { type App, currentTrace } from '@konter/service'
import { Type } from 'typebox'
import type { Context } from '../context.ts'
import { statuses } from '../order/order.ts'
import { findStuck, lockedTargets } from './stuck.repo.ts'
import { stuckReasons, whyStuck, wordsOf } from './stuck-order.ts'

const olderThanUsually = 60
const secondsMax = 30 * 24 * 60 * 60

const StuckView = Type.Object(
  {
    id: Id,
    number: Type.String(),
    status: OneOf(statuses),
    productName: Type.String(),
    total: MoneySchema,
    placedAt: Instant,
    since: Type.Unsafe<Date | string>(
      Type.String({ format: 'date-time', description: 'When it came to where it is.' }),
    ),
    nextLookAt: Nullable(Instant),
    reason: OneOf(stuckReasons),
    words: Type.String({ description: 'The reason, in the language of the caller.' }),
    deadLetterId: Nullable(Id),
  },
  { title: 'StuckOrder' },
)
const StuckQuery = Type.Object(
  {
    ...Page,
    olderThanSeconds: Type.Optional(Type.Integer({ minimum: 0, maximum: secondsMax, default: olderThanUsually })),
  },
  { additionalProperties: false },
)

export function stuckRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/admin/orders/stuck',
    {
      config: { access: 'order:read' },
      schema: {
        operationId: 'listStuckOrders',
        summary: 'Orders that hold money and have not moved, each with the reason',
        querystring: StuckQuery,
        response: { 200: page(StuckView, 'StuckOrderPage') },
      },
    },
    async ({ query: { limit = 20, cursor, olderThanSeconds = olderThanUsually } }) => {
      const now = ctx.now()
      const before = new Date(now.getTime() - olderThanSeconds * 1000)
      const found = await findStuck(ctx.db, { before, limit, ...(cursor === undefined ? {} : { cursor }) })
      const ids = found.items.map(({ id }) => id)
      const world = { now, resting: await ctx.supplierHealth.closed(), lockedBy: await lockedTargets(ctx.db, ids) }
      const language = currentTrace()?.language ?? 'id'
      const items = found.items.map((order) => {
        const reason = whyStuck(order, world)
        const { deadLetter, total, currency } = order
        return {
          ...order,
          total: money(total, currency),
          reason,
          words: wordsOf(reason, order, world, language),
          deadLetterId: deadLetter?.id ?? null,
        }
      })
      return { items, nextCursor: found.nextCursor }
    },
  )
}
