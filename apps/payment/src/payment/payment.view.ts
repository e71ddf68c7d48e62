import type { PaymentView } from '@konter/contracts'
import type { Payment } from './payment.ts'

/** A payment as its payer sees it. */
export function paymentView(payment: Payment): PaymentView {
  const { qrString, payCode, payUrl } = payment
  return {
    id: payment.id,
    status: payment.status,
    method: payment.method,
    amount: payment.amount.amount,
    fee: payment.fee.amount,
    total: payment.total.amount,
    currency: payment.amount.currency,
    reference: payment.reference,
    ...(qrString === null ? {} : { qrString }),
    ...(payCode === null ? {} : { payCode }),
    ...(payUrl === null ? {} : { payUrl }),
    expiresAt: payment.expiresAt,
    instructions: payment.instructions,
  }
}

/** The same for staff: with what it is for and what the gateway keeps. */
export const paymentForStaff = (payment: Payment) => ({
  ...paymentView(payment),
  purpose: payment.purpose,
  purposeId: payment.purposeId,
  payerId: payment.payerId,
  gatewayFee: payment.gatewayFee.amount,
  createdAt: payment.createdAt,
  paidAt: payment.paidAt,
})
