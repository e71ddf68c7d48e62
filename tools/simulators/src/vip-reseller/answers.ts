import { type Order, trxidOf } from './orders.ts'

/** An element of a status answer; only the prepaid ones say the code of the service. */
export function statusAnswer(order: Order): object {
  const { family, dataNo, zone, code, service, status, note, price } = order
  const middle = family === 'game' ? { zone, service } : { code, service }
  return { trxid: trxidOf(order), data: dataNo, ...middle, status, note, price }
}

export function orderAnswer(order: Order, balance: number): object {
  const { price, ...rest } = statusAnswer(order) as { price: number }
  return { ...rest, balance, price }
}

export const webhookData = (order: Order): object => {
  const { dataNo: data, zone, service, status, note, price } = order
  return { trxid: trxidOf(order), data, zone, service, status, note, price }
}
