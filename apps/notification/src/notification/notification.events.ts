import {
  DepositCompleted,
  DepositExpired,
  type EventData,
  type EventDefinition,
  OrderCompleted,
  OrderExpired,
  OrderPaid,
  OrderPaymentReturned,
  OrderRefunded,
  OrderReversed,
  PaymentTakenBack,
  StrayPaymentReturned,
} from '@konter/contracts'
import { onAtOnce } from '../context.ts'
import type { Kind } from '../template/template.ts'
import { type Notice, telling } from './notice.ts'

const tell = <E extends EventDefinition, K extends Kind>(
  event: E,
  kind: K,
  noticeOf: (fact: EventData<E>) => Notice<K>,
) =>
  onAtOnce(event, `tell-${kind}`, (fact, ctx) => telling(ctx, kind, noticeOf(fact)), {
    locks: (fact) => noticeOf(fact).userId,
  })

type Deposit = EventData<typeof DepositExpired>
const aboutDeposit = ({ userId, depositId, amount }: Deposit) => ({
  userId,
  subjectId: depositId,
  facts: { amount },
  data: { depositId, amount },
})

type Order = EventData<typeof OrderPaid>
const aboutOrder = ({ userId, orderId, number, sku, productName: product, target, total }: Order) => ({
  userId,
  subjectId: orderId,
  facts: { number, product, target, total },
  data: { orderId, number, sku, amount: total },
})

const noSerialNumber = { id: 'tidak ada', en: 'none' }

/** Which fact is told as what. The words, and what they have to mention, stand in the templates. */
export const tellings = [
  tell(DepositCompleted, 'deposit.completed', (deposit) => {
    const about = aboutDeposit(deposit)
    return { ...about, facts: { ...about.facts, balance: deposit.balanceAfter } }
  }),
  tell(DepositExpired, 'deposit.expired', aboutDeposit),
  tell(OrderPaid, 'order.paid', aboutOrder),
  tell(OrderCompleted, 'order.completed', (order) => {
    const { serialNumber } = order
    const about = aboutOrder(order)
    return {
      ...about,
      facts: { ...about.facts, serialNumber: serialNumber ?? noSerialNumber },
      data: { ...about.data, serialNumber },
    }
  }),
  tell(OrderRefunded, 'order.refunded', aboutOrder),
  tell(OrderReversed, 'order.reversed', aboutOrder),
  tell(OrderExpired, 'order.expired', aboutOrder),
  // An order may be paid more than once, and each payment that it cannot take is told.
  tell(OrderPaymentReturned, 'order.payment-returned', (order) => {
    const { paymentId, amount } = order
    const about = aboutOrder(order)
    return {
      ...about,
      subjectId: paymentId,
      facts: { ...about.facts, amount },
      data: { ...about.data, paymentId, amount },
    }
  }),
  tell(StrayPaymentReturned, 'payment.credited', ({ userId, paymentId, amount }) => ({
    userId,
    subjectId: paymentId,
    facts: { amount },
    data: { paymentId, amount },
  })),
  tell(PaymentTakenBack, 'payment.refunded', ({ userId, paymentId, amount, taken, claimed }) => ({
    userId,
    subjectId: paymentId,
    facts: { amount, taken, claimed },
    data: { paymentId, amount },
  })),
]
