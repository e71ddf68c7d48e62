import type { Readable } from 'node:stream'
import { ById, page } from '@konter/core'
import { type App, keyClaimOf } from '@konter/service'
import { Type } from 'typebox'
import { networkOf } from '../attempt/network.ts'
import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import { verdictViewOf } from './answer.ts'
import { exportCsv } from './export-redemptions.ts'
import { demandMember } from './membership.ts'
import { filterOf, listRedemptionsOf, totalsForMerchant } from './read-redemptions.ts'
import { redeem } from './redeem.ts'
import {
  Day,
  ListFilter,
  RedeemBody,
  RedemptionView,
  redemptionViewOf,
  TotalView,
  UndoBody,
  VerdictView,
} from './redemption.schema.ts'
import { undoAsMerchant } from './undo-redemption.ts'

const { cursor: _, limit: __, ...TotalsFilter } = ListFilter

const Csv = {
  description: 'A line for each redemption, newest first; columns are named by the first line.',
  content: { 'text/csv': { schema: Type.Unsafe<Readable>(Type.String()) } },
}

export function redemptionRoutes(app: App, ctx: Context): void {
  app.post(
    '/v1/redemptions',
    {
      config: { access: { own: 'voucher:redeem' }, idempotent: 'at-once' },
      schema: {
        operationId: 'redeem',
        summary: 'Use a code at my merchant: approved, under review, or refused with the reason',
        body: RedeemBody,
        response: { 200: VerdictView },
      },
    },
    async (request) => {
      const { body, caller, clientIp, headers } = request
      if ((body.code === undefined) === (body.qr === undefined)) throw problem('redemption.code-or-qr', {})
      const { merchantId, locationId, deviceId } = body
      const till = {
        merchantId,
        locationId,
        deviceId,
        staffId: caller.userId,
        network: networkOf(clientIp) ?? 'unknown',
      }
      return verdictViewOf(await redeem(ctx, { body, till, key: keyClaimOf(request) }), headers['accept-language'])
    },
  )

  app.post(
    '/v1/redemptions/:id/undo',
    {
      config: { access: { own: 'voucher:redeem' }, idempotent: true },
      schema: {
        operationId: 'undoRedemption',
        summary: 'Take back what was redeemed at my merchant within the last 15 minutes',
        params: ById,
        querystring: Type.Object({ merchantId: ListFilter.merchantId }, { additionalProperties: false }),
        body: UndoBody,
        response: { 200: RedemptionView },
      },
    },
    async ({ caller, params, query, body, claim, headers }) => {
      await demandMember(ctx, query.merchantId, caller.userId)
      const acceptLanguage = headers['accept-language']
      return undoAsMerchant(ctx, query.merchantId, { ...body, id: params.id, by: caller.actor, claim, acceptLanguage })
    },
  )

  app.get(
    '/v1/redemptions',
    {
      config: { access: { own: 'voucher:redeem' } },
      schema: {
        operationId: 'listRedemptions',
        summary: 'What was redeemed at my merchant, newest first',
        querystring: Type.Object(ListFilter, { additionalProperties: false }),
        response: { 200: page(RedemptionView, 'RedemptionPage') },
      },
    },
    async ({ caller, query, headers }) => {
      const { zone } = await demandMember(ctx, query.merchantId, caller.userId)
      return listRedemptionsOf(ctx.db, { ...query, zone }, (each) => redemptionViewOf(each, headers['accept-language']))
    },
  )

  app.get(
    '/v1/redemptions/totals',
    {
      config: { access: { own: 'voucher:redeem' } },
      schema: {
        operationId: 'sumRedemptions',
        summary: "By day of the merchant's calendar, voucher and location: how many, and how much was given",
        querystring: Type.Object({ ...TotalsFilter, from: Day, to: Day }, { additionalProperties: false }),
        response: { 200: Type.Object({ items: Type.Array(TotalView) }, { title: 'RedemptionTotals' }) },
      },
    },
    async ({ caller, query }) => {
      const { zone } = await demandMember(ctx, query.merchantId, caller.userId)
      return { items: await totalsForMerchant(ctx.db, { ...query, zone }) }
    },
  )

  app.get(
    '/v1/redemptions/export.csv',
    {
      // A HEAD would read everything for nobody.
      exposeHeadRoute: false,
      config: { access: { own: 'voucher:redeem' } },
      schema: {
        operationId: 'exportRedemptions',
        summary: 'What was redeemed at my merchant, as a spreadsheet (CSV, UTF-8)',
        querystring: Type.Object(TotalsFilter, { additionalProperties: false }),
        response: { 200: Csv },
      },
    },
    async ({ caller, query, headers }, reply) => {
      const { zone } = await demandMember(ctx, query.merchantId, caller.userId)
      const name = `redemptions-${query.from ?? 'start'}-${query.to ?? 'today'}.csv`
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(exportCsv(ctx.db, filterOf({ ...query, zone }), headers['accept-language']))
    },
  )
}
