import { OrderPaymentReturned, StrayPaymentReturned } from '@konter/contracts'
import { IDR, money } from '@konter/core'
import { defineJob, emit, type Tx } from '@konter/service'
import { job } from '../context.ts'
import { returned } from './order.ledger.ts'
import { orderById } from './order.repo.ts'
import { factsOf, type Order, type Received } from './order.ts'
import { noteReturned } from './payment-return.repo.ts'

/** `payerId`: jobs of releases before this one come without, for orders that are there. */
type ReturnFacts = { orderId: string; payerId?: string; received: Received }

/** Money that an order cannot take goes to the payer's wallet: every guest has one. Also when the order was forgotten. */
export const ReturnPayment = defineJob<ReturnFacts>('return-payment')

export const returnPayment = job(ReturnPayment, async (ctx, { orderId, payerId, received }: ReturnFacts) => {
  const order = await orderById(ctx.db, orderId)
  const userId = payerId ?? order?.userId
  if (userId === undefined) throw new Error(`nobody knows who paid ${received.paymentId}`)
  await ctx.ledger.post(returned({ id: orderId, userId }, received))
  await ctx.transaction(async (tx) => {
    const facts = { paymentId: received.paymentId, orderId, userId }
    // A job that died after its commit is done again.
    if (await noteReturned(tx, facts, ctx.now())) await tell(tx, order, facts, received)
  })
})

async function tell(
  tx: Tx,
  order: Order | undefined,
  facts: { paymentId: string; orderId: string; userId: string },
  { total }: Received,
): Promise<void> {
  const amount = money(total, IDR)
  if (order === undefined) return emit(tx, StrayPaymentReturned, { ...facts, amount })
  await emit(tx, OrderPaymentReturned, { ...factsOf(order), paymentId: facts.paymentId, amount })
}
