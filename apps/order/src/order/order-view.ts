import type { Context } from '../context.ts'
import { orderWithLog } from './order.repo.ts'
import type { LogEntry, Order } from './order.ts'

export const orderSummary = (order: Order) => ({
  id: order.id,
  number: order.number,
  status: order.status,
  sku: order.sku,
  productName: order.productName,
  target: order.target,
  paymentMethod: order.paymentMethod,
  price: order.price,
  fee: order.fee,
  discount: order.discount,
  total: order.total,
  placedAt: order.placedAt,
  serialNumber: order.serialNumber,
})

export const viewOf = (order: Order, log: LogEntry[]) => ({ ...orderSummary(order), log })

/** With its log, and with its payment when it has one. */
export async function orderView(ctx: Context, where: { id: string; userId?: string }) {
  const order = await orderWithLog(ctx.db, where)
  const view = viewOf(order, order.log)
  const payment = order.paymentId === null ? undefined : await ctx.payments.find(order.paymentId)
  return payment === undefined ? view : { ...view, payment }
}
