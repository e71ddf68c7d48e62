import type { FastifyInstance } from 'fastify'
import { takeFault } from '../faults.ts'
import { type Fields, fieldsOf, textOf, wholeOf } from '../fields.ts'
import { laneOf } from '../webhooks.ts'
import { createAnswer, detailAnswer, originOf } from './answers.ts'
import { findChannel, listChannels } from './channels.ts'
import { createPayment } from './create-payment.ts'
import { hastenPayment } from './end-payment.ts'
import { calculatorAnswer, channelAnswer } from './fees.ts'
import type { Gateway, Mode } from './gateway.ts'
import { instructionsFor } from './instructions.ts'
import { listAnswers } from './list-payments.ts'
import { findPayment, type Payment } from './payments.ts'
import { Refusal, required, success } from './refusal.ts'

export function addRoutes(app: FastifyInstance, gateway: Gateway, mode: Mode): void {
  addMerchantRoutes(app, gateway, mode)
  addTransactionRoutes(app, gateway, mode)
}

function addMerchantRoutes(app: FastifyInstance, { state }: Gateway, mode: Mode): void {
  app.get('/payment/instruction', async ({ query }) => {
    const fields = fieldsOf(query)
    const channel = findChannel(state, required(textOf(fields, 'code'), 'code'))
    if (channel === undefined) throw new Refusal('Payment channel not found')
    const [payCode, amount] = [textOf(fields, 'pay_code'), wholeOf(fields, 'amount')]
    return success(instructionsFor(channel, { payCode, amount, html: fields.allow_html === '1' }))
  })

  app.get('/merchant/payment-channel', async ({ query }) => {
    const code = textOf(fieldsOf(query), 'code')
    return success(chosen(code).map(channelAnswer))
  })

  app.get('/merchant/fee-calculator', async ({ query }) => {
    const fields = fieldsOf(query)
    const amount = required(wholeOf(fields, 'amount'), 'amount')
    return success(chosen(textOf(fields, 'code')).map((channel) => calculatorAnswer(channel, amount)))
  })

  app.get('/merchant/transactions', async (request) => listAnswers(state, mode, request))

  const chosen = (code: string | undefined) =>
    listChannels(state).filter((channel) => code === undefined || channel.code === code)
}

function addTransactionRoutes(app: FastifyInstance, gateway: Gateway, mode: Mode): void {
  const { state } = gateway

  app.post('/transaction/create', async (request) => {
    const endpoint = `${app.prefix}/transaction/create`
    const wanted = { mode, endpoint }
    const payment = state.transaction(() => createPayment(gateway, fieldsOf(request.body), wanted))
    await overtake(gateway, payment)
    return success(createAnswer(payment, { state, origin: originOf(request) }))
  })

  app.get('/transaction/detail', async (request) => {
    const payment = findAsked(fieldsOf(request.query))
    return success(detailAnswer(payment, { state, origin: originOf(request) }))
  })

  // The status is in the text and nowhere else.
  app.get('/transaction/check-status', async ({ query }) => {
    const { status } = findAsked(fieldsOf(query))
    return { success: true, message: `Status transaksi saat ini ${status}` }
  })

  function findAsked(query: Fields): Payment {
    const payment = findPayment(state, required(textOf(query, 'reference'), 'reference'))
    if (payment?.mode !== mode) throw new Refusal('Transaction not found', 404)
    return payment
  }
}

/** The fault `webhook-first`: a payment on autopay is paid, and that is told, before create is answered. */
async function overtake({ state, due }: Gateway, payment: Payment): Promise<void> {
  const target = payment.merchantRef ?? payment.reference
  if (takeFault(state, 'webhook-first', { endpoint: payment.endpoint, operation: 'callback', target }) === undefined)
    return
  await hastenPayment(due, payment)
  await due.runLane(laneOf(payment.reference))
}
