import { ById } from '@konter/core'
import type { App } from '@konter/service'
import type { Context } from '../context.ts'
import { demandMember } from '../merchant/membership.ts'
import { LocationView } from '../merchant/merchant.schema.ts'
import { addLocation, editLocation } from './edit-location.ts'
import { locationsOf } from './merchant-location.repo.ts'
import { ByLocation, LocationEditBody, LocationList, NewLocationBody } from './merchant-location.schema.ts'

const own = { own: 'merchant:manage' } as const

export function merchantLocationRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/my/merchants/:id/locations',
    {
      config: { access: own },
      schema: {
        operationId: 'listMerchantLocations',
        summary: 'Where the merchant I own or work for is',
        params: ById,
        response: { 200: LocationList },
      },
    },
    async ({ params, caller }) => {
      await demandMember(ctx.sql, { merchantId: params.id, userId: caller.userId })
      return { items: await locationsOf(ctx.sql, params.id) }
    },
  )

  app.post(
    '/v1/my/merchants/:id/locations',
    {
      config: { access: own, idempotent: true },
      schema: {
        operationId: 'addMerchantLocation',
        summary: 'One more place; owners only',
        params: ById,
        body: NewLocationBody,
        response: { 201: LocationView },
      },
    },
    async ({ params, body, caller, claim }, reply) =>
      reply.code(201).send(await addLocation(ctx, claim, caller, params.id, body)),
  )

  app.patch(
    '/v1/my/merchants/:id/locations/:locationId',
    {
      config: { access: own },
      schema: {
        operationId: 'editMerchantLocation',
        summary: 'Name, address, hours, closed for good; owners only',
        params: ByLocation,
        body: LocationEditBody,
        response: { 200: LocationView },
      },
    },
    async ({ params: { id: merchantId, locationId: id }, body, caller }) =>
      editLocation(ctx, caller, { merchantId, id }, body),
  )
}
