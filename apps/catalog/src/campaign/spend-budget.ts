import type { Tx } from '@konter/service'
import { findCampaign, lockCampaign, noteSpend, type Spend } from './campaign.repo.ts'
import { isSpent } from './campaign.ts'
import { endCampaign } from './step-campaign.ts'

/**
 * Redemptions of one campaign are counted one after the other. The one that uses the budget up ends the campaign; what was
 * under way meanwhile is honoured, so more than the budget may have been spent. Money that comes back does not revive it.
 */
export async function spend(tx: Tx, spent: Spend): Promise<void> {
  const { campaignId, at } = spent
  if ((await findCampaign(tx, campaignId)) === undefined) return
  await lockCampaign(tx, { id: campaignId })
  if (!(await noteSpend(tx, spent))) return
  const campaign = await lockCampaign(tx, { id: campaignId })
  if (campaign.status === 'running' && isSpent(campaign))
    await endCampaign(tx, campaign, { because: 'budget-spent', actor: 'budget', at })
}
