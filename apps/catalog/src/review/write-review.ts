import type { Caller, Claim, Tx } from '@konter/service'
import type { Context } from '../context.ts'
import { logDeeds } from '../log/log.repo.ts'
import { findRole } from '../merchant-staff/merchant-staff.repo.ts'
import { problem } from '../problems.ts'
import { findVoucher } from '../voucher/voucher.repo.ts'
import { insertReview, noteReviewStep, readReview } from './review.repo.ts'
import { namesContact, type Review, shownName, textRule } from './review.ts'
import { findRight, lockRight, type ReviewRight } from './review-right.repo.ts'
import { checkedText } from './review-text.ts'

type Author = Pick<Caller, 'userId' | 'actor'>
export type ReviewBody = {
  redemptionId: string
  stars: number
  text?: string | null | undefined
  anonymous?: boolean | undefined
}

/** One for each approved redemption, by whoever it was of. The answer is given by `view`, and kept with the key of the request. */
export async function writeReview(
  ctx: Context,
  claim: Claim,
  { userId, actor }: Author,
  { redemptionId, stars, text: given, anonymous = false }: ReviewBody,
  view: (review: Review) => unknown,
): Promise<Review> {
  const text = checkedText(given, textRule)
  demandRight(await findRight(ctx.sql, redemptionId), redemptionId, userId)
  const name = anonymous ? null : await nameOf(ctx, userId)
  return ctx.transaction(async (tx) => {
    const right = demandRight(await lockRight(tx, redemptionId), redemptionId, userId)
    await demandCustomer(tx, right)
    const at = ctx.now()
    const isHeld = namesContact(text)
    const review: Review = {
      ...{ id: claim.id, redemptionId, voucherId: right.voucherId, merchantId: right.merchantId, customerId: userId },
      ...{ stars, text, anonymous, name, status: isHeld ? 'pending' : 'published', hiddenBecause: null },
      ...{ writtenAt: at, editedAt: null, version: 1, response: null },
    }
    if (!(await insertReview(tx, review))) throw problem('review.given-already', {})
    const cause = isHeld ? held : 'given'
    await noteReviewStep(tx, review.id, { step: 'give', from: null, to: review.status, actor, cause, at })
    await logDeeds(tx, { actor, at }, [
      { act: 'review.give', subject: 'review', subjectId: review.id, after: saidIn(review) },
    ])
    const written = await readReview(tx, review)
    await claim.answer(tx, 201, view(written))
    return written
  })
}

export const held = 'names an address or a number'
export const saidIn = ({ stars, text, anonymous, status }: Review) => ({ stars, text, anonymous, status })

function demandRight(right: ReviewRight | undefined, redemption: string, userId: string): ReviewRight {
  if (right === undefined || right.customerId !== userId) throw problem('review.redemption-not-found', { redemption })
  if (right.standing === 'review') throw problem('review.redemption-held', {})
  if (right.standing === 'fallen') throw problem('review.redemption-fallen', {})
  return right
}

/** Who works there praises themselves. And what redemption says is of here, must be. */
async function demandCustomer(tx: Tx, { redemptionId, merchantId, voucherId, customerId }: ReviewRight): Promise<void> {
  if ((await findRole(tx, merchantId, customerId)) !== undefined) throw problem('review.own-merchant', {})
  if ((await findVoucher(tx, voucherId))?.merchantId !== merchantId)
    throw problem('review.redemption-not-found', { redemption: redemptionId })
}

/** As it is shown. Somebody who is gone has none. */
export async function nameOf(ctx: Context, userId: string): Promise<string | null> {
  const name = await ctx.names.of(userId)
  return name === undefined ? null : shownName(name)
}
