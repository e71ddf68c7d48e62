import type { Money } from '@konter/core'
import { defineJob, enqueue } from '@konter/service'
import { job } from '../context.ts'
import { takeBack } from '../take-back/take-back.ts'
import { depositById, moveDeposit } from './deposit.repo.ts'

/** A request that died between the deposit and its payment, and was never asked again. */
export const AbandonDeposit = defineJob<{ depositId: string }>('abandon-deposit')

/** If a payment was opened after all, its own events decide; a deposit that never got one is closed. */
export const abandonDeposit = job(AbandonDeposit, async (ctx, { depositId }) => {
  if ((await ctx.payments.find(depositId)) !== undefined) return
  await ctx.transaction(async (tx) => {
    const deposit = await depositById(tx, depositId)
    if (deposit !== undefined) await moveDeposit(tx, deposit, 'fail', 'no payment was opened', ctx.now())
  })
})

type Refunded = { depositId: string; paymentId: string; gateway: string; fee: Money; gatewayFee: Money }

/** Its gateway gave the payment of a deposit back. */
export const TakeDepositBack = defineJob<Refunded>('take-deposit-back')

/** That it was paid may be heard of after this, or be set aside: it is waited for. */
const creditedLaterMs = 10_000

export const takeDepositBack = job(TakeDepositBack, (ctx, refunded: Refunded) =>
  ctx.transaction(async (tx) => {
    const { depositId, paymentId, gateway, fee, gatewayFee } = refunded
    const deposit = await depositById(tx, depositId)
    if (deposit?.status === 'refunded') return
    if (deposit?.status !== 'completed') {
      const at = new Date(ctx.now().getTime() + creditedLaterMs)
      return enqueue(tx, TakeDepositBack, refunded, { at, key: `take-back:${paymentId}` })
    }
    const { userId, amount } = deposit
    await moveDeposit(tx, deposit, 'refund', 'the gateway gave it back', ctx.now())
    const fees = { fee: fee.amount, gatewayFee: gatewayFee.amount }
    await takeBack(ctx, tx, { paymentId, userId, gateway, reference: `deposit:${depositId}`, amount, ...fees })
  }),
)
