import type { Money } from '@konter/core'
import type { App } from '@konter/service'
import { BySlug } from '../category/category.schema.ts'
import type { Context } from '../context.ts'
import { forEverybody } from '../for-everybody.ts'
import { glanceFor } from '../product/glance.ts'
import { findProducts } from '../product/product.repo.ts'
import { onShelf } from '../product/product.ts'
import { shelved } from '../product/shelf.ts'
import { findBrands, readBrand } from './brand.repo.ts'
import {
  BrandEditBody,
  BrandList,
  BrandQuery,
  BrandView,
  NewBrandBody,
  StaffBrandList,
  StaffBrandView,
} from './brand.schema.ts'
import { createBrand, editBrand } from './edit-brand.ts'

/** No brand has more; the list of products pages through any number. */
const denominationsMax = 500

export function brandRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/brands',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'listBrands',
        summary: 'Games, operators, wallets of which something is on the shelf',
        querystring: BrandQuery,
        response: { 200: BrandList },
      },
    },
    async ({ query }, reply) => {
      const items = await findBrands(ctx.db, { ...query, onShelf: true })
      forEverybody(reply, 30)
      return { items }
    },
  )

  app.get(
    '/v1/brands/:slug',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getBrand',
        summary: 'A brand with its denominations, at the prices of whoever asks',
        params: BySlug,
        response: { 200: BrandView },
      },
    },
    async ({ params, caller }, reply) => {
      reply.header('vary', 'accept-language')
      const { slug, name, kind, icon } = await readBrand(ctx.db, params.slug)
      const products = await findProducts(ctx.sql, { statuses: onShelf, brand: slug }, { limit: denominationsMax })
      const glance = await glanceFor(ctx, products, caller)
      const denominations = products.slice(0, denominationsMax).map((product) => shelved(product, glance))
      return { slug, name, kind, icon, priceFrom: lowest(denominations.map(({ price }) => price)), denominations }
    },
  )
  staffBrandRoutes(app, ctx)
}

const lowest = (prices: readonly (Money | null)[]): Money | null =>
  prices.reduce(
    (least, price) => (least === null || (price !== null && price.amount < least.amount) ? price : least),
    null,
  )

function staffBrandRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/admin/brands',
    {
      config: { access: 'product:read' },
      schema: {
        operationId: 'listBrandsForStaff',
        summary: 'All brands, with what suppliers call them and how their accounts are numbered',
        querystring: BrandQuery,
        response: { 200: StaffBrandList },
      },
    },
    async ({ query }) => ({ items: await findBrands(ctx.db, query) }),
  )

  app.post(
    '/v1/admin/brands',
    {
      config: { access: 'product:update' },
      schema: {
        operationId: 'createBrand',
        summary: 'A new brand',
        body: NewBrandBody,
        response: { 201: StaffBrandView },
      },
    },
    async ({ body, caller }, reply) => reply.code(201).send(await createBrand(ctx, caller.actor, body)),
  )

  app.patch(
    '/v1/admin/brands/:slug',
    {
      config: { access: 'product:update' },
      schema: {
        operationId: 'editBrand',
        summary: 'Name, aliases, category, how its accounts are numbered',
        params: BySlug,
        body: BrandEditBody,
        response: { 200: StaffBrandView },
      },
    },
    async ({ params, body, caller }) => editBrand(ctx, caller.actor, params.slug, body),
  )
}
