import { newId } from '@konter/core'
import { defineJob } from '@konter/service'
import { type Context, job } from '../context.ts'
import type { AccountCode } from '../ledger/ledger.ts'
import { problem } from '../problems.ts'
import * as repo from './hold.repo.ts'
import type { CaptureHold, PlaceHold } from './hold.schema.ts'
import type { Hold } from './hold.ts'

const expiredPerBatchMax = 500

export async function placeHold(ctx: Context, input: PlaceHold): Promise<Hold> {
  const accountId = await ctx.ledger.accountId(input.account as AccountCode)
  const at = ctx.now()
  const expiresAt = new Date(at.getTime() + input.expiresInSeconds * 1000)
  const hold = await repo.placeHold(
    ctx.db,
    { ...input, id: newId(), accountId, amount: BigInt(input.amount), expiresAt },
    at,
  )
  if (hold.status === 'refused') throw problem('wallet.insufficient-balance', {})
  return hold
}

/** Asked again with its key, it answers the same. A hold is captured once: under another key it has ended. */
export async function captureHold(ctx: Context, id: string, input: CaptureHold): Promise<Hold> {
  const { key } = input
  const open = await repo.findHold(ctx.db, id)
  const amount = input.amount === undefined ? open.amount : BigInt(input.amount)
  const to = await ctx.ledger.accountId(input.to as AccountCode)
  const { hold, verdict } = await ctx.transaction((tx) =>
    repo.takeHold(tx, id, { transferId: newId(), key, to, amount }, ctx.now()),
  )
  switch (verdict) {
    case 'captured':
      return hold
    case 'ended':
      throw problem('hold.ended', { id, status: hold.status })
    case 'key-reused':
      throw problem('wallet.key-reused', { key })
    case 'account-not-open':
      throw problem('wallet.account-not-open', {})
  }
}

export async function releaseHold(ctx: Context, id: string): Promise<Hold> {
  const hold = await ctx.transaction((tx) => repo.endHold(tx, id, 'released', ctx.now()))
  if (hold.status === 'captured') throw problem('hold.ended', { id, status: hold.status })
  return hold
}

export const ExpireHolds = defineJob('expire-holds')

export const expireHolds = job(ExpireHolds, async (ctx) => {
  let ended = expiredPerBatchMax
  while (ended === expiredPerBatchMax) ended = await repo.expireHolds(ctx.db, ctx.now(), expiredPerBatchMax)
})
