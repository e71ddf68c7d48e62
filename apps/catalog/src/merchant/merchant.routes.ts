import { ById, tagsFrom, textIn } from '@konter/core'
import type { App } from '@konter/service'
import type { Context } from '../context.ts'
import { forEverybody } from '../for-everybody.ts'
import { shownImagesOf } from '../image/image.repo.ts'
import { language } from '../language.ts'
import { openLocationsOf } from '../merchant-location/merchant-location.repo.ts'
import { problem } from '../problems.ts'
import { ratingOfMerchant } from '../review/rating.repo.ts'
import { applyAsMerchant } from './apply-as-merchant.ts'
import { editMerchant } from './edit-merchant.ts'
import { demandMember } from './membership.ts'
import { findMerchantBy, listMerchantCategories, merchantsOf, readMerchant } from './merchant.repo.ts'
import {
  ApplicationBody,
  ByMerchantSlug,
  MerchantCategoryList,
  MerchantEditBody,
  MerchantView,
  OwnMerchantList,
  OwnMerchantView,
} from './merchant.schema.ts'
import { isTrading, type Merchant, type StaffRole } from './merchant.ts'
import { applyAgain } from './step-merchant.ts'

const own = { own: 'merchant:manage' } as const
const asSeenBy = (role: StaffRole) => (merchant: Merchant) => ({ ...merchant, role })

export function merchantRoutes(app: App, ctx: Context): void {
  publicRoutes(app, ctx)

  app.post(
    '/v1/merchants',
    {
      config: { access: own, idempotent: true },
      schema: {
        operationId: 'applyAsMerchant',
        summary: 'Apply as a merchant: whoever does is its owner, and an operator looks at it',
        body: ApplicationBody,
        response: { 201: OwnMerchantView },
      },
    },
    async ({ body, caller, claim }, reply) => {
      const merchant = await applyAsMerchant(ctx, claim, caller, body, asSeenBy('owner'))
      return reply.code(201).send(asSeenBy('owner')(merchant))
    },
  )

  app.get(
    '/v1/my/merchants',
    {
      config: { access: own },
      schema: {
        operationId: 'listMyMerchants',
        summary: 'The merchants I own or work for',
        response: { 200: OwnMerchantList },
      },
    },
    async ({ caller }) => ({ items: await merchantsOf(ctx.sql, caller.userId) }),
  )

  app.get(
    '/v1/my/merchants/:id',
    {
      config: { access: own },
      schema: {
        operationId: 'getMyMerchant',
        summary: 'A merchant I own or work for',
        params: ById,
        response: { 200: OwnMerchantView },
      },
    },
    async ({ params, caller }) => {
      const role = await demandMember(ctx.sql, { merchantId: params.id, userId: caller.userId })
      return asSeenBy(role)(await readMerchant(ctx.sql, params.id))
    },
  )

  app.patch(
    '/v1/my/merchants/:id',
    {
      config: { access: own },
      schema: {
        operationId: 'editMyMerchant',
        summary: 'Name, description, phone, strictness, open to business or not; owners only',
        params: ById,
        body: MerchantEditBody,
        response: { 200: OwnMerchantView },
      },
    },
    async ({ params, body, caller }) => asSeenBy('owner')(await editMerchant(ctx, caller, params.id, body)),
  )

  app.post(
    '/v1/my/merchants/:id/apply',
    {
      config: { access: own },
      schema: {
        operationId: 'applyAgain',
        summary: 'Apply again after having been rejected; owners only',
        params: ById,
        response: { 200: OwnMerchantView },
      },
    },
    async ({ params, caller }) => asSeenBy('owner')(await applyAgain(ctx, caller, params.id)),
  )
}

function publicRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/merchant-categories',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'listMerchantCategories',
        summary: 'What merchants are sorted by',
        response: { 200: MerchantCategoryList },
      },
    },
    async (_request, reply) => {
      reply.header('vary', 'accept-language')
      const all = await listMerchantCategories(ctx.sql)
      forEverybody(reply, 60)
      return { items: all.map(({ name, ...category }) => ({ ...category, name: name[language()] ?? name.id })) }
    },
  )

  app.get(
    '/v1/merchants/:slug',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getMerchant',
        summary: 'A merchant that trades: where it is, and whether it is open now',
        params: ByMerchantSlug,
        response: { 200: MerchantView },
      },
    },
    async ({ params, headers }, reply) => {
      reply.header('vary', 'accept-language')
      const merchant = await findMerchantBy(ctx.sql, { slug: params.slug })
      if (merchant === undefined || !isTrading(merchant)) throw problem('merchant.not-found', { id: params.slug })
      const { name, description } = merchant
      const tags = tagsFrom(headers['accept-language'])
      const [locations, rating, images] = await Promise.all([
        openLocationsOf(ctx.sql, merchant.id, ctx.now()),
        ratingOfMerchant(ctx.sql, merchant.id),
        shownImagesOf(ctx.sql, merchant.id),
      ])
      forEverybody(reply)
      const texts = { name: textIn(name, tags), description: textIn(description, tags) }
      return { ...merchant, ...texts, locations, rating, imageIds: images.map(({ id }) => id) }
    },
  )
}
