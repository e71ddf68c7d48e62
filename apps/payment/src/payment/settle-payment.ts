import { PaymentClosed, PaymentPaid, PaymentRefunded } from '@konter/contracts'
import { equals } from '@konter/core'
import { emit, type Tx } from '@konter/service'
import type { Context } from '../context.ts'
import type { GatewayPayment } from '../gateway/gateway.ts'
import { movePayment, noteReference } from './payment.repo.ts'
import { isPastExpiry, type Payment } from './payment.ts'

export type Verdict = 'applied' | 'no-change' | 'reference-mismatch' | 'amount-mismatch'

/**
 * Takes what a gateway says, by callback or when asked, into account. Reference and amount must agree with our own record;
 * what is final stays so; the same news twice changes nothing.
 */
export async function settlePayment(
  ctx: Context,
  tx: Tx,
  payment: Payment,
  said: GatewayPayment,
  cause: string,
): Promise<Verdict> {
  if (said.merchantReference !== payment.merchantReference) return 'reference-mismatch'
  if (payment.reference !== null && payment.reference !== said.reference) return 'reference-mismatch'
  if (said.status === 'pending') return expireOnTime(ctx, tx, payment)
  if ((said.status === 'paid' || said.status === 'refunded') && !equals(said.total, payment.total))
    return 'amount-mismatch'
  if (payment.reference === null) await noteReference(tx, payment.id, said.reference)
  switch (said.status) {
    case 'paid':
      return verdictOf(
        await payPayment(ctx, tx, payment, {
          cause,
          actor: payment.gateway,
          gatewayFee: said.gatewayFee.amount,
          paidAt: said.paidAt,
        }),
      )
    case 'refunded':
      return verdictOf(await refundPayment(ctx, tx, payment, cause))
    default:
      return verdictOf(await closePayment(ctx, tx, payment, said.status === 'expired' ? 'expire' : 'fail', cause))
  }
}

const verdictOf = (moved: Payment | undefined): Verdict => (moved === undefined ? 'no-change' : 'applied')

async function expireOnTime(ctx: Context, tx: Tx, payment: Payment): Promise<Verdict> {
  if (!isPastExpiry(payment, ctx.now())) return 'no-change'
  return verdictOf(await closePayment(ctx, tx, payment, 'expire', 'nobody paid in time'))
}

type Paid = { cause: string; actor: string; gatewayFee: bigint; paidAt: Date | null }

/** Money came in: once, whoever says so first. */
export async function payPayment(
  ctx: Context,
  tx: Tx,
  payment: Payment,
  { cause, actor, gatewayFee, paidAt }: Paid,
): Promise<Payment | undefined> {
  const at = ctx.now()
  const paid = await movePayment(tx, payment, 'pay', { cause, actor, at, paidAt: paidAt ?? at, gatewayFee })
  if (paid === undefined) return undefined
  await emit(tx, PaymentPaid, {
    ...factsOf(paid),
    amount: paid.amount,
    fee: paid.fee,
    total: paid.total,
    gatewayFee: paid.gatewayFee,
    late: paid.status === 'paid_late',
    paidAt: (paid.paidAt ?? at).toISOString(),
  })
  ctx.count.paid.inc({ gateway: paid.gateway })
  ctx.count.amount.inc({ gateway: paid.gateway }, Number(paid.total.amount))
  return paid
}

/**
 * The gateway gave the money back, outside of our hands. Who took it into account hears of it. One that we never knew to
 * be paid is over: its money came and went.
 */
async function refundPayment(ctx: Context, tx: Tx, payment: Payment, cause: string): Promise<Payment | undefined> {
  if (payment.status === 'pending') return closePayment(ctx, tx, payment, 'fail', `${cause}: paid and refunded`)
  const at = ctx.now()
  const refunded = await movePayment(tx, payment, 'refund', { cause, actor: payment.gateway, at })
  if (refunded === undefined) return undefined
  const { amount, fee, total, gatewayFee } = refunded
  const facts = { ...factsOf(refunded), amount, fee, total, gatewayFee, refundedAt: at.toISOString() }
  await emit(tx, PaymentRefunded, facts)
  ctx.count.refunded.inc({ gateway: refunded.gateway })
  ctx.log.error({ paymentId: refunded.id, purpose: refunded.purpose }, 'a gateway gave a payment back')
  return refunded
}

const reasons = { expire: 'expired', fail: 'failed', cancel: 'cancelled' } as const

export async function closePayment(
  ctx: Context,
  tx: Tx,
  payment: Payment,
  step: keyof typeof reasons,
  cause: string,
): Promise<Payment | undefined> {
  const closed = await movePayment(tx, payment, step, { cause, actor: 'service:payment', at: ctx.now() })
  if (closed === undefined) return undefined
  await emit(tx, PaymentClosed, { ...factsOf(closed), reason: reasons[step] })
  ctx.count.closed.inc({ gateway: closed.gateway, reason: reasons[step] })
  return closed
}

const factsOf = ({ id, purpose, purposeId, payerId, gateway, method }: Payment) => ({
  paymentId: id,
  purpose,
  purposeId,
  payerId,
  gateway,
  method,
})
