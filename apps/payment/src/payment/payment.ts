import type { PAYMENT_PURPOSES, PAYMENT_STATUSES } from '@konter/contracts'
import type { Money } from '@konter/core'

export type PaymentStatus = (typeof PAYMENT_STATUSES)[number]
export type PaymentStep = 'pay' | 'expire' | 'fail' | 'cancel' | 'refund'

export type Instruction = { title: string; steps: string[] }

export type Payment = {
  id: string
  purpose: (typeof PAYMENT_PURPOSES)[number]
  purposeId: string
  payerId: string
  gateway: string
  method: string
  channel: string
  /** What the purpose wants, what the payer bears of the fee, and what the payer pays. */
  amount: Money
  fee: Money
  total: Money
  /** What we ask the gateway for: the total, unless the gateway adds its fee itself. */
  asked: Money
  /** What the gateway keeps, once known. */
  gatewayFee: Money
  description: string
  payer: { name: string; email: string | null; phone: string | null }
  status: PaymentStatus
  merchantReference: string
  reference: string | null
  qrString: string | null
  payCode: string | null
  payUrl: string | null
  instructions: Instruction[]
  createdAt: Date
  expiresAt: Date
  paidAt: Date | null
}

/** The whole life of a payment. Late money is taken: it lands in the payer's wallet. */
export const steps: Record<PaymentStatus, Partial<Record<PaymentStep, PaymentStatus>>> = {
  pending: { pay: 'paid', expire: 'expired', fail: 'failed', cancel: 'cancelled' },
  expired: { pay: 'paid_late' },
  failed: { pay: 'paid_late' },
  cancelled: { pay: 'paid_late' },
  paid: { refund: 'refunded' },
  paid_late: { refund: 'refunded' },
  refunded: {},
}

export const isOpen = (payment: Payment): boolean => steps[payment.status].expire !== undefined

const minute = 60_000

/**
 * When to ask the gateway again, for the callback that never came: soon, then every few minutes until it expires, then
 * a few times more for money that is late. Undefined when nobody needs to ask any more.
 */
export function nextPollAt(payment: Pick<Payment, 'createdAt' | 'expiresAt'>, now: Date): Date | undefined {
  const { createdAt, expiresAt } = payment
  const beforeExpiry = [1, 3, 5, 10, 20, 30, 60, 120, 240, 480, 960].map(
    (minutes) => createdAt.getTime() + minutes * minute,
  )
  const afterExpiry = [1, 5, 15, 60, 360, 1_440].map((minutes) => expiresAt.getTime() + minutes * minute)
  const times = [...beforeExpiry.filter((time) => time < expiresAt.getTime()), ...afterExpiry]
  const next = times.find((time) => time > now.getTime())
  return next === undefined ? undefined : new Date(next)
}

/** A gateway may still be busy with the last second's money: we call it expired a little later than it says. */
export const expiryGraceMs = 50_000

export const isPastExpiry = ({ expiresAt }: Pick<Payment, 'expiresAt'>, now: Date): boolean =>
  now.getTime() >= expiresAt.getTime() + expiryGraceMs
