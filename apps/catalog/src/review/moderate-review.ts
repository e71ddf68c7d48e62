import type { Caller } from '@konter/service'
import type { Context } from '../context.ts'
import { logDeeds } from '../log/log.repo.ts'
import { problem } from '../problems.ts'
import { lockReview, moveReview } from './review.repo.ts'
import { decideReports } from './review-report.repo.ts'
import { hideResponse } from './review-response.repo.ts'

type Author = Pick<Caller, 'actor'>
/** What staff decides about a review; the reason is its author's to read. */
export type Decision = { step: 'keep' | 'hide' | 'restore'; cause: string }

/** The decision answers whoever reported it. */
export function moderateReview(ctx: Context, { actor }: Author, id: string, { step, cause }: Decision): Promise<void> {
  return ctx.transaction(async (tx) => {
    const before = await lockReview(tx, { id })
    const at = ctx.now()
    const status = await moveReview(tx, before, step, { actor, cause, at })
    await decideReports(tx, id, step, at)
    await logDeeds(tx, { actor, at }, [
      {
        act: `review.${step}`,
        subject: 'review',
        subjectId: id,
        before: { status: before.status },
        after: { status, cause },
      },
    ])
  })
}

/** The merchant's word alone; a reason hides it, null shows it again. */
export function moderateResponse(ctx: Context, { actor }: Author, id: string, because: string | null): Promise<void> {
  return ctx.transaction(async (tx) => {
    const { response } = await lockReview(tx, { id })
    if (response === null) throw problem('review.response-not-found', { review: id })
    const act = because === null ? 'review.restore-response' : 'review.hide-response'
    await hideResponse(tx, id, because)
    await logDeeds(tx, { actor, at: ctx.now() }, [
      { act, subject: 'review', subjectId: id, before: response.hiddenBecause, after: because },
    ])
  })
}
