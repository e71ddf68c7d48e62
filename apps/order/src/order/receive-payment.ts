import { type EventData, PaymentPaid } from '@konter/contracts'
import { equals } from '@konter/core'
import { enqueue, safeNumber } from '@konter/service'
import { on } from '../context.ts'
import { noteReceived, orderById } from './order.repo.ts'
import type { Received } from './order.ts'
import { ReturnPayment } from './return-payment.ts'

/** An order that was forgotten, because its payment was refused, may be paid after all: that money is the payer's, too. */
export const receivePayment = on(PaymentPaid, 'receive-payment', async (tx, paid, ctx) => {
  if (paid.purpose !== 'order') return
  const { purposeId: orderId, payerId } = paid
  const received = receivedOf(paid)
  const order = await orderById(tx, orderId)
  const fits = order !== undefined && !paid.late && equals(paid.total, order.total)
  if (fits && (await noteReceived(tx, orderId, received))) return ctx.drives.wake(tx, orderId, ctx.now())
  await enqueue(tx, ReturnPayment, { orderId, payerId, received }, { key: `return:${paid.paymentId}` })
})

const receivedOf = ({ paymentId, gateway, total, gatewayFee }: EventData<typeof PaymentPaid>): Received => ({
  paymentId,
  gateway,
  total: safeNumber(total.amount),
  gatewayFee: safeNumber(gatewayFee.amount),
})
