import { readCounter } from '../../counters.ts'
import { readInquiry } from '../../scripts.ts'
import { isPrepaid, type PostpaidItem } from '../price-list/catalogue/item.ts'
import { isFormed, messageOf, statusOf } from '../response-codes.ts'
import type { Shop } from '../shop.ts'
import { findSellable } from '../transaction/offer.ts'
import { type Order, refuse } from '../transaction/order.ts'
import { findPurchase, insertPurchase, type Purchase, updatePurchase } from '../transaction/purchases.ts'
import { checkSame, isForgotten } from '../transaction/recall.ts'
import { postpaidTest } from '../transaction/test-numbers.ts'
import { type Bill, billFor, type Month, monthsOwed, testMonths } from './bill.ts'

type Found = { rc: string; message?: string; bill: Bill | null; testing: boolean }

/** Opens the `ref_id` that the payment has to reuse; asked again, it answers what is stored. */
export function inquire(shop: Shop, order: Order): Purchase {
  const known = findPurchase(shop.state, order.refId)
  if (known !== undefined && isForgotten(known)) throw refuse('50', order)
  if (known !== undefined) {
    checkSame(known, order)
    return known
  }
  const item = findSellable(shop, order)
  if (isPrepaid(item)) throw refuse('43', order)
  return record(shop, order, lookUp(shop, item, order))
}

function lookUp(shop: Shop, item: PostpaidItem, order: Order): Found {
  const test = order.testing ? postpaidTest(order.sku, order.customerNo) : undefined
  if (test?.testCase === 'inquiry-fails') return { rc: '60', bill: null, testing: true }
  if (test !== undefined) return { rc: '00', bill: testBill(item, order, test.bills), testing: true }
  if (!item.seller_product_status) return { rc: '53', bill: null, testing: false }
  return lookUpReal(shop, item, order)
}

function lookUpReal(shop: Shop, item: PostpaidItem, order: Order): Found {
  const { answer, rc, message, name, amount } = readInquiry(shop.state, order.customerNo, order.sku)
  const said = message === undefined ? {} : { message }
  if (answer === 'failed') return { rc: rc ?? '60', ...said, bill: null, testing: false }
  const months = monthsFor(item, order, amount)
  return { rc: '00', ...said, bill: billFor(item, { customerNo: order.customerNo, months, name }), testing: false }
}

const testBill = (item: PostpaidItem, order: Order, bills: number): Bill => {
  const months = order.amount === undefined ? testMonths(bills) : monthsFor(item, order)
  return billFor(item, { customerNo: order.customerNo, months, name: 'Nama Pelanggan' })
}

/** E-money has no bill: the customer names the amount, in thousands. */
function monthsFor(item: PostpaidItem, order: Order, scripted?: number): Month[] {
  const owed = monthsOwed(order.customerNo, Date.now())
  const [last] = owed.slice(-1)
  if (last === undefined || (item.brand !== 'E-MONEY' && scripted === undefined)) return owed
  const value = scripted ?? order.amount
  if (value === undefined) throw refuse('84', order)
  if (item.brand === 'E-MONEY' && value % 1_000 !== 0) throw refuse('87', order)
  return [{ ...last, value, penalty: 0 }]
}

function record(shop: Shop, order: Order, { rc, message, bill, testing }: Found): Purchase {
  if (!isFormed(rc)) throw refuse(rc, order, message)
  const { refId, sku, customerNo, cbUrl } = order
  const price = bill?.price ?? 0
  const draft = {
    refId,
    kind: 'postpaid',
    phase: 'inquiry',
    sku,
    customerNo,
    price,
    testing: Number(testing),
    cbUrl,
  } as const
  const opened = insertPurchase(shop.state, { ...draft, bill: bill === null ? null : JSON.stringify(bill) })
  const verdict = { status: statusOf(rc), rc, message: message ?? messageOf(rc), sn: '', charged: 0 }
  const balanceAfter = testing ? 1_000_000 : readCounter(shop.state, 'balance')
  return updatePurchase(shop.state, opened.id, { phase: 'inquiry', price, balanceAfter, ...verdict })
}
