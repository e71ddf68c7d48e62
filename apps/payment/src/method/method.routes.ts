import { Integer, MONEY_MAX, MoneySchema } from '@konter/core'
import type { App } from '@konter/service'
import { Type } from 'typebox'
import type { Context } from '../context.ts'
import { listMethods } from './methods.ts'

const MethodView = Type.Object(
  {
    code: Type.String({ description: '`wallet`, `tripay:QRIS`, `manual:cash`, …' }),
    name: Type.String(),
    fee: MoneySchema,
    min: Integer,
    max: Integer,
    available: Type.Boolean({ description: 'It takes this amount.' }),
  },
  { title: 'PaymentMethod' },
)
const MethodList = Type.Object({ items: Type.Array(MethodView) }, { title: 'PaymentMethodList' })
const MethodQuery = Type.Object(
  { amount: Type.Integer({ minimum: 0, maximum: MONEY_MAX, default: 0 }) },
  { additionalProperties: false },
)

export function methodRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/payment-methods',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'listPaymentMethods',
        summary: 'Ways to pay, with the fee for an amount',
        querystring: MethodQuery,
        response: { 200: MethodList },
      },
    },
    async ({ query }) => listMethods(ctx, BigInt(query.amount)),
  )
}
