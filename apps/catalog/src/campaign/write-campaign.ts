import { isDeepStrictEqual } from 'node:util'
import type { Audience } from '@konter/contracts'
import type { FieldError, Texts, Translated } from '@konter/core'
import { type Claim, commonProblem } from '@konter/service'
import type { Context } from '../context.ts'
import { logDeeds } from '../log/log.repo.ts'
import { problem } from '../problems.ts'
import { cleanTexts } from '../text/clean-text.ts'
import { insertCampaign, lockCampaign, noteCampaignStep, readCampaign, updateCampaign } from './campaign.repo.ts'
import type { Campaign } from './campaign.ts'

export type NewCampaign = {
  name: Texts
  description?: Texts | undefined
  priority?: number | undefined
  startsAt: Date | string
  endsAt: Date | string
  budgetAmount?: number | null | undefined
  audience?: Audience | undefined
}
export type CampaignEdit = { version: number } & { [Field in keyof NewCampaign]?: NewCampaign[Field] | undefined }

/** Whose campaign: a merchant's, or (null) ours. Who may is asked before. */
export type Whose = { merchantId: string | null; actor: string }

export function createCampaign(ctx: Context, claim: Claim, whose: Whose, body: NewCampaign): Promise<Campaign> {
  return ctx.transaction(async (tx) => {
    const at = ctx.now()
    const campaign = checked({ ...emptyCampaign(claim.id, whose.merchantId, at), ...changesFrom(body) })
    await insertCampaign(tx, campaign)
    const step = { step: 'draft', from: null, to: 'draft', actor: whose.actor, cause: 'drafted', at } as const
    await noteCampaignStep(tx, campaign.id, step)
    await claim.answer(tx, 201, campaign)
    return campaign
  })
}

/** What vouchers were published under stays: of one that runs only the words, the priority and a larger budget can change. */
export function editCampaign(
  ctx: Context,
  { merchantId, actor }: Whose,
  id: string,
  { version, ...edit }: CampaignEdit,
): Promise<Campaign> {
  return ctx.transaction(async (tx) => {
    const before = await lockCampaign(tx, { id, merchantId })
    if (before.status === 'ended') throw problem('campaign.step-refused', { status: 'ended', step: 'edit' })
    const at = ctx.now()
    const after = checked({ ...before, ...changesFrom(edit), updatedAt: at })
    if (before.status === 'running' && !keepsPromises(before, after)) throw problem('campaign.promised', {})
    await updateCampaign(tx, after, version)
    await logDeeds(tx, { actor, at }, [{ act: 'campaign.edit', subject: 'campaign', subjectId: id, before, after }])
    return readCampaign(tx, { id })
  })
}

const keepsPromises = (before: Campaign, after: Campaign): boolean =>
  before.startsAt.getTime() === after.startsAt.getTime() &&
  before.endsAt.getTime() === after.endsAt.getTime() &&
  isDeepStrictEqual(before.audience, after.audience) &&
  (after.budgetAmount ?? Number.POSITIVE_INFINITY) >= (before.budgetAmount ?? Number.POSITIVE_INFINITY)

const emptyCampaign = (id: string, merchantId: string | null, at: Date): Campaign => ({
  id,
  merchantId,
  name: { id: '' },
  description: { id: '' },
  priority: 0,
  startsAt: at,
  endsAt: at,
  budgetAmount: null,
  spentAmount: 0,
  audience: {},
  status: 'draft',
  endedBecause: null,
  createdAt: at,
  updatedAt: at,
  version: 1,
})

function changesFrom({ startsAt, endsAt, ...edit }: Omit<CampaignEdit, 'version'>): Partial<Campaign> {
  const given = { ...edit, startsAt: startsAt && new Date(startsAt), endsAt: endsAt && new Date(endsAt) }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

const order: Translated = { id: 'harus sesudah mulai', en: 'must be after it starts' }

function checked(campaign: Campaign): Campaign {
  const errors: FieldError[] = []
  const name = cleanTexts(campaign.name, { max: 120 }, '/name', errors)
  const { description: given } = campaign
  const isEmpty = Object.keys(given).length === 1 && given.id === ''
  const description = isEmpty ? given : cleanTexts(given, { max: 4_000, lines: true }, '/description', errors)
  if (campaign.startsAt >= campaign.endsAt) errors.push({ pointer: '/endsAt', message: order })
  if (errors.length > 0) throw commonProblem('request.invalid', {}, { errors })
  return { ...campaign, name, description }
}
