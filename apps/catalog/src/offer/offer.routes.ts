import { ById } from '@konter/core'
import { type App, pageOf } from '@konter/service'
import type { Context } from '../context.ts'
import { idFrom } from '../cursor.ts'
import { editOffer } from './edit-offer.ts'
import { findOffers, offerView } from './offer.repo.ts'
import { ListedOfferView, OfferEditBody, OfferPage, OfferQuery } from './offer.schema.ts'

export function offerRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/admin/offers',
    {
      config: { access: 'offer:read' },
      schema: {
        operationId: 'listOffers',
        summary: 'Which supplier items products are bought as, and what is in their way right now',
        querystring: OfferQuery,
        response: { 200: OfferPage },
      },
    },
    async ({ query: { limit = 20, cursor, ...filter } }) => {
      const offers = await findOffers(ctx.db, filter, { limit, after: idFrom(cursor) })
      return pageOf(
        offers,
        limit,
        (offer) => offerView(offer, ctx.now()),
        ({ id }) => [id],
      )
    },
  )

  app.patch(
    '/v1/admin/offers/:id',
    {
      config: { access: 'offer:update' },
      schema: {
        operationId: 'editOffer',
        summary: 'Priority, on or off, how a zone is sent; or take back that it was held',
        params: ById,
        body: OfferEditBody,
        response: { 200: ListedOfferView },
      },
    },
    async ({ params, body, caller }) => offerView(await editOffer(ctx, caller.actor, params.id, body), ctx.now()),
  )
}
