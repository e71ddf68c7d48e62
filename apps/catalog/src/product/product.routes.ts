import { type App, commonProblem, decodeCursor, fingerprint, pageOf } from '@konter/service'
import type { Static } from 'typebox'
import type { Context } from '../context.ts'
import { integerIn } from '../cursor.ts'
import { offerView } from '../offer/offer.repo.ts'
import { pricedOffer } from '../offer/offer.ts'
import { problem } from '../problems.ts'
import { editProduct, stepProduct } from './edit-product.ts'
import { glanceFor } from './glance.ts'
import { findProduct, findProducts, type Position, type ProductFilter, readProduct } from './product.repo.ts'
import {
  BySku,
  ParkBody,
  ProductEditBody,
  ProductPage,
  ProductQuery,
  ProductView,
  StaffProductPage,
  StaffProductQuery,
  StaffProductView,
} from './product.schema.ts'
import { onShelf, PRODUCT_STATUSES, type Product } from './product.ts'
import { queryWords } from './search-words.ts'
import { isAvailable, shelved } from './shelf.ts'

export function productRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/products',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'listProducts',
        summary: 'What is for sale, at the price of whoever asks',
        querystring: ProductQuery,
        response: { 200: ProductPage },
      },
    },
    async ({ query, caller }, reply) => {
      reply.header('vary', 'accept-language')
      const { limit, products, seal } = await pageOfProducts(ctx, { ...filterOf(query), statuses: onShelf }, query)
      const glance = await glanceFor(ctx, products, caller)
      return pageOf(products, limit, (product) => shelved(product, glance), positionIn(seal))
    },
  )

  app.get(
    '/v1/products/:sku',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getProduct',
        summary: 'One product, at the price of whoever asks',
        params: BySku,
        response: { 200: ProductView },
      },
    },
    async ({ params: { sku }, caller }, reply) => {
      reply.header('vary', 'accept-language')
      const product = await findProduct(ctx.sql, sku)
      if (product === undefined || !onShelf.includes(product.status)) throw problem('product.not-found', { sku })
      return shelved(product, await glanceFor(ctx, [product], caller))
    },
  )
  staffProductRoutes(app, ctx)
}

type Query = Static<typeof ProductQuery>

const filterOf = ({ category, brand, kind, q }: Query): Omit<ProductFilter, 'statuses'> => ({
  ...(category === undefined ? {} : { category }),
  ...(brand === undefined ? {} : { brand }),
  ...(kind === undefined ? {} : { kind }),
  ...(q === undefined ? {} : { words: queryWords(q) }),
})

/** A cursor goes on in the list it came from, and in no other: it carries a seal of the filter. */
async function pageOfProducts(
  ctx: Context,
  filter: ProductFilter,
  { limit = 20, cursor }: Pick<Query, 'limit' | 'cursor'>,
): Promise<{ limit: number; products: Product[]; seal: string }> {
  const seal = fingerprint(filter).toString('base64url').slice(0, 12)
  const after = cursor === undefined ? undefined : positionFrom(cursor, seal)
  return { limit, products: await findProducts(ctx.sql, filter, { limit, after }), seal }
}

const positionIn =
  (seal: string) =>
  ({ rank, sortKey }: Product) => [seal, String(rank), sortKey]

function positionFrom(cursor: string, seal: string): Position {
  const [given, rank, sortKey = ''] = decodeCursor(cursor, 'text', 'integer', 'text')
  if (given !== seal) throw commonProblem('request.cursor-invalid', {})
  return { rank: integerIn(rank), sortKey }
}

function staffProductRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/admin/products',
    {
      config: { access: 'product:read' },
      schema: {
        operationId: 'listProductsForStaff',
        summary: 'All products, parked and hidden ones too, with their offers',
        querystring: StaffProductQuery,
        response: { 200: StaffProductPage },
      },
    },
    async ({ query }) => {
      const statuses = query.status === undefined ? PRODUCT_STATUSES : [query.status]
      const { limit, products, seal } = await pageOfProducts(ctx, { ...filterOf(query), statuses }, query)
      return pageOf(products, limit, (product) => staffView(product, ctx.now()), positionIn(seal))
    },
  )

  app.get(
    '/v1/admin/products/:sku',
    {
      config: { access: 'product:read' },
      schema: {
        operationId: 'getProductForStaff',
        summary: 'One product with its offers, and why it is parked',
        params: BySku,
        response: { 200: StaffProductView },
      },
    },
    async ({ params }) => staffView(await readProduct(ctx.sql, params.sku), ctx.now()),
  )

  app.patch(
    '/v1/admin/products/:sku',
    {
      config: { access: 'product:update' },
      schema: {
        operationId: 'editProduct',
        summary: 'Texts, images, category, what the buyer has to type',
        params: BySku,
        body: ProductEditBody,
        response: { 200: StaffProductView },
      },
    },
    async ({ params, body, caller }) => staffView(await editProduct(ctx, caller.actor, params.sku, body), ctx.now()),
  )

  stepRoutes(app, ctx)
}

function stepRoutes(app: App, ctx: Context): void {
  app.post(
    '/v1/admin/products/:sku/park',
    {
      config: { access: 'product:update' },
      schema: {
        operationId: 'parkProduct',
        summary: 'Stop selling it until somebody has looked',
        params: BySku,
        body: ParkBody,
        response: { 200: StaffProductView },
      },
    },
    async ({ params, body, caller }) =>
      staffView(await stepProduct(ctx, caller.actor, params.sku, 'park', body.because), ctx.now()),
  )

  const plainSteps = {
    release: 'Sell a parked product again',
    hide: 'Take it off the shelf',
    show: 'Put it back',
  } as const
  for (const step of ['release', 'hide', 'show'] as const)
    app.post(
      `/v1/admin/products/:sku/${step}`,
      {
        config: { access: 'product:update' },
        schema: {
          operationId: `${step}Product`,
          summary: plainSteps[step],
          params: BySku,
          response: { 200: StaffProductView },
        },
      },
      async ({ params, caller }) => staffView(await stepProduct(ctx, caller.actor, params.sku, step), ctx.now()),
    )
}

function staffView(product: Product, now: Date) {
  return {
    ...product,
    available: isAvailable(product, now),
    cost: pricedOffer(product.offers, now)?.cost ?? null,
    offers: product.offers.map((offer) => offerView(offer, now)),
  }
}
