import { newId } from '@konter/core'
import { commonProblem, type KeyClaim, killPoint } from '@konter/service'
import type { Context } from '../context.ts'
import type { CodeVerdict } from '../fraud/scan.ts'
import { problem } from '../problems.ts'
import type { Answer } from './answer.ts'
import { discountOf } from './discount.ts'
import { type Occurrence, requestOf, scanOf } from './occurrence.ts'
import { type ReadCode, readCode } from './read-code.ts'
import type { Reason } from './reason.ts'
import type { Target, Till } from './redeem.repo.ts'
import type { RedeemBody } from './redemption.schema.ts'
import { type OwnCode, refusalOf } from './refusal.ts'

export type Asked = { body: RedeemBody; till: Till; key: KeyClaim }

/**
 * One use of a code, or the reason why not. Everything that is no good code of this merchant's takes the same way to the same
 * refusal: one question, one assessment, one call that writes it down.
 */
export async function redeem(ctx: Context, asked: Asked): Promise<Answer> {
  const at = ctx.now()
  const read = await readCode(ctx, asked.body)
  const target = await targetOf(ctx, asked, read, at)
  if (target.known) return answeredBefore(target)
  const { till, key, body } = asked
  const begun = { id: newId(), key, entry: read.entry, till, happenedAt: at, receivedAt: at, timed: true, target }
  const bill = body.billAmount === undefined ? null : BigInt(body.billAmount)
  const unjudged = read.mistyped ? 'mistyped' : target.lockedUntil !== null ? 'typed-entry-locked' : undefined
  if (unjudged !== undefined)
    return decide(ctx, { ...begun, code: undefined, bill, discount: null, reason: unjudged, judged: undefined })
  const code = await ownCodeIn(ctx, target, till.merchantId)
  const discount = code === undefined ? null : discountOf(code.terms.discount, bill)
  const { position = null, customerPosition = null } = body
  const verdict = code === undefined ? verdictOn(read, target) : 'genuine'
  const scan = scanOf({ ...begun, code, discount, verdict, position, customerPosition })
  const judged = await ctx.engine.judge(scan)
  const reason = refusalBeforehand(code, { ...begun, bill }) ?? (judged.outcome === 'block' ? 'not-accepted' : null)
  return decide(ctx, { ...begun, code, bill, discount, reason, judged })
}

/** Whoever does not work there learns nothing about the merchant, not even that it exists. */
async function targetOf(ctx: Context, { till, key }: Asked, read: ReadCode, at: Date): Promise<Target> {
  const asked = { till, key, at, wanted: read.mistyped ? undefined : read.wanted }
  const target = (await ctx.targetOf(asked)) ?? ((await isKnown(ctx, till)) ? await ctx.targetOf(asked) : undefined)
  if (target === undefined) throw problem('merchant.not-found', { id: till.merchantId })
  if (!target.trading) throw problem('merchant.not-trading', {})
  return target
}

const isKnown = async (ctx: Context, { merchantId }: Till): Promise<boolean> =>
  (await ctx.merchants(merchantId)) !== undefined

function answeredBefore({ same, answer }: Target): Answer {
  if (same !== true) throw commonProblem('idempotency.key-reused', {})
  return answer as Answer
}

/** The code, if it is this merchant's. */
export async function ownCodeIn(ctx: Context, target: Target, merchantId: string): Promise<OwnCode | undefined> {
  if (target.id === null || target.merchantId !== merchantId) return undefined
  const terms = await ctx.termsOf(target.voucherId, target.version)
  return { ...target, terms }
}

/** A signature of ours over a code that we never made: somebody has a key. */
export function verdictOn(read: ReadCode, { id, foreignId }: Target): CodeVerdict {
  if (read.mistyped) return 'unknown'
  if (read.verdict !== undefined) return read.verdict
  if (id !== null || foreignId !== null) return 'foreign'
  return read.entry === 'qr' ? 'manipulated' : 'unknown'
}

function refusalBeforehand(
  code: OwnCode | undefined,
  { till, target, happenedAt: at, bill }: Pick<Occurrence, 'till' | 'happenedAt' | 'bill'> & { target: Target },
): Reason | undefined {
  if (code === undefined) return 'code-refused'
  const { zone, locationOpen } = target
  return refusalOf(code, { at, zone, locationId: till.locationId, locationOpen, bill })
}

/** The database has the last word, and writes everything down. */
async function decide(ctx: Context, occurrence: Occurrence): Promise<Answer> {
  const { request, answer } = requestOf(occurrence)
  const counted = await ctx.redeemer.redeem(request)
  killPoint('redemption.redeem-before-answer')
  if (!counted.same) throw commonProblem('idempotency.key-reused', {})
  if (counted.answered !== null) return counted.answered as Answer
  ctx.count.attempts.inc({ entry: occurrence.entry, verdict: counted.verdict })
  if (counted.verdict === answer.verdict) return answer
  return { attemptId: request.id, verdict: counted.verdict, reason: counted.reason }
}
