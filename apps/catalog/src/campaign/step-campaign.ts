import { enqueue, type Tx } from '@konter/service'
import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import { PauseVouchersOf } from './campaign.jobs.ts'
import { lockCampaign, moveCampaign, readCampaign } from './campaign.repo.ts'
import { type Campaign, type EndReason, pausesVouchers } from './campaign.ts'
import type { Whose } from './write-campaign.ts'

/** From now on vouchers can be published under it; its dates say when they can be claimed. */
export function startCampaign(ctx: Context, { merchantId, actor }: Whose, id: string): Promise<Campaign> {
  return ctx.transaction(async (tx) => {
    const campaign = await lockCampaign(tx, { id, merchantId })
    const at = ctx.now()
    if (campaign.status === 'draft' && campaign.endsAt <= at)
      throw problem('campaign.step-refused', { status: 'over', step: 'start' })
    await moveCampaign(tx, campaign, { step: 'start', actor, cause: 'by hand', at })
    return readCampaign(tx, { id })
  })
}

export function endCampaignByHand(ctx: Context, { merchantId, actor }: Whose, id: string): Promise<Campaign> {
  return ctx.transaction(async (tx) => {
    const campaign = await lockCampaign(tx, { id, merchantId })
    await endCampaign(tx, campaign, { because: 'by-hand', actor, at: ctx.now() })
    return readCampaign(tx, { id })
  })
}

/** For good. Its vouchers, of which there may be thousands, pause behind it. */
export async function endCampaign(
  tx: Tx,
  campaign: Campaign,
  { because, actor, at }: { because: EndReason; actor: string; at: Date },
): Promise<void> {
  await moveCampaign(tx, campaign, { step: 'end', actor, cause: because, at, endedBecause: because })
  if (pausesVouchers(because)) await enqueue(tx, PauseVouchersOf, { campaignId: campaign.id, because })
}
