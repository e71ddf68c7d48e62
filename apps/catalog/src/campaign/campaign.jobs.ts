import { defineJob } from '@konter/service'
import { type Context, job } from '../context.ts'
import { move } from '../voucher/step-voucher.ts'
import { lockPublishedOf } from '../voucher/voucher.repo.ts'
import { lockOverCampaigns } from './campaign.repo.ts'
import type { EndReason } from './campaign.ts'
import { endCampaign } from './step-campaign.ts'

export const PauseVouchersOf = defineJob<{ campaignId: string; because: EndReason }>('pause-vouchers-of-campaign')
export const EndCampaigns = defineJob('end-campaigns')

const atOnce = 100

/** Of a campaign that ended: in small steps, and again from the start when one of them fails. */
export async function pauseVouchersOfCampaign(ctx: Context, campaignId: string, because: EndReason): Promise<void> {
  for (;;) {
    const paused = await ctx.transaction(async (tx) => {
      const vouchers = await lockPublishedOf(tx, campaignId, atOnce)
      const cause = { actor: 'campaign', cause: `campaign ${campaignId} ended: ${because}`, at: ctx.now() }
      for (const voucher of vouchers) await move(tx, voucher, 'pause', cause)
      return vouchers.length
    })
    if (paused < atOnce) return
  }
}

export const pauseVouchersOf = job(PauseVouchersOf, (ctx, { campaignId, because }) =>
  pauseVouchersOfCampaign(ctx, campaignId, because),
)

/** Every minute: those whose dates are over. */
export const endCampaigns = job(EndCampaigns, async (ctx) => {
  await ctx.transaction(async (tx) => {
    const at = ctx.now()
    for (const campaign of await lockOverCampaigns(tx, at, atOnce))
      await endCampaign(tx, campaign, { because: 'over', actor: 'clock', at })
  })
})
