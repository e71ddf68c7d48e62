import {
  COST_OF_GOODS,
  clearingOf,
  customerAccount,
  GATEWAY_FEES,
  type LedgerTransfer,
  ORDER_CLEARING,
  PAYMENT_FEES,
  type Posting,
  SALES,
  supplierDeposit,
} from '../ledger.ts'
import type { Purchase } from '../purchase/purchase.ts'
import { isWalletPaid, type Order, type Received } from './order.ts'

/** Where the money of an order goes at each step. Keys are made of the order's id: each step moves money once. */

const reference = ({ id }: Order): string => `order:${id}`

export function payment(order: Order): LedgerTransfer {
  const into = ORDER_CLEARING
  const common = { key: `order:${order.id}:pay`, kind: 'order-payment', reference: reference(order) }
  if (isWalletPaid(order))
    return { ...common, postings: moving([customerAccount(order.userId), into, order.total.amount]) }
  const received = order.received as Received
  return {
    ...common,
    postings: moving([clearingOf(received.gateway), into, order.total.amount], gatewayCost(received)),
  }
}

/** Goods for money: what the customer paid is earned, what the supplier took is spent. */
export const completion = (order: Order, purchase: Purchase): LedgerTransfer => ({
  key: `order:${order.id}:complete`,
  kind: 'order-completion',
  reference: reference(order),
  postings: moving(
    [ORDER_CLEARING, SALES, order.total.amount - order.fee.amount],
    [ORDER_CLEARING, PAYMENT_FEES, order.fee.amount],
    [COST_OF_GOODS, supplierDeposit(purchase.supplier), purchase.charged ?? purchase.cost],
  ),
})

/** One key for both ways back: whatever goes wrong, the customer is credited once. */
const refundKey = ({ id }: Order): string => `refund:${id}`

export const refund = (order: Order): LedgerTransfer => ({
  key: refundKey(order),
  kind: 'refund',
  reference: reference(order),
  postings: moving([ORDER_CLEARING, customerAccount(order.userId), order.total.amount]),
})

export const reversal = (order: Order, purchase: Purchase): LedgerTransfer => ({
  key: refundKey(order),
  kind: 'refund',
  reference: reference(order),
  postings: moving(
    [SALES, customerAccount(order.userId), order.total.amount - order.fee.amount],
    [PAYMENT_FEES, customerAccount(order.userId), order.fee.amount],
    [supplierDeposit(purchase.supplier), COST_OF_GOODS, purchase.charged ?? purchase.cost],
  ),
})

/** Money for an order that could not take it any more: to the payer's wallet. */
export const returned = (order: Pick<Order, 'id' | 'userId'>, received: Received): LedgerTransfer => ({
  key: `late:${received.paymentId}`,
  kind: 'late-payment',
  reference: `order:${order.id}`,
  postings: moving(
    [clearingOf(received.gateway), customerAccount(order.userId), BigInt(received.total)],
    gatewayCost(received),
  ),
})

type Line = readonly [from: string, to: string, amount: bigint]

const gatewayCost = ({ gateway, gatewayFee }: Received): Line => [GATEWAY_FEES, clearingOf(gateway), BigInt(gatewayFee)]

const moving = (...lines: Line[]): Posting[] =>
  lines.filter(([, , amount]) => amount > 0n).map(([from, to, amount]) => ({ from, to, amount: Number(amount) }))
