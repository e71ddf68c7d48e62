import { type EventData, RedemptionReviewed, RedemptionUndone, VoucherRedeemed } from '@konter/contracts'
import type { Tx } from '@konter/service'
import { type Context, on, onAtOnce } from '../context.ts'
import type { Standing } from './review-right.repo.ts'
import { noteStanding } from './review-right.repo.ts'
import { withdrawReview } from './withdraw-review.ts'

/* Who may review what. Each of these may be heard before the other: see `noteStanding`. */

type Redemption = Pick<
  EventData<typeof VoucherRedeemed>,
  'redemptionId' | 'customerId' | 'merchantId' | 'voucherId' | 'at'
>

async function hear(tx: Tx, redemption: Redemption, standing: Standing, ctx: Context): Promise<void> {
  const { redemptionId, customerId, merchantId, voucherId, at } = redemption
  // A code that anybody may show is nobody's visit.
  if (customerId === null) return
  const right = { redemptionId, customerId, merchantId, voucherId, redeemedAt: at, standing }
  await noteStanding(tx, right, ctx.now())
  if (standing === 'fallen') await withdrawReview(tx, redemptionId, ctx.now())
}

/** With every redemption, and one statement: the others look at what there is. */
export const grantReview = onAtOnce(
  VoucherRedeemed,
  'review-right',
  async (redemption, ctx) => (tx) => hear(tx, redemption, redemption.status, ctx),
)

export const judgeReviewRight = on(RedemptionReviewed, 'review-right-reviewed', (tx, redemption, ctx) =>
  hear(tx, redemption, redemption.outcome === 'approved' ? 'approved' : 'fallen', ctx),
)

export const takeReviewAway = on(RedemptionUndone, 'review-right-undone', (tx, redemption, ctx) =>
  hear(tx, redemption, 'fallen', ctx),
)
