import type { Caller } from '@konter/service'
import type { Context } from '../context.ts'
import { logDeeds } from '../log/log.repo.ts'
import { demandOwner } from '../merchant/membership.ts'
import { problem } from '../problems.ts'
import { lockReview, readReview } from './review.repo.ts'
import { editableUntil, type Response, type Review, responseRule } from './review.ts'
import { insertResponse, updateResponse } from './review-response.repo.ts'
import { demandText } from './review-text.ts'

type Place = { merchantId: string; id: string }

/** The merchant's word to a review: one, by an owner, who may mend it for a while. The same again changes nothing. */
export async function respondToReview(
  ctx: Context,
  { userId, actor }: Pick<Caller, 'userId' | 'actor'>,
  place: Place,
  given: string,
): Promise<{ review: Review; isNew: boolean }> {
  await demandOwner(ctx.sql, { merchantId: place.merchantId, userId })
  const text = demandText(given, responseRule)
  return ctx.transaction(async (tx) => {
    const review = await lockReview(tx, place)
    const { id, status, response: before } = review
    if (status !== 'published') throw problem('review.not-shown', { status })
    if (before?.text === text && before.hiddenBecause === null) return { review, isNew: false }
    const at = ctx.now()
    if (before === null) await insertResponse(tx, id, { text, userId, at })
    else {
      demandEditable(before, at)
      await updateResponse(tx, id, { text, userId, at })
    }
    const act = before === null ? 'review.respond' : 'review.edit-response'
    await logDeeds(tx, { actor, at }, [
      { act, subject: 'review', subjectId: id, ...(before === null ? {} : { before: before.text }), after: text },
    ])
    return { review: await readReview(tx, { id }), isNew: before === null }
  })
}

function demandEditable({ hiddenBecause, givenAt }: Response, now: Date): void {
  if (hiddenBecause !== null) throw problem('review.response-hidden', { because: hiddenBecause })
  if (now >= editableUntil(givenAt)) throw problem('review.edit-over', {})
}
