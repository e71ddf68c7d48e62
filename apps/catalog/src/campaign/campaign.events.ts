import { type EventData, RedemptionReviewed, RedemptionUndone, VoucherRedeemed } from '@konter/contracts'
import { safeNumber, type Tx } from '@konter/service'
import { type Context, on } from '../context.ts'
import { spend } from './spend-budget.ts'

/* What redemptions cost their campaigns. Each of these may be heard before the other: see `noteSpend`. */

type Redemption = Pick<EventData<typeof VoucherRedeemed>, 'redemptionId' | 'campaignId' | 'discount'>

function count(
  tx: Tx,
  { redemptionId, campaignId, discount }: Redemption,
  stands: boolean,
  ctx: Context,
): Promise<void> {
  if (campaignId === null) return Promise.resolve()
  const amount = discount === null ? 0 : safeNumber(discount.amount)
  return spend(tx, { redemptionId, campaignId, amount, stands, at: ctx.now() })
}

/** One that is under review counts, too: it is given back if it is rejected. */
export const countRedemption = on(VoucherRedeemed, 'campaign-spend', (tx, redemption, ctx) =>
  count(tx, redemption, true, ctx),
)

export const uncountRejected = on(RedemptionReviewed, 'campaign-spend-rejected', async (tx, redemption, ctx) => {
  if (redemption.outcome === 'rejected') await count(tx, redemption, false, ctx)
})

export const uncountUndone = on(RedemptionUndone, 'campaign-spend-undone', (tx, redemption, ctx) =>
  count(tx, redemption, false, ctx),
)
