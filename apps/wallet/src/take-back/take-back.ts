import { PaymentTakenBack } from '@konter/contracts'
import { money, newId } from '@konter/core'
import { emit, type Tx } from '@konter/service'
import { findAccount } from '../account/account.repo.ts'
import type { Context } from '../context.ts'
import { type AccountCode, customerAccount, type Posting, REFUNDED_PAYMENTS, type Transfer } from '../ledger/ledger.ts'
import { beginTakeBack, noteTaken, takenBackById } from './take-back.repo.ts'

/** A payment that its gateway gave back, and how it had been credited. */
export type TakeBack = {
  paymentId: string
  userId: string
  gateway: string
  /** What it had paid: `deposit:<id>`, `order:<id>`. */
  reference: string
  /** What the payer was credited, or got goods for. */
  amount: bigint
  /** What we had earned of the payment beside that. */
  fee: bigint
  /** What the gateway had kept. */
  gatewayFee: bigint
}

export type TakenBack = Pick<TakeBack, 'paymentId' | 'userId' | 'gateway' | 'reference' | 'amount'> & {
  taken: bigint
  claimed: bigint
  currency: string
  at: Date
}

/** The balance may change between the look and the posting; whoever was refused has it locked from then on. */
const triesMax = 3

/**
 * Takes the credit of a refunded payment back, once per payment: out of the payer's balance as far as it goes, the rest is
 * a claim on the payer. The gateway no longer owes us what it gave back. Money, record and what is told commit together.
 */
export async function takeBack(ctx: Context, tx: Tx, asked: TakeBack): Promise<TakenBack> {
  const isNew = await beginTakeBack(tx, asked, ctx.now())
  if (isNew) await noteTaken(tx, asked.paymentId, await post(ctx, tx, asked))
  const done = await takenBackById(tx, asked.paymentId)
  if (done === undefined) throw new Error(`payment ${asked.paymentId} is not taken back`)
  if (isNew) await tell(ctx, tx, done)
  return done
}

/** How much of it came out of the balance. */
async function post(ctx: Context, tx: Tx, asked: TakeBack): Promise<bigint> {
  for (let nth = 1; nth <= triesMax; nth++) {
    const available = await availableOf(tx, customerAccount(asked.userId))
    const isCovered = available >= asked.amount
    const taken = isCovered ? asked.amount : available
    const { status } = await ctx.ledger.postWithin(tx, transferOf(asked, taken, nth))
    if (status === 'posted') return taken
  }
  throw new Error(`the ledger refuses to take payment ${asked.paymentId} back`)
}

/** Nothing comes out of an account that is frozen or was never opened. */
async function availableOf(tx: Tx, code: AccountCode): Promise<bigint> {
  const account = await findAccount(tx, code)
  return account?.status === 'open' && account.available > 0n ? account.available : 0n
}

/** A key that was refused stays refused: each try has its own. */
function transferOf(asked: TakeBack, taken: bigint, nth: number): Transfer {
  const { paymentId, reference } = asked
  const key = nth === 1 ? `take-back:${paymentId}` : `take-back:${paymentId}:${nth}`
  return { id: newId(), key, kind: 'payment-refund', reference, postings: postingsOf(asked, taken) }
}

function postingsOf({ userId, gateway, amount, fee, gatewayFee }: TakeBack, taken: bigint): Posting[] {
  const clearing: AccountCode = `house:clearing:${gateway}`
  const postings: Posting[] = [
    { from: customerAccount(userId), to: clearing, amount: taken },
    { from: REFUNDED_PAYMENTS, to: clearing, amount: amount - taken },
    { from: 'house:revenue:payment-fees', to: clearing, amount: fee },
    { from: clearing, to: 'house:expense:gateway-fees', amount: gatewayFee },
  ]
  return postings.filter((each) => each.amount > 0n)
}

async function tell(ctx: Context, tx: Tx, done: TakenBack): Promise<void> {
  const { paymentId, userId, amount, taken, claimed, currency } = done
  await emit(tx, PaymentTakenBack, {
    paymentId,
    userId,
    amount: money(amount, currency),
    taken: money(taken, currency),
    claimed: money(claimed, currency),
  })
  ctx.count.takenBack.inc({ from: 'balance' }, Number(taken))
  ctx.count.takenBack.inc({ from: 'claim' }, Number(claimed))
  if (claimed > 0n) ctx.log.error({ paymentId, userId, claimed }, 'staff must claim what a refunded payment left open')
}
