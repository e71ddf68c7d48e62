import { OpenPayment, PAYMENT_STATUSES, PaymentView } from '@konter/contracts'
import { ById, Id, Instant, Integer, Nullable, OneOf, Page, page } from '@konter/core'
import type { App } from '@konter/service'
import { Type } from 'typebox'
import type { Context } from '../context.ts'
import { confirmCash } from './confirm-cash.ts'
import { openPayment } from './open-payment.ts'
import { findPayment, listPayments, movesOf } from './payment.repo.ts'
import { paymentForStaff, paymentView } from './payment.view.ts'

const StaffFields = {
  ...PaymentView.properties,
  purpose: Type.String(),
  purposeId: Id,
  payerId: Id,
  gatewayFee: Integer,
  createdAt: Instant,
  paidAt: Nullable(Instant),
}
const StaffPayment = Type.Object(StaffFields, { title: 'StaffPayment' })
const MoveView = Type.Object(
  { at: Instant, from: Type.String(), to: Type.String(), cause: Type.String(), actor: Type.String() },
  { title: 'PaymentMove' },
)
const StaffPaymentDetail = Type.Object({ ...StaffFields, log: Type.Array(MoveView) }, { title: 'StaffPaymentDetail' })
const Filter = Type.Object(
  { ...Page, status: Type.Optional(OneOf(PAYMENT_STATUSES)), payerId: Type.Optional(Id) },
  { additionalProperties: false },
)
const ConfirmCash = Type.Object(
  { note: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })) },
  { additionalProperties: false, title: 'ConfirmCash' },
)

export function paymentRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/payments/:id',
    {
      config: { access: { own: 'wallet:read' } },
      schema: { operationId: 'getPayment', summary: 'A payment of mine', params: ById, response: { 200: PaymentView } },
    },
    async ({ caller, params }) => paymentView(await findPayment(ctx.db, { id: params.id, payerId: caller.userId })),
  )

  app.get(
    '/v1/admin/payments',
    {
      config: { access: 'payment:read' },
      schema: {
        operationId: 'listPayments',
        summary: 'Payments, newest first',
        querystring: Filter,
        response: { 200: page(StaffPayment, 'StaffPaymentPage') },
      },
    },
    async ({ query }) => {
      const { items, nextCursor } = await listPayments(ctx.db, query)
      return { items: items.map(paymentForStaff), nextCursor }
    },
  )

  app.get(
    '/v1/admin/payments/:id',
    {
      config: { access: 'payment:read' },
      schema: {
        operationId: 'getStaffPayment',
        summary: 'A payment and its log',
        params: ById,
        response: { 200: StaffPaymentDetail },
      },
    },
    async ({ params }) => ({
      ...paymentForStaff(await findPayment(ctx.db, params)),
      log: await movesOf(ctx.db, params.id),
    }),
  )

  app.post(
    '/v1/admin/payments/:id/confirm',
    {
      config: { access: 'payment:confirm' },
      schema: {
        operationId: 'confirmCash',
        summary: 'The cash was handed over at the counter',
        params: ById,
        body: ConfirmCash,
        response: { 200: StaffPayment },
      },
    },
    async ({ params, body, caller }) => paymentForStaff(await confirmCash(ctx, params.id, caller.actor, body.note)),
  )

  app.post(
    '/internal/payments',
    {
      config: { access: 'payment:open', internal: true },
      schema: {
        operationId: 'openPayment',
        summary: 'Open a payment, once per id',
        body: OpenPayment,
        response: { 200: PaymentView },
      },
    },
    async ({ body }) => openPayment(ctx, body),
  )

  app.get(
    '/internal/payments/:id',
    {
      config: { access: 'payment:open', internal: true },
      schema: { operationId: 'readPayment', summary: 'A payment', params: ById, response: { 200: PaymentView } },
    },
    async ({ params }) => paymentView(await findPayment(ctx.db, params)),
  )
}
