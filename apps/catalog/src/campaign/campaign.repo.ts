import { type Tx, toJson } from '@konter/service'
import type { StepLine } from '../merchant/merchant.repo.ts'
import { problem } from '../problems.ts'
import { type Campaign, type CampaignStatus, type CampaignStep, type EndReason, steps } from './campaign.ts'

type Row = Omit<Campaign, 'budgetAmount' | 'spentAmount'> & { budgetAmount: bigint | null; spentAmount: bigint }

const columns = `c.id, c.merchant_id as "merchantId", c.name, c.description, c.priority, c.starts_at as "startsAt",
  c.ends_at as "endsAt", c.budget_amount as "budgetAmount", c.spent_amount as "spentAmount", c.audience, c.status,
  c.ended_because as "endedBecause", c.created_at as "createdAt", c.updated_at as "updatedAt", c.version`

const campaignOf = ({ budgetAmount, spentAmount, ...row }: Row): Campaign => ({
  ...row,
  budgetAmount: budgetAmount === null ? null : Number(budgetAmount),
  spentAmount: Number(spentAmount),
})

export async function insertCampaign(tx: Tx, campaign: Campaign): Promise<void> {
  await tx.query(
    `insert into campaign (id, merchant_id, name, description, priority, starts_at, ends_at, budget_amount, audience, created_at, updated_at)
     values ($1::uuid, $2::uuid, $3::jsonb, $4::jsonb, $5::int, $6::timestamptz, $7::timestamptz, $8::bigint, $9::jsonb,
             $10::timestamptz, $10::timestamptz)`,
    [campaign.id, campaign.merchantId, ...valuesOf(campaign), campaign.createdAt],
  )
}

const valuesOf = (campaign: Campaign) => [
  toJson(campaign.name),
  toJson(campaign.description),
  campaign.priority,
  campaign.startsAt,
  campaign.endsAt,
  campaign.budgetAmount,
  toJson(campaign.audience),
]

/** `merchantId` null: ours. Left out: whoever's. */
type Key = { id: string; merchantId?: string | null }
const isOf = ({ merchantId }: Key, row: Row): boolean => merchantId === undefined || row.merchantId === merchantId

export async function findCampaign(db: Tx, id: string): Promise<Campaign | undefined> {
  const [row] = await db.query<Row>(`select ${columns} from campaign c where c.id = $1::uuid`, [id])
  return row && campaignOf(row)
}

export async function readCampaign(db: Tx, key: Key): Promise<Campaign> {
  const [row] = await db.query<Row>(`select ${columns} from campaign c where c.id = $1::uuid`, [key.id])
  if (row === undefined || !isOf(key, row)) throw problem('campaign.not-found', { id: key.id })
  return campaignOf(row)
}

export async function lockCampaign(tx: Tx, key: Key): Promise<Campaign> {
  const [row] = await tx.query<Row>(`select ${columns} from campaign c where c.id = $1::uuid for update`, [key.id])
  if (row === undefined || !isOf(key, row)) throw problem('campaign.not-found', { id: key.id })
  return campaignOf(row)
}

/** It neither ends nor changes until the transaction does. */
export async function holdCampaign(tx: Tx, id: string): Promise<Campaign | undefined> {
  const [row] = await tx.query<Row>(`select ${columns} from campaign c where c.id = $1::uuid for share`, [id])
  return row && campaignOf(row)
}

export async function updateCampaign(tx: Tx, after: Campaign, version: number): Promise<void> {
  const updated = await tx.query(
    `update campaign
        set name = $3::jsonb, description = $4::jsonb, priority = $5::int, starts_at = $6::timestamptz, ends_at = $7::timestamptz,
            budget_amount = $8::bigint, audience = $9::jsonb, version = version + 1, updated_at = $10::timestamptz
      where id = $1::uuid and version = $2::int and status <> 'ended' returning id`,
    [after.id, version, ...valuesOf(after), after.updatedAt],
  )
  if (updated.length === 0) throw problem('campaign.edited-meanwhile', {})
}

export type CampaignMove = { step: CampaignStep; actor: string; cause: string; at: Date; endedBecause?: EndReason }

/** The only writer of `status`: it moves if it still is where it was read, and the step is noted with who took it and why. */
export async function moveCampaign(
  tx: Tx,
  { id, status: from }: Pick<Campaign, 'id' | 'status'>,
  { step, actor, cause, at, endedBecause }: CampaignMove,
): Promise<void> {
  const to = steps[from][step]
  if (to === undefined) throw problem('campaign.step-refused', { status: from, step })
  const moved = await tx.query(
    `update campaign set status = $3, ended_because = $4, version = version + 1, updated_at = $5::timestamptz
      where id = $1::uuid and status = $2 returning id`,
    [id, from, to, endedBecause ?? null, at],
  )
  if (moved.length === 0) throw problem('campaign.edited-meanwhile', {})
  await noteCampaignStep(tx, id, { step, from, to, actor, cause, at })
}

type Noted = { step: string; from: CampaignStatus | null; to: CampaignStatus; actor: string; cause: string; at: Date }

export async function noteCampaignStep(tx: Tx, id: string, { step, from, to, actor, cause, at }: Noted): Promise<void> {
  await tx.query(
    `insert into campaign_step (campaign_id, nth, at, step, from_status, to_status, actor, cause)
     select $1::uuid, count(*) + 1, $2::timestamptz, $3, $4, $5, $6, $7 from campaign_step where campaign_id = $1::uuid`,
    [id, at, step, from, to, actor, cause],
  )
}

export const campaignSteps = (db: Tx, id: string): Promise<StepLine[]> =>
  db.query<StepLine>(
    `select at, step, from_status as "from", to_status as "to", actor, cause from campaign_step where campaign_id = $1::uuid order by nth`,
    [id],
  )

/** The newest first. */
export async function listCampaigns(
  db: Tx,
  { merchantId, status }: { merchantId: string | null; status?: CampaignStatus | undefined },
  { limit, before }: { limit: number; before: string | null },
): Promise<Campaign[]> {
  const rows = await db.query<Row>(
    `select ${columns} from campaign c
      where c.merchant_id is not distinct from $1::uuid and ($2::text is null or c.status = $2) and ($3::uuid is null or c.id < $3::uuid)
      order by c.id desc limit $4::int`,
    [merchantId, status ?? null, before, limit + 1],
  )
  return rows.map(campaignOf)
}

export async function lockOverCampaigns(tx: Tx, at: Date, limit: number): Promise<Campaign[]> {
  const rows = await tx.query<Row>(
    `select ${columns} from campaign c where c.status = 'running' and c.ends_at <= $1::timestamptz
      order by c.ends_at limit $2::int for update skip locked`,
    [at, limit],
  )
  return rows.map(campaignOf)
}

export type Spend = { redemptionId: string; campaignId: string; amount: number; stands: boolean; at: Date }

/**
 * What a redemption costs its campaign, once: that it stands no longer is final, whichever is heard first. `spent_amount`
 * moves by what this changed. False when nothing did.
 */
export async function noteSpend(tx: Tx, { redemptionId, campaignId, amount, stands, at }: Spend): Promise<boolean> {
  const [before] = await tx.query<{ stands: boolean }>(
    'select stands from campaign_spend where redemption_id = $1::uuid for update',
    [redemptionId],
  )
  if (before !== undefined && (!before.stands || stands)) return false
  await tx.query(
    `insert into campaign_spend as s (redemption_id, campaign_id, amount, stands, at)
     values ($1::uuid, $2::uuid, $3::bigint, $4, $5::timestamptz)
     on conflict (redemption_id) do update set stands = false, at = excluded.at`,
    [redemptionId, campaignId, amount, stands, at],
  )
  const heardOnlyThatItFell = before === undefined && !stands
  if (heardOnlyThatItFell) return false
  await tx.query(
    `update campaign set spent_amount = spent_amount + case when $3 then $2::bigint
                                                            else -(select amount from campaign_spend where redemption_id = $4::uuid) end
      where id = $1::uuid`,
    [campaignId, amount, stands, redemptionId],
  )
  return true
}
