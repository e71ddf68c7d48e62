import type { Bill } from '../postpaid/bill.ts'
import type { Purchase } from './purchases.ts'

/** A purchase in the words and the order of the wire, as webhooks carry it. */
export const answerOf = (purchase: Purchase): object =>
  purchase.kind === 'prepaid' ? prepaidAnswer(purchase) : postpaidAnswer(purchase)

/** The response carries the seller's contacts as well. */
export const responseOf = (purchase: Purchase): object =>
  purchase.kind === 'prepaid'
    ? { ...prepaidAnswer(purchase), tele: '@demoseller', wa: '081200000000' }
    : answerOf(purchase)

const prepaidAnswer = (purchase: Purchase) => ({
  ref_id: purchase.refId,
  customer_no: purchase.customerNo,
  buyer_sku_code: purchase.sku,
  message: purchase.message,
  status: purchase.status,
  rc: purchase.rc,
  sn: purchase.sn,
  buyer_last_saldo: purchase.balanceAfter,
  price: purchase.price,
})

/** Only a success says what was on the bill; the serial number and meter readings come with the payment. */
function postpaidAnswer(purchase: Purchase): object {
  const { refId: ref_id, customerNo: customer_no, sku: buyer_sku_code, message, status, rc } = purchase
  if (status !== 'Sukses' || purchase.bill === null) return { ref_id, customer_no, buyer_sku_code, message, status, rc }
  const bill = JSON.parse(purchase.bill) as Bill
  const paid = purchase.phase === 'payment'
  return {
    ref_id,
    customer_no,
    customer_name: bill.customerName,
    buyer_sku_code,
    admin: bill.admin,
    message,
    status,
    rc,
    ...(paid ? { sn: purchase.sn } : {}),
    periode: bill.period,
    buyer_last_saldo: purchase.balanceAfter,
    price: purchase.price,
    selling_price: bill.sellingPrice,
    desc: paid ? bill.descWhenPaid : bill.desc,
  }
}
