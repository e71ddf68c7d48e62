import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import { lockPayment } from './payment.repo.ts'
import type { Payment } from './payment.ts'
import { payPayment } from './settle-payment.ts'

/** Staff have the cash in hand. Confirming twice changes nothing; what has expired can no longer be handed over. */
export async function confirmCash(ctx: Context, id: string, actor: string, note: string | undefined): Promise<Payment> {
  return ctx.transaction(async (tx) => {
    const payment = await lockPayment(tx, id)
    if (payment.gateway !== 'manual') throw problem('payment.not-cash', { id })
    if (payment.status === 'paid') return payment
    if (payment.status !== 'pending') throw problem('payment.move-refused', { id, status: payment.status })
    const paid = await payPayment(ctx, tx, payment, {
      cause: note ?? 'cash received',
      actor,
      gatewayFee: 0n,
      paidAt: null,
    })
    return paid ?? payment
  })
}
