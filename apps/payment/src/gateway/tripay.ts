import { createHmac, timingSafeEqual } from 'node:crypto'
import { IDR, money } from '@konter/core'
import { askOutside, fits, jsonFromOutside, type Secret } from '@konter/service'
import { type Static, type TSchema, Type } from 'typebox'
import type { Payment } from '../payment/payment.ts'
import type { CallbackReading, Created, GatewayPayment, Method, PaymentGateway, Refused } from './gateway.ts'

/** facts: payments-and-suppliers, section 3 (Tripay, closed payments). */
export type TripayOptions = {
  baseUrl: string
  merchantCode: string | undefined
  apiKey: Secret | undefined
  privateKey: Secret | undefined
  callbackUrl: string | undefined
  /** Tripay wants an e-mail; customers who have only a phone get this one. */
  fallbackEmail: string
  timeoutMs: number
}

const Flat = Type.Object({ flat: Type.Integer(), percent: Type.Union([Type.String(), Type.Number()]) })
const Optional = <S extends TSchema>(schema: S) => Type.Optional(Type.Union([schema, Type.Null()]))

const Channel = Type.Object({
  code: Type.String(),
  name: Type.String(),
  fee_merchant: Flat,
  fee_customer: Flat,
  minimum_fee: Optional(Type.Integer()),
  maximum_fee: Optional(Type.Integer()),
  minimum_amount: Type.Integer(),
  maximum_amount: Type.Integer(),
  active: Type.Boolean(),
})

const Channels = Type.Array(Channel)

const Transaction = Type.Object({
  reference: Type.String(),
  merchant_ref: Type.Union([Type.String(), Type.Null()]),
  amount: Type.Integer(),
  fee_merchant: Type.Integer(),
  fee_customer: Type.Integer(),
  amount_received: Type.Integer(),
  status: Type.String(),
  pay_code: Optional(Type.Union([Type.String(), Type.Number()])),
  pay_url: Optional(Type.String()),
  checkout_url: Optional(Type.String()),
  qr_string: Optional(Type.String()),
  expired_time: Optional(Type.Integer()),
  expired_at: Optional(Type.Integer()),
  paid_at: Optional(Type.Union([Type.Integer(), Type.String()])),
  instructions: Optional(Type.Array(Type.Object({ title: Type.String(), steps: Type.Array(Type.String()) }))),
})

const Listed = Type.Array(Type.Object({ reference: Type.String(), merchant_ref: Type.Unknown() }))

const Callback = Type.Object({
  reference: Type.String(),
  merchant_ref: Type.Union([Type.String(), Type.Null()]),
  total_amount: Type.Integer(),
  amount_received: Type.Integer(),
  status: Type.String(),
  paid_at: Optional(Type.Integer()),
})

const statuses: Readonly<Record<string, GatewayPayment['status']>> = {
  UNPAID: 'pending',
  PAID: 'paid',
  EXPIRED: 'expired',
  FAILED: 'failed',
  REFUND: 'refunded',
}

/** Channels whose payers are asked for on their phone. */
const NEEDS_PHONE = new Set(['OVO'])
const listMax = 50

/** What Tripay calls an answer: `{ success, message, data }`; anything else means "unknown". */
class TripayError extends Error {
  readonly refused: boolean
  constructor(message: string, refused: boolean) {
    super(message)
    this.name = 'TripayError'
    this.refused = refused
  }
}

export const closedSignature = (
  privateKey: string,
  merchantCode: string,
  merchantReference: string,
  amount: bigint,
): string => createHmac('sha256', privateKey).update(`${merchantCode}${merchantReference}${amount}`).digest('hex')

export function callbackSignatureIsRight(privateKey: string, raw: Buffer, signature: unknown): boolean {
  if (typeof signature !== 'string' || !/^[0-9a-f]{64}$/.test(signature)) return false
  return timingSafeEqual(createHmac('sha256', privateKey).update(raw).digest(), Buffer.from(signature, 'hex'))
}

/** `"0.70"` is 70 basis points. Without floating point. */
export function basisPoints(percent: string | number): number {
  const [whole = '0', fraction = ''] = String(percent).split('.')
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0').slice(0, 2))
}

export function createTripay(options: TripayOptions): PaymentGateway {
  const { baseUrl, merchantCode, apiKey, privateKey, timeoutMs } = options

  async function call<S extends TSchema>(
    method: 'GET' | 'POST',
    path: string,
    schema: S,
    body?: object,
  ): Promise<Static<S>> {
    const headers = { authorization: `Bearer ${apiKey?.reveal()}`, accept: 'application/json' }
    const { status, text } = await askOutside(`${baseUrl}${path}`, { method, headers, body, timeoutMs })
    return read(status, text, schema)
  }

  function read<S extends TSchema>(status: number, text: string, schema: S): Static<S> {
    const envelope = parse(text)
    // No more of an answer is told than its message: the rest names customers.
    const said = `${status} ${envelope === undefined ? `${text.length} characters` : String(envelope.message).slice(0, 200)}`
    // A page of some proxy in between, or a failure of theirs, says nothing about the payment.
    if (envelope === undefined || status >= 500) throw new TripayError(said, false)
    if (envelope.success !== true) throw new TripayError(said, true)
    if (!fits(schema, envelope.data)) throw new TripayError(`${status} with an answer that is not as documented`, false)
    return envelope.data
  }

  async function methods(): Promise<Method[]> {
    return (await call('GET', '/merchant/payment-channel', Channels)).map(methodOf)
  }

  async function create(payment: Payment): Promise<Created | Refused> {
    const name = payment.description
    try {
      return createdOf(
        await call('POST', '/transaction/create', Transaction, {
          method: payment.channel,
          merchant_ref: payment.merchantReference,
          amount: Number(payment.asked.amount),
          customer_name: payment.payer.name || 'Pelanggan',
          customer_email: payment.payer.email ?? options.fallbackEmail,
          ...(payment.payer.phone === null ? {} : { customer_phone: payment.payer.phone }),
          order_items: [{ name, price: Number(payment.asked.amount), quantity: 1 }],
          ...(options.callbackUrl === undefined ? {} : { callback_url: options.callbackUrl }),
          expired_time: Math.floor(payment.expiresAt.getTime() / 1000),
          signature: closedSignature(
            privateKey?.reveal() ?? '',
            merchantCode ?? '',
            payment.merchantReference,
            payment.asked.amount,
          ),
        }),
      )
    } catch (error) {
      if (error instanceof TripayError && error.refused) return { refused: error.message }
      throw error
    }
  }

  async function find({ merchantReference }: Payment): Promise<Created | undefined> {
    const query = new URLSearchParams({ merchant_ref: merchantReference, per_page: String(listMax) })
    const listed = await call('GET', `/merchant/transactions?${query}`, Listed)
    const known = listed.find((each) => each.merchant_ref === merchantReference)
    return known && createdOf(await detail(known.reference))
  }

  const detail = (reference: string) =>
    call('GET', `/transaction/detail?${new URLSearchParams({ reference })}`, Transaction)

  return {
    code: 'tripay',
    unconfigured: () => {
      const missing = Object.entries({
        TRIPAY_MERCHANT_CODE: merchantCode,
        TRIPAY_API_KEY: apiKey,
        TRIPAY_PRIVATE_KEY: privateKey,
      }).filter(([, value]) => value === undefined)
      return missing.length === 0 ? undefined : `${missing.map(([name]) => name).join(', ')} not set`
    },
    methods,
    create,
    find,
    status: async ({ reference }) => gatewayPaymentOf(await detail(reference)),
    signatureIsRight: (raw, headers) =>
      privateKey !== undefined &&
      headers['x-callback-event'] === 'payment_status' &&
      callbackSignatureIsRight(privateKey.reveal(), raw, headers['x-callback-signature']),
    readCallback,
    acknowledgement: { success: true },
  }
}

function parse(text: string): Record<string, unknown> | undefined {
  const value = jsonFromOutside(text)
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
}

function methodOf(channel: Static<typeof Channel>): Method {
  const byCustomer = channel.fee_customer.flat > 0 || basisPoints(channel.fee_customer.percent) > 0
  const fee = byCustomer ? channel.fee_customer : channel.fee_merchant
  return {
    code: `tripay:${channel.code}`,
    gateway: 'tripay',
    channel: channel.code,
    name: channel.name,
    active: channel.active,
    feeAddedByGateway: byCustomer,
    fee: {
      flat: BigInt(fee.flat),
      basisPoints: basisPoints(fee.percent),
      min: BigInt(channel.minimum_fee ?? 0),
      max: channel.maximum_fee === undefined || channel.maximum_fee === null ? null : BigInt(channel.maximum_fee),
    },
    amountMin: BigInt(channel.minimum_amount),
    amountMax: BigInt(channel.maximum_amount),
    needsPhone: NEEDS_PHONE.has(channel.code),
  }
}

/** What the payer pays is what we receive and both fees, whichever of the two bears them. */
function gatewayPaymentOf(transaction: Static<typeof Transaction>): GatewayPayment {
  const fees = transaction.fee_merchant + transaction.fee_customer
  return {
    reference: transaction.reference,
    merchantReference: transaction.merchant_ref ?? '',
    status: statuses[transaction.status] ?? 'pending',
    total: money(transaction.amount_received + fees, IDR),
    gatewayFee: money(fees, IDR),
    paidAt: instantOf(transaction.paid_at),
  }
}

function createdOf(transaction: Static<typeof Transaction>): Created {
  const expires = transaction.expired_time ?? transaction.expired_at
  return {
    ...gatewayPaymentOf(transaction),
    qrString: transaction.qr_string ?? null,
    payCode: transaction.pay_code === undefined || transaction.pay_code === null ? null : String(transaction.pay_code),
    payUrl: transaction.pay_url ?? transaction.checkout_url ?? null,
    instructions: transaction.instructions ?? [],
    expiresAt: instantOf(expires) ?? new Date(0),
  }
}

/** Unix seconds, as a number or as text. */
const instantOf = (seconds: string | number | null | undefined): Date | null =>
  seconds === null || seconds === undefined || !/^\d+$/.test(String(seconds)) ? null : new Date(Number(seconds) * 1000)

function readCallback(raw: Buffer): CallbackReading {
  const body = parse(raw.toString('utf8'))
  if (!fits(Callback, body)) return 'malformed'
  const status = statuses[body.status]
  if (status === undefined || status === 'pending') return 'malformed'
  return {
    reference: body.reference,
    merchantReference: body.merchant_ref ?? '',
    status,
    total: money(body.total_amount, IDR),
    gatewayFee: money(body.total_amount - body.amount_received, IDR),
    paidAt: instantOf(body.paid_at),
  }
}
