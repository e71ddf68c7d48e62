import {
  DepositCompleted,
  DepositExpired,
  type EventData,
  PaymentClosed,
  PaymentPaid,
  PaymentRefunded,
} from '@konter/contracts'
import { newId } from '@konter/core'
import { emit, enqueue, only, type Tx } from '@konter/service'
import { type Context, on } from '../context.ts'
import { type AccountCode, customerAccount, type Posting } from '../ledger/ledger.ts'
import { posted } from '../ledger/post-transfer.ts'
import { TakeDepositBack } from './deposit.jobs.ts'
import { depositById, insertDeposit, moveDeposit, notePayment } from './deposit.repo.ts'
import type { Deposit } from './deposit.ts'

type Paid = EventData<typeof PaymentPaid>

/** A paid deposit is a fact that we post: the money, the deposit and what we tell of it commit together. */
export const completeDeposit = on(PaymentPaid, 'complete-deposit', async (tx, payment, ctx) => {
  if (payment.purpose !== 'deposit') return
  const deposit = (await depositById(tx, payment.purposeId)) ?? (await remember(tx, ctx, payment))
  if (deposit.amount !== payment.amount.amount)
    throw new Error(`deposit ${deposit.id} is not of the amount that was paid`)
  if (!(await moveDeposit(tx, deposit, 'complete', payment.late ? 'paid late' : 'paid', ctx.now()))) return
  await notePayment(tx, deposit.id, payment.paymentId)
  await postDeposit(tx, ctx, deposit, payment)
  await emit(tx, DepositCompleted, {
    depositId: deposit.id,
    userId: deposit.userId,
    amount: payment.amount,
    method: deposit.method,
    balanceAfter: { amount: await balanceOf(tx, deposit), currency: deposit.currency },
  })
  ctx.count.deposits.inc({ status: 'completed' })
  ctx.count.deposited.inc(Number(deposit.amount))
})

/** Forgotten, because its gateway refused it, and paid after all: it is there again, as its payer had asked for it. */
async function remember(tx: Tx, ctx: Context, payment: Paid): Promise<Deposit> {
  const { purposeId: id, payerId: userId, method } = payment
  const { amount, currency } = payment.amount
  const at = { paymentId: null, status: 'pending', createdAt: ctx.now() } as const
  const deposit: Deposit = { id, userId, amount, currency, method, ...at }
  await insertDeposit(tx, deposit)
  ctx.log.warn({ depositId: id, paymentId: payment.paymentId }, 'a forgotten deposit was paid after all')
  return deposit
}

async function postDeposit(tx: Tx, ctx: Context, deposit: Deposit, payment: Paid): Promise<void> {
  const key = `deposit:${deposit.id}`
  const outcome = await ctx.ledger.postWithin(tx, {
    id: newId(),
    key,
    kind: 'deposit',
    reference: key,
    postings: postingsOf(payment, customerAccount(deposit.userId)),
  })
  posted(outcome, key)
}

/** The gateway owes us the total, less what it keeps; the payer gets the amount; the fee is ours. */
export function postingsOf(
  { gateway, amount, fee, gatewayFee }: Pick<Paid, 'gateway' | 'amount' | 'fee' | 'gatewayFee'>,
  to: AccountCode,
): Posting[] {
  const clearing: AccountCode = `house:clearing:${gateway}`
  const postings: Posting[] = [
    { from: clearing, to, amount: amount.amount },
    { from: clearing, to: 'house:revenue:payment-fees', amount: fee.amount },
    { from: 'house:expense:gateway-fees', to: clearing, amount: gatewayFee.amount },
  ]
  return postings.filter((each) => each.amount > 0n)
}

async function balanceOf(tx: Tx, { userId }: Deposit): Promise<bigint> {
  return only(
    await tx.query<{ balance: bigint }>('select balance from account where code = $1', [customerAccount(userId)]),
  ).balance
}

export const closeDeposit = on(PaymentClosed, 'close-deposit', async (tx, payment, ctx) => {
  if (payment.purpose !== 'deposit') return
  const deposit = await depositById(tx, payment.purposeId)
  // Refused by the gateway while the customer was waiting: then the deposit was never made.
  if (deposit === undefined) return
  const moved = await moveDeposit(
    tx,
    deposit,
    payment.reason === 'expired' ? 'expire' : 'fail',
    payment.reason,
    ctx.now(),
  )
  if (!moved) return
  await emit(tx, DepositExpired, {
    depositId: deposit.id,
    userId: deposit.userId,
    amount: { amount: deposit.amount, currency: deposit.currency },
    method: deposit.method,
  })
  ctx.count.deposits.inc({ status: payment.reason === 'expired' ? 'expired' : 'failed' })
})

/** A job, for it may have to wait for its turn: the credit of the deposit is another event, by another reader. */
export const refundDeposit = on(PaymentRefunded, 'refund-deposit', async (tx, payment) => {
  if (payment.purpose !== 'deposit') return
  const { paymentId, purposeId: depositId, gateway, fee, gatewayFee } = payment
  const facts = { depositId, paymentId, gateway, fee, gatewayFee }
  await enqueue(tx, TakeDepositBack, facts, { key: `take-back:${paymentId}` })
})
