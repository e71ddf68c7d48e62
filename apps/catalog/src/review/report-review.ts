import type { Caller } from '@konter/service'
import type { Context } from '../context.ts'
import { logDeeds } from '../log/log.repo.ts'
import { findRole } from '../merchant-staff/merchant-staff.repo.ts'
import { problem } from '../problems.ts'
import { holdReview } from './review.repo.ts'
import type { ReportReason } from './review.ts'
import { countOpenReports, putReport } from './review-report.repo.ts'
import { checkedText } from './review-text.ts'

/** Of one person, that nobody has looked at yet. */
const openMax = 20
const noteRule = { max: 500, lines: true }

export type ReportBody = { reviewId: string; reason: ReportReason; note?: string | null | undefined }

/** Somebody finds that staff should look at it. It stays shown until they have: else merchants would report what they dislike. */
export async function reportReview(
  ctx: Context,
  { userId, actor, guest }: Pick<Caller, 'userId' | 'actor' | 'guest'>,
  { reviewId, reason, note: given }: ReportBody,
): Promise<void> {
  if (guest) throw problem('review.account-needed', {})
  const note = checkedText(given, noteRule)
  await ctx.transaction(async (tx) => {
    const { status, merchantId } = await holdReview(tx, { id: reviewId })
    if (status !== 'published') throw problem('review.not-found', { review: reviewId })
    const open = await countOpenReports(tx, userId)
    const at = ctx.now()
    const byMerchant = (await findRole(tx, merchantId, userId)) !== undefined
    if (!(await putReport(tx, reviewId, { userId, byMerchant, reason, note, at }))) return
    if (open >= openMax) throw problem('review.too-many-reports', { open })
    await logDeeds(tx, { actor, at }, [
      { act: 'review.report', subject: 'review', subjectId: reviewId, after: { reason, note, byMerchant } },
    ])
  })
}
