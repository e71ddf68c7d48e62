import { Amount, Id, Instant, Integer, Page, page } from '@konter/core'
import type { App } from '@konter/service'
import { type Static, Type } from 'typebox'
import type { Context } from '../context.ts'
import { listTakeBacks } from './take-back.repo.ts'
import { takeBack } from './take-back.ts'

const Fee = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

type TakeBackBody = Static<typeof TakeBackBody>
const TakeBackBody = Type.Object(
  {
    paymentId: Id,
    userId: Id,
    gateway: Type.String({ pattern: '^[a-z0-9-]+$', maxLength: 40 }),
    reference: Type.String({ minLength: 1, maxLength: 100, description: 'What it had paid: `order:<id>`.' }),
    amount: Amount,
    gatewayFee: Fee,
  },
  { additionalProperties: false, title: 'TakeBack' },
)
const TakeBackView = Type.Object(
  {
    paymentId: Id,
    userId: Id,
    gateway: Type.String(),
    reference: Type.String(),
    amount: Integer,
    taken: Type.Unsafe<bigint>(Type.Integer({ description: "What came back out of the payer's balance." })),
    claimed: Type.Unsafe<bigint>(Type.Integer({ description: 'What it did not cover, and the payer owes.' })),
    currency: Type.String(),
    at: Instant,
  },
  { title: 'TakenBack' },
)
const Filter = Type.Object(
  {
    ...Page,
    claimed: Type.Optional(Type.Boolean({ description: 'Only those that left a claim, or only those that did not.' })),
  },
  { additionalProperties: false },
)

export function takeBackRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/admin/wallet/take-backs',
    {
      config: { access: 'wallet:read' },
      schema: {
        operationId: 'listTakeBacks',
        summary: 'Payments that their gateway gave back, newest first, and what their payers owe',
        querystring: Filter,
        response: { 200: page(TakeBackView, 'TakenBackPage') },
      },
    },
    async ({ query }) => listTakeBacks(ctx.db, query),
  )

  app.post(
    '/internal/take-backs',
    {
      config: { access: 'ledger:post', internal: true },
      schema: {
        operationId: 'takeBack',
        summary: 'Take the credit of a refunded payment back, once per payment',
        body: TakeBackBody,
        response: { 200: TakeBackView },
      },
    },
    async ({ body }) => ctx.transaction((tx) => takeBack(ctx, tx, askedIn(body))),
  )
}

const askedIn = ({ amount, gatewayFee, ...asked }: TakeBackBody) => ({
  ...asked,
  amount: BigInt(amount),
  // The fee of an order is earned by the order.
  fee: 0n,
  gatewayFee: BigInt(gatewayFee),
})
