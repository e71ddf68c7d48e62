import type { FastifyInstance, FastifyReply } from 'fastify'
import { type Told, tellNow } from './callbacks.ts'
import { changeChannel, findChannel, listChannels, type Payer } from './channels.ts'
import { canEnd, type Ending, endPayment, type How } from './end-payment.ts'
import type { Gateway } from './gateway.ts'
import { listOpen, payIntoOpen } from './open-payments.ts'
import { findByEither, findPayment, listPayments, type PaymentFilter } from './payments.ts'
import { answerRefusals } from './refusal.ts'

export function addTripayControl(app: FastifyInstance, gateway: Gateway): void {
  answerRefusals(app)
  addPaymentControl(app, gateway)
  for (const ending of ['pay', 'expire', 'fail', 'refund'] as const) addEndingControl(app, gateway, ending)
  addChannelControl(app, gateway)
  addOpenControl(app, gateway)
}

function addPaymentControl(app: FastifyInstance, gateway: Gateway): void {
  const { state } = gateway
  app.get<{ Querystring: PaymentFilter }>('/transactions', async ({ query }) => ({
    transactions: listPayments(state, query),
  }))

  app.get<{ Params: { key: string } }>('/transactions/:key', async ({ params }, reply) => {
    const payment = findByEither(state, params.key)
    return payment ?? notFound(reply, params.key)
  })

  app.post<{ Params: { key: string }; Body: Partial<Told> & { times?: number } }>(
    '/transactions/:key/callback',
    { schema: { body: callbackBody } },
    async ({ params, body }, reply) => {
      const payment = findByEither(state, params.key)
      if (payment === undefined) return notFound(reply, params.key)
      const { times = 1, signature = 'right', data = {} } = body
      const sent = Array.from({ length: times }, () => tellNow(gateway, payment, { signature, data }))
      return { answers: await Promise.all(sent) }
    },
  )
}

function addEndingControl(app: FastifyInstance, gateway: Gateway, ending: Ending): void {
  app.post<{ Params: { key: string }; Body: How }>(
    `/transactions/:key/${ending}`,
    { schema: { body: howBody } },
    async ({ params, body }, reply) => {
      const payment = findByEither(gateway.state, params.key)
      if (payment === undefined) return notFound(reply, params.key)
      if (!canEnd(payment, ending))
        return reply.code(409).send({ error: `It is ${payment.status}, so it cannot ${ending}.` })
      endPayment(gateway, payment, ending, body)
      return findPayment(gateway.state, payment.reference)
    },
  )
}

function addChannelControl(app: FastifyInstance, { state }: Gateway): void {
  app.get('/channels', async () => ({ channels: listChannels(state) }))
  app.patch<{ Params: { code: string }; Body: { active?: boolean; feePayer?: Payer } }>(
    '/channels/:code',
    { schema: { body: channelBody } },
    async ({ params, body }, reply) => {
      if (findChannel(state, params.code) === undefined) return notFound(reply, params.code)
      return changeChannel(state, params.code, body)
    },
  )
}

function addOpenControl(app: FastifyInstance, gateway: Gateway): void {
  app.get('/open-payments', async () => ({ openPayments: listOpen(gateway.state) }))
  app.post<{ Params: { uuid: string }; Body: { amount: number } }>(
    '/open-payments/:uuid/pay',
    { schema: { body: openBody } },
    async ({ params, body }) => payIntoOpen(gateway, params.uuid, body.amount),
  )
}

const amount = { type: 'integer', minimum: 0 }

const howBody = {
  type: 'object',
  additionalProperties: false,
  properties: { amount, note: { type: 'string' }, callback: { type: 'boolean' } },
}

const callbackBody = {
  type: 'object',
  additionalProperties: false,
  properties: {
    times: { type: 'integer', minimum: 1, maximum: 100 },
    signature: { enum: ['right', 'wrong', 'missing'] },
    data: { type: 'object' },
  },
}

const channelBody = {
  type: 'object',
  additionalProperties: false,
  properties: { active: { type: 'boolean' }, feePayer: { enum: ['merchant', 'customer'] } },
}

const openBody = { type: 'object', required: ['amount'], additionalProperties: false, properties: { amount } }

const notFound = (reply: FastifyReply, what: string) => reply.code(404).send({ error: `There is no ${what}.` })
