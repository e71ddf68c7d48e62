import { ById } from '@konter/core'
import { type App, decodeCursor, pageOf } from '@konter/service'
import type { Context } from '../context.ts'
import { locationsOf } from '../merchant-location/merchant-location.repo.ts'
import { staffOf } from '../merchant-staff/merchant-staff.repo.ts'
import { listMerchants, merchantSteps, merchantsAlike, readMerchant } from './merchant.repo.ts'
import { BecauseBody, StaffMerchantPage, StaffMerchantQuery, StaffMerchantView } from './merchant.schema.ts'
import { stepMerchant } from './step-merchant.ts'

/** What operators see and decide. */
export function staffMerchantRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/admin/merchants',
    {
      config: { access: 'merchant:read' },
      schema: {
        operationId: 'listMerchantsForStaff',
        summary: 'Merchants by status, who applied first comes first',
        querystring: StaffMerchantQuery,
        response: { 200: StaffMerchantPage },
      },
    },
    async ({ query: { limit = 20, cursor, ...filter } }) => {
      const after = cursor === undefined ? [] : decodeCursor(cursor, 'instant', 'uuid')
      const merchants = await listMerchants(ctx.sql, filter, { limit, after })
      return pageOf(
        merchants,
        limit,
        (merchant) => merchant,
        ({ createdAt, id }) => [createdAt.toISOString(), id],
      )
    },
  )

  app.get(
    '/v1/admin/merchants/:id',
    {
      config: { access: 'merchant:read' },
      schema: {
        operationId: 'getMerchantForStaff',
        summary: 'A merchant with its staff, its locations, its life, and others whose names look like its own',
        params: ById,
        response: { 200: StaffMerchantView },
      },
    },
    async ({ params }) => staffView(ctx, params.id),
  )
  decisionRoutes(app, ctx)
}

async function staffView(ctx: Context, id: string) {
  const merchant = await readMerchant(ctx.sql, id)
  const [staff, locations, steps, alike] = await Promise.all([
    staffOf(ctx.sql, id),
    locationsOf(ctx.sql, id),
    merchantSteps(ctx.sql, id),
    merchantsAlike(ctx.sql, merchant),
  ])
  return { ...merchant, staff, locations, steps, alike }
}

function decisionRoutes(app: App, ctx: Context): void {
  app.post(
    '/v1/admin/merchants/:id/verify',
    {
      config: { access: 'merchant:verify' },
      schema: {
        operationId: 'verifyMerchant',
        summary: 'This is who it says it is: it may publish',
        params: ById,
        response: { 200: StaffMerchantView },
      },
    },
    async ({ params, caller }) => {
      await stepMerchant(ctx, caller, params.id, { step: 'verify', cause: 'verified' })
      return staffView(ctx, params.id)
    },
  )

  const refusals = [
    { step: 'reject', operationId: 'rejectMerchant', summary: 'Not like this: the owner may mend it and apply again' },
    { step: 'suspend', operationId: 'suspendMerchant', summary: 'Stop it from trading, at once' },
    { step: 'restore', operationId: 'restoreMerchant', summary: 'Let a suspended merchant trade again' },
  ] as const
  for (const { step, operationId, summary } of refusals)
    app.post(
      `/v1/admin/merchants/:id/${step}`,
      {
        config: { access: 'merchant:verify' },
        schema: { operationId, summary, params: ById, body: BecauseBody, response: { 200: StaffMerchantView } },
      },
      async ({ params, body, caller }) => {
        await stepMerchant(ctx, caller, params.id, { step, cause: body.because })
        return staffView(ctx, params.id)
      },
    )
}
