import { CodeRevoked } from '@konter/contracts'
import { emit, type Tx } from '@konter/service'
import { type ActiveOf, activeCodes, codesToExpire, endCodes, findCode } from '../code/code.repo.ts'
import type { Code } from '../code/code.ts'
import type { Context } from '../context.ts'
import { logOperation } from '../operation-log/operation-log.repo.ts'
import { problem } from '../problems.ts'

const endedPerTurn = 1_000

/** Its one use is there for somebody else at once. */
export async function giveBack(ctx: Context, id: string, customerId: string): Promise<Code> {
  const claim = await ownClaim(ctx, id, customerId)
  const end = { to: 'given-back', because: 'given back by its customer', at: ctx.now() } as const
  const [ended] = await ctx.transaction((tx) => endCodes(tx, [claim.id], end))
  if (ended !== undefined) return ended
  // Asked twice, it stays given back.
  const now = await ownClaim(ctx, id, customerId)
  if (now.status !== 'given-back') throw problem('claim.past-that', { id, status: now.status })
  return now
}

/** A stranger's claim is none. */
export async function ownClaim(ctx: Context, id: string, customerId: string): Promise<Code> {
  const claim = await findCode(ctx.db, id)
  if (claim?.kind !== 'personal' || claim.customerId !== customerId) throw problem('claim.not-found', { id })
  return claim
}

/** Those whose time is over give back what they had reserved. How many ended. */
export async function expireCodes(ctx: Context): Promise<number> {
  const because = 'its time is over'
  let expired = 0
  for (;;) {
    const due = await codesToExpire(ctx.db, ctx.now(), endedPerTurn)
    const ids = due.map(({ id }) => id)
    const ended = await ctx.transaction((tx) => endCodes(tx, ids, { to: 'expired', because, at: ctx.now() }))
    expired += ended.length
    if (due.length < endedPerTurn) return expired
  }
}

export type Revocation = { because: string; actor: string }

/** One code. False when it was not active: what was redeemed stays redeemed. */
export async function revokeCode(ctx: Context, id: string, { because, actor }: Revocation): Promise<boolean> {
  const at = ctx.now()
  return ctx.transaction(async (tx) => {
    const revoked = await endCodes(tx, [id], { to: 'revoked', because, at })
    if (revoked.length === 0) return false
    await tell(tx, revoked, because)
    await logOperation(tx, { at, actor, action: 'code.revoked', subject: `code:${id}`, facts: { because } })
    return true
  })
}

/** All that is active of a batch, a voucher or a key; goes on where it was, should it be interrupted. How many ended. */
export async function revokeAll(ctx: Context, which: ActiveOf, because: string): Promise<number> {
  let revoked = 0
  for (;;) {
    const active = await activeCodes(ctx.db, which, endedPerTurn)
    if (active.length === 0) return revoked
    const ids = active.map(({ id }) => id)
    revoked += await ctx.transaction(async (tx) => {
      const ended = await endCodes(tx, ids, { to: 'revoked', because, at: ctx.now() })
      await tell(tx, ended, because)
      return ended.length
    })
  }
}

/** Customers are told of their own claims; of paper there is nobody to tell. */
async function tell(tx: Tx, codes: readonly Code[], because: string): Promise<void> {
  for (const { id: codeId, kind, voucherId, merchantId, customerId } of codes)
    if (customerId !== null) await emit(tx, CodeRevoked, { codeId, kind, voucherId, merchantId, customerId, because })
}
