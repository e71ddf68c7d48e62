import { ById } from '@konter/core'
import type { App } from '@konter/service'
import type { Context } from '../context.ts'
import { depositsOf, findDeposit } from './deposit.repo.ts'
import { DepositPage, DepositQuery, DepositView, RequestDeposit } from './deposit.schema.ts'
import { requestDeposit } from './request-deposit.ts'

export function depositRoutes(app: App, ctx: Context): void {
  app.post(
    '/v1/wallet/deposits',
    {
      config: { access: { own: 'deposit:create' }, idempotent: true },
      schema: {
        operationId: 'requestDeposit',
        summary: 'Top up my wallet by any payment method',
        body: RequestDeposit,
        response: { 201: DepositView },
      },
    },
    async ({ caller, body, claim }, reply) =>
      reply.code(201).send(await requestDeposit(ctx, claim, caller.userId, body)),
  )

  app.get(
    '/v1/wallet/deposits',
    {
      config: { access: { own: 'wallet:read' } },
      schema: {
        operationId: 'listDeposits',
        summary: 'My deposits, newest first',
        querystring: DepositQuery,
        response: { 200: DepositPage },
      },
    },
    async ({ caller, query }) => depositsOf(ctx.db, caller.userId, query),
  )

  app.get(
    '/v1/wallet/deposits/:id',
    {
      config: { access: { own: 'wallet:read' } },
      schema: {
        operationId: 'getDeposit',
        summary: 'One of my deposits with its payment',
        params: ById,
        response: { 200: DepositView },
      },
    },
    async ({ caller, params }) => {
      const deposit = await findDeposit(ctx.db, { id: params.id, userId: caller.userId })
      const payment = deposit.paymentId === null ? undefined : await ctx.payments.find(deposit.paymentId)
      return payment === undefined ? deposit : { ...deposit, payment }
    },
  )
}
