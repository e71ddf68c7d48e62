import type { FastifyInstance, FastifyReply } from 'fastify'
import { addBalanceControl } from '../control.ts'
import { listFulfilments } from '../fulfilments.ts'
import type { Telling, Verdict } from '../scripts.ts'
import { type Told, tellNow } from './callbacks.ts'
import { addServiceControl } from './control-services.ts'
import { findOrder, listOrders, type OrderFilter } from './orders.ts'
import type { Panel } from './panel.ts'
import { takeStep, verdicts } from './verdict.ts'

export function addVipControl(app: FastifyInstance, panel: Panel): void {
  addBalanceControl(app, panel)
  addServiceControl(app, panel)
  addOrderControl(app, panel)
  app.get<{ Querystring: { reference?: string; target?: string } }>('/fulfilments', async ({ query }) =>
    listFulfilments(panel.state, query),
  )
}

function addOrderControl(app: FastifyInstance, panel: Panel): void {
  app.get<{ Querystring: OrderFilter }>('/transactions', async ({ query }) => ({
    transactions: listOrders(panel.state, query),
  }))

  app.post<{ Params: { trxid: string }; Body: Telling & { becomes: Verdict } }>(
    '/transactions/:trxid/settle',
    { schema: { body: settleBody } },
    async ({ params, body }, reply) => {
      const order = findOrder(panel.state, params.trxid)
      if (order === undefined) return notFound(reply, params.trxid)
      panel.state.transaction(() => takeStep(panel, order.id, body))
      return findOrder(panel.state, params.trxid)
    },
  )

  app.post<{ Params: { trxid: string }; Body: Partial<Told> & { times?: number } }>(
    '/transactions/:trxid/webhook',
    { schema: { body: repeatBody } },
    async ({ params, body }, reply) => {
      const order = findOrder(panel.state, params.trxid)
      if (order === undefined) return notFound(reply, params.trxid)
      const { times = 1, signature = 'right', data = {} } = body
      const sent = Array.from({ length: times }, () => tellNow(panel, order, { signature, data }))
      return { answers: await Promise.all(sent) }
    },
  )
}

const settleBody = {
  type: 'object',
  required: ['becomes'],
  additionalProperties: false,
  properties: {
    becomes: { enum: verdicts },
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
    signature: { enum: ['right', 'wrong', 'missing'] },
    data: { type: 'object' },
  },
}

const notFound = (reply: FastifyReply, what: string) => reply.code(404).send({ error: `There is no ${what}.` })
