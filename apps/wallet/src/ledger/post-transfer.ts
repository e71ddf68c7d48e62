import { newId } from '@konter/core'
import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import type { AccountCode, Outcome } from './ledger.ts'
import type { PostTransfer } from './transfer.schema.ts'

/** Posts for another service. Refusals of the ledger are refusals of the request, and stay so for this key. */
export async function postTransfer(ctx: Context, input: PostTransfer) {
  if (input.postings.some(({ from, to }) => from === to)) throw problem('wallet.same-account', {})
  const postings = input.postings.map(({ from, to, amount }) => ({
    from: from as AccountCode,
    to: to as AccountCode,
    amount: BigInt(amount),
  }))
  return posted(await ctx.ledger.post({ ...input, id: newId(), postings }), input.key)
}

export function posted(outcome: Outcome, key: string): { id: string; status: 'posted'; replayed: boolean } {
  if (outcome.status === 'key-reused') throw problem('wallet.key-reused', { key })
  if (outcome.status === 'posted') return outcome
  throw outcome.refusal === 'insufficient-balance'
    ? problem('wallet.insufficient-balance', {})
    : problem('wallet.account-not-open', {})
}
