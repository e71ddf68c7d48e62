import { phpJson } from '../php-json.ts'
import { enqueueWebhook, type Message, sendNow, type Webhook } from '../webhooks.ts'
import { amountsOf } from './answers.ts'
import { type Gateway, privateKeyOf } from './gateway.ts'
import { type Payment, totalOf } from './payments.ts'
import { callbackSignature } from './signature.ts'

/** Every two minutes, three times, until the answer is `{"success": true}`. */
const retry = { times: 3, everyMs: 120_000 }

/** Tells the merchant how a payment ended; call it in the transaction that ended it. */
export function tell(gateway: Gateway, payment: Payment): void {
  const url = urlFor(gateway, payment)
  if (url === null) return
  const message = messageTo(gateway, payment, { signature: 'right' })
  enqueueWebhook(gateway.state, { ...webhookTo(url, payment, message), forged: forgeryOf(gateway, payment), retry })
}

export type Told = { data?: object; signature: 'right' | 'wrong' | 'missing' }

/** Says it now, once, true or not; `data` overrides what is so. */
export async function tellNow(gateway: Gateway, payment: Payment, told: Told) {
  const url = urlFor(gateway, payment)
  if (url === null) return undefined
  return sendNow(gateway.state, webhookTo(url, payment, messageTo(gateway, payment, told)), gateway.closing)
}

const urlFor = (gateway: Gateway, { callbackUrl }: Payment): string | null =>
  callbackUrl ?? gateway.settings.get().callbackUrl

const webhookTo = (url: string, payment: Payment, message: Message): Omit<Webhook, 'forged' | 'retry'> => ({
  ...message,
  url,
  reference: payment.reference,
  subject: { endpoint: payment.endpoint, operation: 'callback', target: payment.merchantRef ?? payment.reference },
})

function messageTo(gateway: Gateway, payment: Payment, { data, signature }: Told): Message {
  const body = phpJson({ ...callbackBody(payment), ...data })
  const key = signature === 'right' ? privateKeyOf(gateway, payment.mode) : 'not the key'
  const signed = signature === 'missing' ? {} : { 'x-callback-signature': callbackSignature(key, body) }
  return { headers: { 'content-type': 'application/json', 'x-callback-event': 'payment_status', ...signed }, body }
}

/** `payment_method` is the name here; in the answer to create it was the code. */
const callbackBody = (payment: Payment) => ({
  reference: payment.reference,
  merchant_ref: payment.merchantRef,
  payment_method: payment.methodName,
  payment_method_code: payment.method,
  total_amount: totalOf(payment),
  ...amountsOf(payment),
  is_closed_payment: payment.openUuid === null ? 1 : 0,
  status: payment.status,
  paid_at: payment.paidAt,
  note: payment.note,
})

function forgeryOf(gateway: Gateway, payment: Payment): Message {
  const lie =
    payment.status === 'PAID' ? { status: 'FAILED', paid_at: null } : { status: 'PAID', paid_at: payment.expiredTime }
  return messageTo(gateway, payment, { data: lie, signature: 'wrong' })
}
