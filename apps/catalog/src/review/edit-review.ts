import type { Caller, Tx } from '@konter/service'
import type { Context } from '../context.ts'
import { logDeeds } from '../log/log.repo.ts'
import { problem } from '../problems.ts'
import { type Cause, lockReview, moveReview, noteReviewStep, readReview, updateReview } from './review.repo.ts'
import { editableUntil, namesContact, type Review, textRule } from './review.ts'
import { checkedText } from './review-text.ts'
import { held, nameOf, saidIn } from './write-review.ts'

type Author = Pick<Caller, 'userId' | 'actor'>
export type ReviewEdit = {
  version: number
  stars?: number | undefined
  text?: string | null | undefined
  anonymous?: boolean | undefined
}

/** By its author, for a while. What is left out stays as it is. */
export async function editReview(
  ctx: Context,
  { userId, actor }: Author,
  id: string,
  { version, stars, text: given, anonymous }: ReviewEdit,
): Promise<Review> {
  const text = checkedText(given, textRule)
  await readReview(ctx.sql, { id, customerId: userId })
  const name = anonymous === false ? await nameOf(ctx, userId) : null
  return ctx.transaction(async (tx) => {
    const before = await lockReview(tx, { id, customerId: userId })
    const at = ctx.now()
    demandEditable(before, at)
    const after: Review = {
      ...before,
      stars: stars ?? before.stars,
      text: given === undefined ? before.text : text,
      anonymous: anonymous ?? before.anonymous,
      name: anonymous === undefined ? before.name : name,
    }
    await updateReview(tx, after, version, at)
    const { status } = before
    await noteReviewStep(tx, id, { step: 'edit', from: status, to: status, actor, cause: 'edited', at })
    await judgeAnew(tx, before, after, { actor, cause: 'edited', at })
    const edited = await readReview(tx, { id })
    await logDeeds(tx, { actor, at }, [
      { act: 'review.edit', subject: 'review', subjectId: id, before: saidIn(before), after: saidIn(edited) },
    ])
    return edited
  })
}

function demandEditable({ status, writtenAt }: Review, now: Date): void {
  if (status !== 'published' && status !== 'pending') throw problem('review.not-shown', { status })
  if (now >= editableUntil(writtenAt)) throw problem('review.edit-over', {})
}

/** A text that staff let through stays let through; another is looked at as if it were the first. */
async function judgeAnew(tx: Tx, before: Review, after: Review, cause: Cause): Promise<void> {
  if (after.text === before.text) return
  const isHeld = namesContact(after.text)
  if (isHeld && before.status === 'published') await moveReview(tx, before, 'hold', { ...cause, cause: held })
  if (!isHeld && before.status === 'pending') await moveReview(tx, before, 'clear', cause)
}
