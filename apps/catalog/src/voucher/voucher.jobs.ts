import { defineJob } from '@konter/service'
import { type Context, job } from '../context.ts'
import { move } from './step-voucher.ts'
import { lockDueVouchers } from './voucher.repo.ts'

export const ExpireVouchers = defineJob('expire-vouchers')

/** So many in one transaction: each is told, and nobody waits long for a lock. */
const atOnce = 100

/** Every minute: what nobody can redeem any more. A claim of an older version may last longer than the newest one. */
export async function expireDueVouchers(ctx: Context): Promise<number> {
  for (let expired = 0; ; ) {
    const batch = await ctx.transaction(async (tx) => {
      const at = ctx.now()
      const due = await lockDueVouchers(tx, at, atOnce)
      for (const voucher of due) await move(tx, voucher, 'expire', { actor: 'clock', cause: 'past redeemUntil', at })
      return due.length
    })
    expired += batch
    if (batch < atOnce) return expired
  }
}

export const expireVouchers = job(ExpireVouchers, async (ctx) => {
  const expired = await expireDueVouchers(ctx)
  if (expired > 0) ctx.log.info({ expired }, 'vouchers expired')
})
