import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { sameDigest } from '../digest.ts'
import { type Fields, fieldsOf, textOf, wholeOf } from '../fields.ts'
import { jakartaText } from '../jakarta.ts'
import { digits } from '../made-up.ts'
import type { State } from '../state.ts'
import { amountsOf } from './answers.ts'
import { type Channel, findChannel } from './channels.ts'
import { endPayment } from './end-payment.ts'
import { type Gateway, type Mode, privateKeyOf } from './gateway.ts'
import { clamp, pageOf } from './list-payments.ts'
import { insertPayment, listPayments, type Payment, totalOf } from './payments.ts'
import { Refusal, required, success } from './refusal.ts'
import { openSignature } from './signature.ts'

export const openPaymentSchema = `
  create table if not exists open_payment (
    uuid text primary key, merchant_ref text, customer_name text, method text not null, method_name text not null,
    channel text not null, pay_code text not null, created_at integer not null
  )`

/** A pay code without an amount, which may be paid many times. */
export type OpenPayment = {
  uuid: string
  merchantRef: string | null
  customerName: string | null
  method: string
  methodName: string
  channel: string
  payCode: string
  createdAt: number
}

const perPageMax = 100

export function addOpenPayments(app: FastifyInstance, gateway: Gateway, mode: Mode): void {
  const { state } = gateway
  app.post('/open-payment/create', async ({ body }) => success(openAnswer(createOpen(gateway, fieldsOf(body), mode))))

  app.get<{ Params: { uuid: string } }>('/open-payment/:uuid/detail', async ({ params }) =>
    success(openAnswer(findOpen(state, params.uuid))),
  )

  app.get<{ Params: { uuid: string } }>('/open-payment/:uuid/transactions', async ({ params, query }) => {
    const { uuid } = findOpen(state, params.uuid)
    return listIntoOpen(state, uuid, fieldsOf(query))
  })
}

/** Somebody transfers: each time a payment of its own, paid at once. Fees can only be the merchant's. */
export function payIntoOpen(gateway: Gateway, uuid: string, amount: number): Payment {
  const { state, settings } = gateway
  const open = findOpen(state, uuid)
  const channel = findChannel(state, open.channel)
  return state.transaction(() => {
    const payment = insertPayment(state, settings.get().merchantCode, {
      mode: 'production',
      endpoint: '/api/open-payment/create',
      merchantRef: open.merchantRef,
      openUuid: uuid,
      method: open.method,
      methodName: open.methodName,
      amount,
      feeMerchant: channel?.flat ?? 0,
      feeCustomer: 0,
      customerName: open.customerName,
      customerEmail: null,
      customerPhone: null,
      callbackUrl: null,
      returnUrl: null,
      orderItems: '[]',
      payCode: open.payCode,
      expiredTime: null,
    })
    return endPayment(gateway, payment, 'pay')
  })
}

export const listOpen = (state: State): OpenPayment[] => state.all<OpenPayment>('select * from open_payment')

function findOpen(state: State, uuid: string): OpenPayment {
  const open = state.one<OpenPayment>('select * from open_payment where uuid = :uuid', { uuid })
  if (open === undefined) throw new Refusal('Open payment not found', 404)
  return open
}

function createOpen(gateway: Gateway, fields: Fields, mode: Mode): OpenPayment {
  if (mode === 'sandbox') throw new Refusal('Open payment is only available in production mode')
  const { state, settings } = gateway
  const method = required(textOf(fields, 'method'), 'method')
  const channel = openChannel(state, method)
  const merchantRef = textOf(fields, 'merchant_ref')
  const signature = required(textOf(fields, 'signature'), 'signature')
  const { merchantCode } = settings.get()
  const right = openSignature(privateKeyOf(gateway, mode), merchantCode, method, merchantRef ?? '')
  if (!sameDigest(signature, right)) throw new Refusal('Invalid signature')
  const open = {
    uuid: randomUUID(),
    merchantRef: merchantRef ?? null,
    customerName: textOf(fields, 'customer_name') ?? null,
    method,
    methodName: channel.name,
    channel: channel.code,
    payCode: `8${digits(15)}`,
    createdAt: Date.now(),
  }
  state.insert('open_payment', open)
  return open
}

/** Recent codes end in `OP`; older ones are those of the closed channel. */
function openChannel(state: State, method: string): Channel {
  const channel = findChannel(state, method.replace(/OP$/, ''))
  if (channel?.kind !== 'virtual-account') throw new Refusal('Payment channel not found')
  return channel
}

const openAnswer = (open: OpenPayment): object => ({
  uuid: open.uuid,
  merchant_ref: open.merchantRef,
  customer_name: open.customerName,
  payment_name: open.methodName,
  payment_method: open.method,
  pay_code: open.payCode,
  qr_string: null,
  qr_url: null,
})

function listIntoOpen(state: State, openUuid: string, query: Fields): object {
  const found = listPayments(state, { openUuid }).filter((payment) => matches(payment, query))
  const { items, from, to, current, perPage, last, next } = pageOf(found.toReversed(), {
    current: Math.max(wholeOf(query, 'page') ?? 1, 1),
    perPage: clamp(wholeOf(query, 'per_page') ?? perPageMax, perPageMax),
  })
  const paging = { per_page: perPage, current_page: current, last_page: last, next_page: next }
  const pagination = { total: found.length, data_from: from, data_to: to, ...paging }
  return { ...success(items.map(intoAnswer)), pagination }
}

function matches({ reference, merchantRef, createdAt }: Payment, query: Fields): boolean {
  const at = jakartaText(createdAt)
  return (
    (textOf(query, 'reference') ?? reference) === reference &&
    (textOf(query, 'merchant_ref') ?? merchantRef) === merchantRef &&
    (textOf(query, 'start_date') ?? at) <= at &&
    (textOf(query, 'end_date') ?? at) >= at
  )
}

const intoAnswer = (payment: Payment): object => ({
  reference: payment.reference,
  merchant_ref: payment.merchantRef,
  payment_method: payment.method,
  payment_name: payment.methodName,
  customer_name: payment.customerName,
  amount: totalOf(payment),
  ...amountsOf(payment),
  status: payment.status,
  paid_at: payment.paidAt,
})
