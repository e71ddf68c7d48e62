import { sameDigest } from '../digest.ts'
import { type Fields, fieldsOf, listOf, textOf, wholeOf } from '../fields.ts'
import { digits } from '../made-up.ts'
import { type Channel, findChannel } from './channels.ts'
import { planEnding } from './end-payment.ts'
import { feesOf } from './fees.ts'
import { type Gateway, type Mode, privateKeyOf } from './gateway.ts'
import { insertPayment, listPayments, type Payment } from './payments.ts'
import { Refusal, required } from './refusal.ts'
import { closedSignature } from './signature.ts'

type Wanted = { mode: Mode; endpoint: string }

export function createPayment(gateway: Gateway, fields: Fields, { mode, endpoint }: Wanted): Payment {
  const { state, settings } = gateway
  const { merchantCode, autopayMs } = settings.get()
  const amount = required(wholeOf(fields, 'amount'), 'amount')
  const merchantRef = textOf(fields, 'merchant_ref') ?? null
  const channel = checkChannel(gateway, fields, amount)
  const orderItems = checkItems(fields, amount)
  checkSignature(gateway, fields, { mode, signed: `${merchantRef ?? ''}`, amount })
  if (merchantRef !== null) checkUnused(gateway, mode, merchantRef)
  const payment = insertPayment(state, merchantCode, {
    mode,
    endpoint,
    merchantRef,
    openUuid: null,
    method: channel.code,
    methodName: channel.name,
    amount,
    ...feesOf(channel, amount),
    ...customerOf(fields, channel),
    callbackUrl: textOf(fields, 'callback_url') ?? null,
    returnUrl: textOf(fields, 'return_url') ?? null,
    orderItems: JSON.stringify(orderItems),
    payCode: payCodeFor(channel),
    expiredTime: expiryOf(fields, channel),
  })
  planEnding(gateway, payment, 'expire', (payment.expiredTime ?? 0) * 1000)
  if (autopayMs !== null) planEnding(gateway, payment, 'pay', Date.now() + autopayMs)
  return payment
}

function checkChannel({ state }: Gateway, fields: Fields, amount: number): Channel {
  const channel = findChannel(state, required(textOf(fields, 'method'), 'method'))
  if (channel === undefined) throw new Refusal('Payment channel not found')
  if (!channel.active) throw new Refusal('Payment channel is not active')
  if (amount < channel.amountMin) throw new Refusal(`Minimum amount is ${channel.amountMin}`)
  if (amount > channel.amountMax) throw new Refusal(`Maximum amount is ${channel.amountMax}`)
  return channel
}

/** The amount has to be the sum of its lines. */
function checkItems(fields: Fields, amount: number): object[] {
  const items = listOf(fields.order_items).map(fieldsOf).map(readItem)
  if (items.length === 0) throw new Refusal('The order_items field is required')
  const sum = items.reduce((total, { subtotal }) => total + subtotal, 0)
  if (sum !== amount) throw new Refusal(`Amount (${amount}) does not equal the sum of order items (${sum})`)
  return items
}

function readItem(item: Fields) {
  const name = required(textOf(item, 'name'), 'order_items.name')
  const price = required(wholeOf(item, 'price'), 'order_items.price')
  const quantity = required(wholeOf(item, 'quantity'), 'order_items.quantity')
  const [sku, product_url, image_url] = [textOf(item, 'sku'), textOf(item, 'product_url'), textOf(item, 'image_url')]
  const links = { product_url: product_url ?? null, image_url: image_url ?? null }
  return { sku: sku ?? null, name, price, quantity, subtotal: price * quantity, ...links }
}

type Signed = { mode: Mode; signed: string; amount: number }

function checkSignature(gateway: Gateway, fields: Fields, { mode, signed, amount }: Signed): void {
  const { merchantCode } = gateway.settings.get()
  const right = closedSignature(privateKeyOf(gateway, mode), merchantCode, signed, amount)
  if (!sameDigest(required(textOf(fields, 'signature'), 'signature'), right)) throw new Refusal('Invalid signature')
}

function checkUnused({ state, settings }: Gateway, mode: Mode, merchantRef: string): void {
  if (!settings.get().uniqueMerchantRef || listPayments(state, { mode, merchantRef }).length === 0) return
  throw new Refusal('The merchant_ref has already been taken')
}

function customerOf(fields: Fields, { code }: Channel) {
  const customerName = required(textOf(fields, 'customer_name'), 'customer_name')
  const customerEmail = required(textOf(fields, 'customer_email'), 'customer_email')
  const customerPhone = textOf(fields, 'customer_phone') ?? null
  if (code === 'OVO' && customerPhone === null) throw new Refusal('The customer_phone field is required')
  return { customerName, customerEmail, customerPhone }
}

const usualMinutes = 1_440
const toleranceSeconds = 60

/** A request takes its time on the way, so a life at the very limit is not refused for a few seconds. */
function expiryOf(fields: Fields, { minutesMin, minutesMax }: Channel): number {
  const now = Math.floor(Date.now() / 1000)
  if (fields.expired_time === undefined || fields.expired_time === '') {
    return now + Math.min(usualMinutes, minutesMax) * 60
  }
  const wanted = required(wholeOf(fields, 'expired_time'), 'expired_time')
  const seconds = wanted - now
  if (seconds < minutesMin * 60 - toleranceSeconds || seconds > minutesMax * 60 + toleranceSeconds) {
    throw new Refusal(`Expired time must be between ${minutesMin} and ${minutesMax} minutes from now`)
  }
  return wanted
}

function payCodeFor({ kind }: Channel): string | null {
  if (kind === 'virtual-account') return `8${digits(15)}`
  return kind === 'store' ? `4${digits(11)}` : null
}
