import type { FastifyRequest } from 'fastify'
import type { State } from '../state.ts'
import { findChannel } from './channels.ts'
import { instructionsFor } from './instructions.ts'
import { type Payment, totalOf } from './payments.ts'
import { qrisText } from './qris.ts'

export const originOf = ({ protocol, host }: FastifyRequest): string => `${protocol}://${host}`

/** `origin` is where this simulator answers, so that its pages can be opened. */
type View = { state: State; origin: string }

export function createAnswer(payment: Payment, { state, origin }: View): object {
  const { reference, payCode } = payment
  const channel = findChannel(state, payment.method)
  return {
    ...commonAnswer(payment),
    pay_code: payCode,
    pay_url: channel?.kind === 'wallet' ? `${origin}/checkout/${reference}` : null,
    checkout_url: `${origin}/checkout/${reference}`,
    status: payment.status,
    expired_time: payment.expiredTime,
    order_items: itemsOf(payment),
    instructions:
      channel === undefined
        ? []
        : instructionsFor(channel, { payCode: payCode ?? undefined, amount: totalOf(payment) }),
    ...(channel?.kind === 'qris' ? qrAnswer(payment, origin) : {}),
  }
}

/** The same with `paid_at`, which is text here and a number in lists. */
export const detailAnswer = (payment: Payment, view: View): object => ({
  ...createAnswer(payment, view),
  paid_at: payment.paidAt === null ? null : String(payment.paidAt),
})

/** Lists say `expired_at`, and a pay code of digits is a number. */
export function listAnswer(payment: Payment, origin: string): object {
  const { reference, payCode, status, note, expiredTime, paidAt, createdAt } = payment
  return {
    ...commonAnswer(payment),
    pay_code: payCode !== null && /^[1-8]\d{0,15}$/.test(payCode) ? Number(payCode) : payCode,
    pay_url: null,
    checkout_url: `${origin}/checkout/${reference}`,
    order_items: itemsOf(payment),
    status,
    note,
    created_at: Math.floor(createdAt / 1000),
    expired_at: expiredTime,
    paid_at: paidAt,
  }
}

export function amountsOf(payment: Payment) {
  const { feeMerchant, feeCustomer } = payment
  const totalFee = feeMerchant + feeCustomer
  const fees = { fee_merchant: feeMerchant, fee_customer: feeCustomer, total_fee: totalFee }
  return { ...fees, amount_received: totalOf(payment) - totalFee }
}

function commonAnswer(payment: Payment): object {
  return {
    reference: payment.reference,
    merchant_ref: payment.merchantRef,
    payment_selection_type: 'static',
    payment_method: payment.method,
    payment_name: payment.methodName,
    customer_name: payment.customerName,
    customer_email: payment.customerEmail,
    customer_phone: payment.customerPhone,
    callback_url: payment.callbackUrl,
    return_url: payment.returnUrl,
    amount: totalOf(payment),
    ...amountsOf(payment),
  }
}

const qrAnswer = (payment: Payment, origin: string): object => ({
  qr_string: qrisText(payment.reference, payment.amount + payment.feeCustomer),
  qr_url: `${origin}/qr/${payment.reference}`,
})

const itemsOf = ({ orderItems }: Payment): unknown => JSON.parse(orderItems)
