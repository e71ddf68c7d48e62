import type { Tx } from '@konter/service'
import { logDeeds } from '../log/log.repo.ts'
import { lockReviewOf, moveReview } from './review.repo.ts'
import { decideReports } from './review-report.repo.ts'

const actor = 'redemption'

/** Its redemption fell, so it is nobody's word any more: with its right locked, whatever it was before. */
export async function withdrawReview(tx: Tx, redemptionId: string, at: Date): Promise<void> {
  const before = await lockReviewOf(tx, redemptionId)
  if (before === undefined || before.status === 'withdrawn') return
  const status = await moveReview(tx, before, 'withdraw', { actor, cause: `redemption ${redemptionId} fell`, at })
  await decideReports(tx, before.id, 'withdraw', at)
  await logDeeds(tx, { actor, at }, [
    {
      act: 'review.withdraw',
      subject: 'review',
      subjectId: before.id,
      before: { status: before.status },
      after: { status, redemptionId },
    },
  ])
}
