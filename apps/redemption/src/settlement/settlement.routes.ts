import { Id, Integer } from '@konter/core'
import type { App } from '@konter/service'
import { Type } from 'typebox'
import type { Context } from '../context.ts'
import { demandMember } from '../redemption/membership.ts'
import { demandDays } from '../redemption/read-redemptions.ts'
import { merchantOf } from '../redemption/redemption.repo.ts'
import { Day } from '../redemption/redemption.schema.ts'
import { settlementOf } from './settlement.ts'

const Query = Type.Object({ merchantId: Id, campaignId: Id, from: Day, to: Day }, { additionalProperties: false })
const EntryView = Type.Object(
  {
    day: Type.String({ format: 'date' }),
    voucherId: Id,
    redemptions: Integer,
    undone: Integer,
    discountAmount: Integer,
    closed: Type.Boolean({ description: 'The day is over: these numbers never change again.' }),
  },
  { title: 'SettlementEntry' },
)
const SettlementView = Type.Object(
  {
    merchantId: Id,
    campaignId: Id,
    from: Type.String({ format: 'date' }),
    to: Type.String({ format: 'date' }),
    currency: Type.String(),
    closed: Type.Boolean(),
    items: Type.Array(EntryView),
    redemptions: Integer,
    undone: Integer,
    discountAmount: Integer,
    underReview: Type.Object(
      { redemptions: Integer, discountAmount: Integer },
      { title: 'SettlementUnderReview', description: 'Waits for people, and is in no sum yet.' },
    ),
  },
  { title: 'Settlement' },
)

export function settlementRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/redemptions/settlements',
    {
      config: { access: { own: 'voucher:redeem' } },
      schema: {
        operationId: 'getSettlement',
        summary: "What a campaign cost my merchant, by voucher and day of the merchant's calendar",
        querystring: Query,
        response: { 200: SettlementView },
      },
    },
    async ({ caller, query }) => {
      const { zone } = await demandMember(ctx, query.merchantId, caller.userId)
      demandDays({ ...query, zone })
      return settlementOf(ctx.db, { ...query, zone }, ctx.now())
    },
  )

  app.get(
    '/v1/admin/redemptions/settlements',
    {
      config: { access: 'redemption:read' },
      schema: {
        operationId: 'getSettlementOfMerchant',
        summary: 'What a campaign cost a merchant, as the merchant sees it',
        querystring: Query,
        response: { 200: SettlementView },
      },
    },
    async ({ query }) => {
      const { zone } = await merchantOf(ctx.db, query.merchantId)
      demandDays({ ...query, zone })
      return settlementOf(ctx.db, { ...query, zone }, ctx.now())
    },
  )
}
