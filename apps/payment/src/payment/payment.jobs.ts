import { defineJob, enqueue } from '@konter/service'
import { type Context, job } from '../context.ts'
import type { PaymentGateway } from '../gateway/gateway.ts'
import { createAtGateway } from './open-payment.ts'
import { findPayment } from './payment.repo.ts'
import { isPastExpiry, nextPollAt, type Payment } from './payment.ts'
import { closePayment, settlePayment } from './settle-payment.ts'

/** Asks the gateway for what no callback told us, and expires what nobody paid. Enqueues itself until nobody needs to ask. */
export const PollPayment = defineJob<{ paymentId: string }>('poll-payment')

/** A gateway that was away at our last question is asked this often until it answers. */
const silentMs = 60 * 60_000

export const pollPayment = job(PollPayment, async (ctx, { paymentId }) => {
  const payment = await findPayment(ctx.db, { id: paymentId })
  if (payment.status !== 'pending' && payment.status !== 'expired') return
  const isAnswered = await look(ctx, payment)
  const now = ctx.now()
  const next = nextPollAt(payment, now) ?? (isAnswered ? undefined : new Date(now.getTime() + silentMs))
  if (next !== undefined)
    await ctx.transaction((tx) => enqueue(tx, PollPayment, { paymentId }, { at: next, key: `poll:${paymentId}` }))
})

/** False when the gateway gave no answer. */
async function look(ctx: Context, payment: Payment): Promise<boolean> {
  if (payment.gateway === 'manual') return expireUnpaid(ctx, payment)
  if (payment.reference !== null) return askGateway(ctx, { ...payment, reference: payment.reference })
  if (isPastExpiry(payment, ctx.now())) return resolveCreation(ctx, payment)
  await createAtGateway(ctx, payment.id)
  return true
}

async function expireUnpaid(ctx: Context, payment: Payment): Promise<true> {
  if (isPastExpiry(payment, ctx.now()))
    await ctx.transaction((tx) => closePayment(ctx, tx, payment, 'expire', 'nobody paid in time'))
  return true
}

/** The create was never answered. Past its expiry nobody can pay it: unless the gateway knows it, it is over. */
async function resolveCreation(ctx: Context, payment: Payment): Promise<boolean> {
  const known = await answerOf(ctx, payment, (gateway) => gateway.find(payment))
  if (known === 'silence') return false
  await ctx.transaction(async (tx) => {
    if (known === undefined) await closePayment(ctx, tx, payment, 'expire', 'the gateway never had it')
    else await settlePayment(ctx, tx, payment, known, 'found at the gateway')
  })
  return true
}

async function askGateway(ctx: Context, payment: Payment & { reference: string }): Promise<boolean> {
  const said = await answerOf(ctx, payment, (gateway) => gateway.status(payment))
  if (said === 'silence') return false
  const verdict = await ctx.transaction(async (tx) =>
    settlePayment(ctx, tx, await findPayment(tx, { id: payment.id }), said, 'asked the gateway'),
  )
  if (verdict === 'amount-mismatch' || verdict === 'reference-mismatch')
    ctx.log.error({ paymentId: payment.id, verdict }, 'the gateway and our record disagree')
  return true
}

/** What a gateway cannot be asked now is asked in its turn, however long it is away: that is no failure of the job. */
async function answerOf<Answer>(
  ctx: Context,
  { id, gateway: code }: Payment,
  question: (gateway: PaymentGateway) => Promise<Answer>,
): Promise<Answer | 'silence'> {
  const gateway = ctx.gateways.get(code)
  if (gateway === undefined) return 'silence'
  try {
    return await question(gateway)
  } catch (error) {
    ctx.log.warn({ err: error, paymentId: id, gateway: code }, 'the gateway gave no answer and is asked again later')
    return 'silence'
  }
}
