import { ById, Id, page, ZONE } from '@konter/core'
import type { App } from '@konter/service'
import { Type } from 'typebox'
import type { Context } from '../context.ts'
import { listRedemptionsOf } from './read-redemptions.ts'
import { ListFilter, RedemptionView, redemptionViewOf, UndoBody } from './redemption.schema.ts'
import { undoAsOperator } from './undo-redemption.ts'

/** For operators: every merchant's, and their customers' too. */
const AdminFilter = Type.Object({ ...ListFilter, merchantId: Type.Optional(Id) }, { additionalProperties: false })

export function adminRedemptionRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/admin/redemptions',
    {
      config: { access: 'redemption:read' },
      schema: {
        operationId: 'listAllRedemptions',
        summary: 'Redemptions of all merchants, newest first; days are those of Jakarta',
        querystring: AdminFilter,
        response: { 200: page(RedemptionView, 'AllRedemptionsPage') },
      },
    },
    async ({ query, headers }) =>
      listRedemptionsOf(ctx.db, { ...query, merchantId: query.merchantId ?? null, zone: ZONE }, (each) =>
        redemptionViewOf(each, headers['accept-language']),
      ),
  )

  app.post(
    '/v1/admin/redemptions/:id/undo',
    {
      config: { access: 'redemption:operate', idempotent: true },
      schema: {
        operationId: 'undoRedemptionAsOperator',
        summary: 'Undo a redemption, however long ago it was; with the reason',
        params: ById,
        body: UndoBody,
        response: { 200: RedemptionView },
      },
    },
    async ({ caller, params, body, claim, headers }) =>
      undoAsOperator(ctx, {
        ...body,
        id: params.id,
        by: caller.actor,
        claim,
        acceptLanguage: headers['accept-language'],
      }),
  )
}
