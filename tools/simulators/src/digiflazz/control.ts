import type { FastifyInstance, FastifyReply } from 'fastify'
import { addBalanceControl } from '../control.ts'
import { addToCounter } from '../counters.ts'
import { listFulfilments } from '../fulfilments.ts'
import type { LaterStep, Telling, Verdict } from '../scripts.ts'
import type { Deposit } from './account.ts'
import { addItemControl } from './price-list/control-items.ts'
import type { Shop } from './shop.ts'
import { type HookEvent, type Told, tellNow } from './transaction/hooks.ts'
import { findPurchase, listPurchases, type PurchaseFilter } from './transaction/purchases.ts'
import { takeStep, verdicts } from './transaction/verdict.ts'

export function addDigiflazzControl(app: FastifyInstance, shop: Shop): void {
  addBalanceControl(app, shop)
  addItemControl(app, shop)
  addTransactionControl(app, shop)
  addDepositControl(app, shop)
  app.get<{ Querystring: { reference?: string; target?: string } }>('/fulfilments', async ({ query }) =>
    listFulfilments(shop.state, query),
  )
}

function addTransactionControl(app: FastifyInstance, shop: Shop): void {
  app.get<{ Querystring: PurchaseFilter }>('/transactions', async ({ query }) => ({
    transactions: listPurchases(shop.state, query),
  }))

  app.post<{ Params: { refId: string }; Body: Telling & { becomes: Verdict } }>(
    '/transactions/:refId/settle',
    { schema: { body: settleBody } },
    async ({ params, body }, reply) => {
      const purchase = findPurchase(shop.state, params.refId)
      if (purchase === undefined) return notFound(reply, params.refId)
      shop.state.transaction(() => takeStep(shop, purchase.id, body satisfies LaterStep))
      return findPurchase(shop.state, params.refId)
    },
  )

  app.post<{ Params: { refId: string }; Body: Repeat }>(
    '/transactions/:refId/webhook',
    { schema: { body: repeatBody } },
    async ({ params, body }, reply) => {
      const purchase = findPurchase(shop.state, params.refId)
      if (purchase === undefined) return notFound(reply, params.refId)
      const { times = 1, event = 'update', signature = 'right', data = {} } = body
      const told: Told = { event, signature, data }
      const answers = await Promise.all(Array.from({ length: times }, () => tellNow(shop, purchase, told)))
      return { answers }
    },
  )
}

function addDepositControl(app: FastifyInstance, { state }: Shop): void {
  app.get('/deposits', async () => ({ deposits: state.all<Deposit>('select * from deposit order by id') }))
  app.post<{ Params: { id: string } }>('/deposits/:id/transferred', async ({ params }, reply) => {
    const id = Number(params.id)
    const deposit = state.one<Deposit>('select * from deposit where id = :id and transferred_at is null', { id })
    if (deposit === undefined) return notFound(reply, params.id)
    state.transaction(() => {
      state.run('update deposit set transferred_at = :now where id = :id', { id, now: Date.now() })
      addToCounter(state, 'balance', deposit.amount)
    })
    return { ok: true }
  })
}

type Repeat = { times?: number; event?: HookEvent; signature?: Told['signature']; data?: object }

const settleBody = {
  type: 'object',
  required: ['becomes'],
  additionalProperties: false,
  properties: {
    becomes: { enum: verdicts },
    rc: { type: 'string', pattern: '^[0-9]{2}$' },
    sn: { type: 'string' },
    message: { type: 'string' },
    webhook: { type: 'boolean' },
  },
}

const repeatBody = {
  type: 'object',
  additionalProperties: false,
  properties: {
    times: { type: 'integer', minimum: 1, maximum: 100 },
    event: { enum: ['create', 'update'] },
    signature: { enum: ['right', 'wrong', 'missing'] },
    data: { type: 'object' },
  },
}

const notFound = (reply: FastifyReply, what: string) => reply.code(404).send({ error: `There is no ${what}.` })
