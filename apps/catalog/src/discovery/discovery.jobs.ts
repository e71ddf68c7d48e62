import { defineJob } from '@konter/service'
import { type Context, job } from '../context.ts'
import { countAllVouchers, forgetPast } from './discovery.repo.ts'
import { fewVouchers } from './lexicon.ts'

export const KeepDiscovery = defineJob('keep-discovery')

const atOnce = 1_000

/** Every minute: what can be claimed no more leaves, and what is left is counted where there are too many to count when asked. */
export async function keepDiscoveryCurrent(ctx: Context): Promise<void> {
  const now = ctx.now()
  for (let more = true; more; ) more = (await forgetPast(ctx.sql, now, atOnce)).length === atOnce
  const { vouchers } = await ctx.lexicon()
  if (vouchers >= fewVouchers) await countAllVouchers(ctx.sql, now)
}

export const keepDiscovery = job(KeepDiscovery, keepDiscoveryCurrent)
