import { PaymentRefunded } from '@konter/contracts'
import { defineJob, enqueue, killPoint, safeNumber, type Tx } from '@konter/service'
import { type Context, job, on } from '../context.ts'
import { orderById } from './order.repo.ts'
import { holdsMoney, type Order } from './order.ts'
import { insertRefund, noteTakenBack, type PaymentRefund, refundById, refundsOf } from './payment-refund.repo.ts'
import { isReturned } from './payment-return.repo.ts'

export const TakePaymentBack = defineJob<{ paymentId: string }>('take-payment-back')

/** An order may wait for its supplier, and that it was paid may be heard of later: its money is looked for this often. */
const lookAgainMs = 10_000

/** The gateway gave the payment of an order back: nothing more is bought for it, and its money is taken back in the end. */
export const refundPayment = on(PaymentRefunded, 'refund-payment', async (tx, payment, ctx) => {
  if (payment.purpose !== 'order') return
  const { paymentId, purposeId: orderId, payerId: userId, gateway, total, gatewayFee, refundedAt } = payment
  const amounts = { total: total.amount, gatewayFee: gatewayFee.amount }
  await insertRefund(tx, { paymentId, orderId, userId, gateway, ...amounts, refundedAt: new Date(refundedAt) })
  const order = await orderById(tx, orderId)
  if (order !== undefined && holdsMoney(order.status)) await ctx.drives.wake(tx, orderId, ctx.now())
  await enqueue(tx, TakePaymentBack, { paymentId }, { key: `take-back:${paymentId}` })
})

export const takePaymentBack = job(TakePaymentBack, async (ctx, { paymentId }) => {
  const refund = await refundById(ctx.db, paymentId)
  if (refund === undefined) throw new Error(`payment ${paymentId} was not given back`)
  if (refund.taken !== null) return
  if (!(await isAtItsEnd(ctx, refund))) {
    const at = new Date(ctx.now().getTime() + lookAgainMs)
    return ctx.transaction((tx) => enqueue(tx, TakePaymentBack, { paymentId }, { at, key: `take-back:${paymentId}` }))
  }
  const { orderId, userId, gateway, total, gatewayFee } = refund
  killPoint('order.take-back-before-wallet')
  const done = await ctx.ledger.takeBack({
    paymentId,
    userId,
    gateway,
    reference: `order:${orderId}`,
    amount: safeNumber(total),
    gatewayFee: safeNumber(gatewayFee),
  })
  killPoint('order.take-back-after-wallet')
  await noteTakenBack(ctx.db, paymentId, done)
})

/** Its money lies in the payer's wallet, or has become goods. Before that there is nothing to take back. */
async function isAtItsEnd(ctx: Context, { paymentId, orderId }: PaymentRefund): Promise<boolean> {
  if (await isReturned(ctx.db, paymentId)) return true
  const order = await orderById(ctx.db, orderId)
  return order?.received?.paymentId === paymentId && order.finishedAt !== null
}

/** Nothing is bought with money that was given back. */
export async function isGivenBack(tx: Tx, { id, received }: Order): Promise<boolean> {
  if (received === null) return false
  return (await refundsOf(tx, id)).some(({ paymentId }) => paymentId === received.paymentId)
}
