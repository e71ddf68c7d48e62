import { defineJob } from '@konter/service'
import { job } from '../context.ts'
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
