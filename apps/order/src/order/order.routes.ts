import { ById } from '@konter/core'
import type { App } from '@konter/service'
import type { Context } from '../context.ts'
import { purchasesOf } from '../purchase/purchase.repo.ts'
import { resolvePurchase } from '../purchase/resolve-purchase.ts'
import { cancelOrder } from './cancel-order.ts'
import { driveNow } from './drive-order.ts'
import { findOrder, listOrders, logOf } from './order.repo.ts'
import {
  AskQuote,
  OrderPage,
  OrderQuery,
  OrderSummary,
  OrderView,
  PlacedOrder,
  PlaceOrder,
  Preference,
  QuoteView,
  ResolvePurchase,
  StaffOrderQuery,
  StaffOrderView,
} from './order.schema.ts'
import { holdsMoney } from './order.ts'
import { orderSummary, orderView } from './order-view.ts'
import { refundsOf } from './payment-refund.repo.ts'
import { placeOrder } from './place-order.ts'
import { quote } from './quote.ts'
import { preferredWait, seeThrough } from './see-through.ts'

export function orderRoutes(app: App, ctx: Context): void {
  app.post(
    '/v1/quotes',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'askQuote',
        summary: 'What it costs me, with the payment fee',
        body: AskQuote,
        response: { 200: QuoteView },
      },
    },
    async ({ caller, body }) => quote(ctx, caller, body),
  )

  app.post(
    '/v1/orders',
    {
      config: { access: { public: 'order:place' }, idempotent: true },
      schema: {
        operationId: 'placeOrder',
        summary: 'Buy, as myself or as a guest',
        headers: Preference,
        body: PlaceOrder,
        response: { 201: PlacedOrder },
      },
    },
    async ({ caller, body, claim, headers }, reply) => {
      const sinceMs = performance.now()
      const placed = await placeOrder(ctx, claim, caller, body)
      const seconds = holdsMoney(placed.status) ? preferredWait(headers.prefer) : undefined
      const seen = seconds && (await seeThrough(ctx, placed, { seconds, sinceMs }))
      if (!seen) return reply.code(201).send(placed)
      reply.header('preference-applied', `wait=${seconds}`)
      return reply.code(201).send({ ...placed, ...seen })
    },
  )

  app.get(
    '/v1/orders',
    {
      config: { access: { own: 'order:read' } },
      schema: {
        operationId: 'listOrders',
        summary: 'My orders, newest first',
        querystring: OrderQuery,
        response: { 200: OrderPage },
      },
    },
    async ({ caller, query }) => pageView(await listOrders(ctx.db, { ...query, userId: caller.userId })),
  )

  app.get(
    '/v1/orders/:id',
    {
      config: { access: { own: 'order:read' } },
      schema: {
        operationId: 'getOrder',
        summary: 'An order of mine, with its log',
        params: ById,
        response: { 200: OrderView },
      },
    },
    async ({ caller, params }) => orderView(ctx, { id: params.id, userId: caller.userId }),
  )

  app.post(
    '/v1/orders/:id/cancel',
    {
      config: { access: { own: 'order:place' } },
      schema: {
        operationId: 'cancelOrder',
        summary: 'Cancel before it is paid',
        params: ById,
        response: { 200: OrderSummary },
      },
    },
    async ({ caller, params }) =>
      orderSummary(
        await cancelOrder(ctx, { id: params.id, userId: caller.userId }, caller.actor, 'cancelled by the customer'),
      ),
  )
}

export function staffOrderRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/admin/orders',
    {
      config: { access: 'order:read' },
      schema: {
        operationId: 'listAllOrders',
        summary: 'Orders, newest first',
        querystring: StaffOrderQuery,
        response: { 200: OrderPage },
      },
    },
    async ({ query }) => pageView(await listOrders(ctx.db, query)),
  )

  app.get(
    '/v1/admin/orders/:id',
    {
      config: { access: 'order:read' },
      schema: {
        operationId: 'getStaffOrder',
        summary: 'An order with its purchases',
        params: ById,
        response: { 200: StaffOrderView },
      },
    },
    async ({ params }) => staffDetail(ctx, params.id),
  )

  const operate = { access: 'order:operate' } as const

  app.post(
    '/v1/admin/orders/:id/resolve',
    {
      config: operate,
      schema: {
        operationId: 'resolvePurchase',
        summary: 'Say what became of an open purchase',
        params: ById,
        body: ResolvePurchase,
        response: { 200: StaffOrderView },
      },
    },
    async ({ params, body, caller }) => {
      await resolvePurchase(ctx, params.id, caller.actor, body)
      return staffDetail(ctx, params.id)
    },
  )

  app.post(
    '/v1/admin/orders/:id/retry',
    {
      config: operate,
      schema: { operationId: 'retryOrder', summary: 'Look at it now', params: ById, response: { 200: StaffOrderView } },
    },
    async ({ params }) => {
      await driveNow(ctx, params.id)
      return staffDetail(ctx, params.id)
    },
  )

  app.post(
    '/v1/admin/orders/:id/cancel',
    {
      config: operate,
      schema: {
        operationId: 'cancelAnyOrder',
        summary: 'Cancel an unpaid order',
        params: ById,
        response: { 200: OrderSummary },
      },
    },
    async ({ params, caller }) =>
      orderSummary(await cancelOrder(ctx, { id: params.id }, caller.actor, 'cancelled by staff')),
  )
}

const pageView = ({ items, nextCursor }: Awaited<ReturnType<typeof listOrders>>) => ({
  items: items.map(orderSummary),
  nextCursor,
})

async function staffDetail(ctx: Context, id: string) {
  const order = await findOrder(ctx.db, { id })
  const [log, purchases, refunds] = await Promise.all([
    logOf(ctx.db, id),
    purchasesOf(ctx.db, id),
    refundsOf(ctx.db, id),
  ])
  return {
    ...orderSummary(order),
    userId: order.userId,
    guest: order.guest,
    paymentId: order.paymentId,
    log,
    purchases,
    refunds,
  }
}
