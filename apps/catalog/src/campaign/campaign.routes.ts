import { ById } from '@konter/core'
import type { App, Caller } from '@konter/service'
import { pageOf } from '@konter/service'
import type { Context } from '../context.ts'
import { idFrom } from '../cursor.ts'
import { demandMember, demandOwner } from '../merchant/membership.ts'
import { campaignSteps, listCampaigns, readCampaign } from './campaign.repo.ts'
import {
  ByCampaign,
  CampaignEditBody,
  CampaignPage,
  CampaignQuery,
  CampaignView,
  CampaignWithSteps,
  NewCampaignBody,
  OwnCampaignWithSteps,
} from './campaign.schema.ts'
import type { Campaign, CampaignStatus } from './campaign.ts'
import { endCampaignByHand, startCampaign } from './step-campaign.ts'
import { createCampaign, editCampaign, type Whose } from './write-campaign.ts'

const own = { own: 'merchant:manage' } as const

async function asOwner(ctx: Context, merchantId: string, { userId, actor }: Caller): Promise<Whose> {
  await demandOwner(ctx.sql, { merchantId, userId })
  return { merchantId, actor }
}

type Query = { limit?: number; cursor?: string; status?: CampaignStatus }

async function pageOfCampaigns(ctx: Context, merchantId: string | null, { limit = 20, cursor, status }: Query) {
  const campaigns = await listCampaigns(ctx.sql, { merchantId, status }, { limit, before: idFrom(cursor) ?? null })
  return pageOf(
    campaigns,
    limit,
    (campaign) => campaign,
    ({ id }) => [id],
  )
}

const withSteps = async (ctx: Context, campaign: Campaign) => ({
  ...campaign,
  steps: await campaignSteps(ctx.sql, campaign.id),
})

/** A merchant's own. */
export function campaignRoutes(app: App, ctx: Context): void {
  const path = '/v1/my/merchants/:id/campaigns'
  app.get(
    path,
    {
      config: { access: own },
      schema: {
        operationId: 'listMyCampaigns',
        summary: 'Campaigns of my merchant, the newest first',
        params: ById,
        querystring: CampaignQuery,
        response: { 200: CampaignPage },
      },
    },
    async ({ params, query, caller }) => {
      await demandMember(ctx.sql, { merchantId: params.id, userId: caller.userId })
      return pageOfCampaigns(ctx, params.id, query)
    },
  )

  app.post(
    path,
    {
      config: { access: own, idempotent: true },
      schema: {
        operationId: 'createMyCampaign',
        summary: 'A campaign of my merchant; owners only',
        params: ById,
        body: NewCampaignBody,
        response: { 201: CampaignView },
      },
    },
    async ({ params, body, caller, claim }, reply) =>
      reply.code(201).send(await createCampaign(ctx, claim, await asOwner(ctx, params.id, caller), body)),
  )

  app.get(
    `${path}/:campaignId`,
    {
      config: { access: own },
      schema: {
        operationId: 'getMyCampaign',
        summary: 'A campaign of my merchant, with what it has cost and its life so far',
        params: ByCampaign,
        response: { 200: OwnCampaignWithSteps },
      },
    },
    async ({ params: { id: merchantId, campaignId: id }, caller }) => {
      await demandMember(ctx.sql, { merchantId, userId: caller.userId })
      return withSteps(ctx, await readCampaign(ctx.sql, { id, merchantId }))
    },
  )

  app.patch(
    `${path}/:campaignId`,
    {
      config: { access: own },
      schema: {
        operationId: 'editMyCampaign',
        summary: 'Everything while it is a draft; later its words, its priority and a larger budget. Owners only',
        params: ByCampaign,
        body: CampaignEditBody,
        response: { 200: CampaignView },
      },
    },
    async ({ params, body, caller }) =>
      editCampaign(ctx, await asOwner(ctx, params.id, caller), params.campaignId, body),
  )

  const steps = [
    {
      name: 'start',
      operationId: 'startMyCampaign',
      summary: 'Vouchers can be published under it',
      work: startCampaign,
    },
    {
      name: 'end',
      operationId: 'endMyCampaign',
      summary: 'End it for good: its vouchers pause',
      work: endCampaignByHand,
    },
  ] as const
  for (const { name, operationId, summary, work } of steps)
    app.post(
      `${path}/:campaignId/${name}`,
      {
        config: { access: own },
        schema: {
          operationId,
          summary: `${summary}; owners only`,
          params: ByCampaign,
          response: { 200: CampaignView },
        },
      },
      async ({ params, caller }) => work(ctx, await asOwner(ctx, params.id, caller), params.campaignId),
    )
}

/** Ours. */
export function staffCampaignRoutes(app: App, ctx: Context): void {
  const path = '/v1/admin/campaigns'
  const ours = ({ actor }: Caller): Whose => ({ merchantId: null, actor })
  app.get(
    path,
    {
      config: { access: 'merchant:read' },
      schema: {
        operationId: 'listCampaigns',
        summary: 'Campaigns of our own, the newest first',
        querystring: CampaignQuery,
        response: { 200: CampaignPage },
      },
    },
    async ({ query }) => pageOfCampaigns(ctx, null, query),
  )

  app.post(
    path,
    {
      config: { access: 'merchant:verify', idempotent: true },
      schema: {
        operationId: 'createCampaign',
        summary: "A campaign of ours, which every merchant's vouchers may join",
        body: NewCampaignBody,
        response: { 201: CampaignView },
      },
    },
    async ({ body, caller, claim }, reply) =>
      reply.code(201).send(await createCampaign(ctx, claim, ours(caller), body)),
  )

  app.get(
    `${path}/:id`,
    {
      config: { access: 'merchant:read' },
      schema: {
        operationId: 'getCampaign',
        summary: "A campaign, ours or a merchant's, with its life so far",
        params: ById,
        response: { 200: CampaignWithSteps },
      },
    },
    async ({ params }) => withSteps(ctx, await readCampaign(ctx.sql, { id: params.id })),
  )

  app.patch(
    `${path}/:id`,
    {
      config: { access: 'merchant:verify' },
      schema: {
        operationId: 'editCampaign',
        summary: 'Everything while it is a draft; later its words, its priority and a larger budget',
        params: ById,
        body: CampaignEditBody,
        response: { 200: CampaignView },
      },
    },
    async ({ params, body, caller }) => editCampaign(ctx, ours(caller), params.id, body),
  )

  const steps = [
    { name: 'start', operationId: 'startCampaign', summary: 'Vouchers can be published under it', work: startCampaign },
    {
      name: 'end',
      operationId: 'endCampaign',
      summary: 'End it for good: its vouchers pause',
      work: endCampaignByHand,
    },
  ] as const
  for (const { name, operationId, summary, work } of steps)
    app.post(
      `${path}/:id/${name}`,
      {
        config: { access: 'merchant:verify' },
        schema: { operationId, summary, params: ById, response: { 200: CampaignView } },
      },
      async ({ params, caller }) => work(ctx, ours(caller), params.id),
    )
}
