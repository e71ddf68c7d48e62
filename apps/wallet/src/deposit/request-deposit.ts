import { IDR, Problem } from '@konter/core'
import { type Claim, enqueue, killPoint } from '@konter/service'
import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import { AbandonDeposit } from './deposit.jobs.ts'
import { forgetDeposit, insertDeposit, notePayment } from './deposit.repo.ts'
import type { RequestDeposit } from './deposit.schema.ts'
import type { Deposit } from './deposit.ts'

/**
 * Commits the deposit, then asks payment for a way to pay it. The claim's id is the deposit's and the payment's, so that
 * whoever resumes after a crash asks for the same payment.
 */
export async function requestDeposit(ctx: Context, claim: Claim, userId: string, input: RequestDeposit) {
  const { DEPOSIT_AMOUNT_MIN: min, DEPOSIT_AMOUNT_MAX: max, DEPOSIT_ABANDONED_MS: abandonedMs } = ctx.config
  if (input.amount < min || input.amount > max) throw problem('deposit.amount-refused', { min, max })
  if (input.paymentMethod === 'wallet') throw problem('deposit.method-refused', {})
  const contact = await ctx.contacts.of(userId)
  const deposit: Deposit = {
    id: claim.id,
    userId,
    amount: BigInt(input.amount),
    currency: IDR,
    method: input.paymentMethod,
    paymentId: null,
    status: 'pending',
    createdAt: ctx.now(),
  }
  await ctx.transaction(async (tx) => {
    await insertDeposit(tx, deposit)
    await enqueue(
      tx,
      AbandonDeposit,
      { depositId: deposit.id },
      { at: new Date(deposit.createdAt.getTime() + abandonedMs), key: `abandon:${deposit.id}` },
    )
  })
  claim.stands = true
  ctx.count.deposits.inc({ status: 'requested' })
  killPoint('wallet.deposit-before-payment')
  const payment = await openPayment(ctx, claim, deposit, contact)
  killPoint('wallet.deposit-after-payment')
  const view = { ...deposit, payment }
  await ctx.transaction(async (tx) => {
    await notePayment(tx, deposit.id, payment.id)
    await claim.answer(tx, 201, view)
  })
  return view
}

type Contact = Awaited<ReturnType<Context['contacts']['of']>>

async function openPayment(ctx: Context, claim: Claim, deposit: Deposit, { name, email, phone }: Contact) {
  try {
    return await ctx.payments.open({
      id: deposit.id,
      purpose: 'deposit',
      purposeId: deposit.id,
      payerId: deposit.userId,
      method: deposit.method,
      amount: Number(deposit.amount),
      description: 'Deposit',
      contact: { name, email, phone },
    })
  } catch (error) {
    // Refused for good (an unknown method, an amount it does not take): then nothing was created.
    if (error instanceof Problem && error.status < 500) claim.stands = !(await forgetDeposit(ctx.db, deposit.id))
    throw error
  }
}
