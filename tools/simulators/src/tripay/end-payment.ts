import { type DueLoop, schedule } from '../due.ts'
import { tell } from './callbacks.ts'
import type { Gateway } from './gateway.ts'
import { findPayment, type Payment, type Status, totalOf, updatePayment } from './payments.ts'

export type Ending = 'pay' | 'expire' | 'fail' | 'refund'

/** What may happen to a payment. Paying late is allowed: money was seen to come around the moment of expiry. */
const endings: Record<Ending, { from: Status[]; to: Status }> = {
  pay: { from: ['UNPAID', 'EXPIRED', 'FAILED'], to: 'PAID' },
  expire: { from: ['UNPAID'], to: 'EXPIRED' },
  fail: { from: ['UNPAID'], to: 'FAILED' },
  refund: { from: ['PAID'], to: 'REFUND' },
}

export const canEnd = ({ status }: Payment, ending: Ending): boolean => endings[ending].from.includes(status)

export type How = { amount?: number; note?: string; callback?: boolean }

/** The only writer of a payment's status. An `amount` other than what was asked proves what the merchant does then. */
export function endPayment(gateway: Gateway, payment: Payment, ending: Ending, how: How = {}): Payment {
  const { state } = gateway
  return state.transaction(() => {
    const ended = updatePayment(state, payment, {
      status: endings[ending].to,
      ...(ending === 'pay' ? paidNow(payment, how) : {}),
      ...(how.note === undefined ? {} : { note: how.note }),
    })
    if (how.callback !== false) tell(gateway, ended)
    return ended
  })
}

const paidNow = (payment: Payment, { amount = totalOf(payment) }: How) => ({
  paidAt: Math.floor(Date.now() / 1000),
  paidAmount: amount,
})

const endingsLane = (reference: string, ending: Ending): string => `${ending} ${reference}`

type Planned = { reference: string; ending: Ending }

export function planEnding(gateway: Gateway, { reference }: Payment, ending: Ending, at: number): void {
  const payload: Planned = { reference, ending }
  schedule(gateway.state, { at, lane: endingsLane(reference, ending), kind: 'ending', payload })
}

/** For the fault `webhook-first`: a planned payment happens before the answer to create. */
export const hastenPayment = (due: DueLoop, { reference }: Payment): Promise<void> =>
  due.runLane(endingsLane(reference, 'pay'))

export function addEndingWorker(gateway: Gateway): void {
  gateway.due.on<Planned, undefined>('ending', {
    settle: ({ reference, ending }) => {
      const payment = findPayment(gateway.state, reference)
      if (payment?.status === 'UNPAID') endPayment(gateway, payment, ending)
    },
  })
}
