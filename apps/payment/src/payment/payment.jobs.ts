import { defineJob, enqueue } from '@konter/service'
import { type Context, job } from '../context.ts'
import { createAtGateway } from './open-payment.ts'
import { findPayment } from './payment.repo.ts'
import { isPastExpiry, nextPollAt, type Payment } from './payment.ts'
import { closePayment, settlePayment } from './settle-payment.ts'

/** Asks the gateway for what no callback told us, and expires what nobody paid. Enqueues itself until nobody needs to ask. */
export const PollPayment = defineJob<{ paymentId: string }>('poll-payment')

export const pollPayment = job(PollPayment, async (ctx, { paymentId }) => {
  const payment = await findPayment(ctx.db, { id: paymentId })
  if (payment.status !== 'pending' && payment.status !== 'expired') return
  if (payment.gateway === 'manual') await expireUnpaid(ctx, payment)
  else if (payment.reference === null) await resolveCreation(ctx, payment)
  else await askGateway(ctx, { ...payment, reference: payment.reference })
  const next = nextPollAt(payment, ctx.now())
  if (next !== undefined)
    await ctx.transaction((tx) => enqueue(tx, PollPayment, { paymentId }, { at: next, key: `poll:${paymentId}` }))
})

async function expireUnpaid(ctx: Context, payment: Payment): Promise<void> {
  if (isPastExpiry(payment, ctx.now()))
    await ctx.transaction((tx) => closePayment(ctx, tx, payment, 'expire', 'nobody paid in time'))
}

/** The create was never answered. Past its expiry nobody can pay it: unless the gateway knows it, it is over. */
async function resolveCreation(ctx: Context, payment: Payment): Promise<void> {
  if (!isPastExpiry(payment, ctx.now())) return createAtGateway(ctx, payment.id)
  const known = await ctx.gateways.get(payment.gateway)?.find(payment)
  await ctx.transaction(async (tx) => {
    if (known === undefined) await closePayment(ctx, tx, payment, 'expire', 'the gateway never had it')
    else await settlePayment(ctx, tx, payment, known, 'found at the gateway')
  })
}

async function askGateway(ctx: Context, payment: Payment & { reference: string }): Promise<void> {
  const said = await ctx.gateways.get(payment.gateway)?.status(payment)
  if (said === undefined) return
  const verdict = await ctx.transaction(async (tx) =>
    settlePayment(ctx, tx, await findPayment(tx, { id: payment.id }), said, 'asked the gateway'),
  )
  if (verdict === 'amount-mismatch' || verdict === 'reference-mismatch')
    ctx.log.error({ paymentId: payment.id, verdict }, 'the gateway and our record disagree')
}
