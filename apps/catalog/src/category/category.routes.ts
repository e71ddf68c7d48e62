import type { App } from '@konter/service'
import { Type } from 'typebox'
import type { Context } from '../context.ts'
import { forEverybody } from '../for-everybody.ts'
import { language } from '../language.ts'
import { findCategories } from './category.repo.ts'
import {
  BySlug,
  CategoryEditBody,
  CategoryTree,
  NewCategoryBody,
  StaffCategoryList,
  StaffCategoryView,
} from './category.schema.ts'
import { treeOf } from './category.ts'
import { createCategory, editCategory, removeCategory } from './edit-category.ts'

export function categoryRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/categories',
    {
      config: { access: 'public' },
      schema: { operationId: 'listCategories', summary: 'The tree of categories', response: { 200: CategoryTree } },
    },
    async (_request, reply) => {
      reply.header('vary', 'accept-language')
      const categories = await findCategories(ctx.db)
      forEverybody(reply, 30)
      return { items: treeOf(categories, language()) }
    },
  )

  app.get(
    '/v1/admin/categories',
    {
      config: { access: 'product:read' },
      schema: {
        operationId: 'listCategoriesForStaff',
        summary: 'All categories in both languages',
        response: { 200: StaffCategoryList },
      },
    },
    async () => ({ items: await findCategories(ctx.db) }),
  )

  changingRoutes(app, ctx)
}

function changingRoutes(app: App, ctx: Context): void {
  app.post(
    '/v1/admin/categories',
    {
      config: { access: 'category:update' },
      schema: {
        operationId: 'createCategory',
        summary: 'A new category, at the root or below another',
        body: NewCategoryBody,
        response: { 201: StaffCategoryView },
      },
    },
    async ({ body, caller }, reply) => reply.code(201).send(await createCategory(ctx, caller.actor, body)),
  )

  app.patch(
    '/v1/admin/categories/:slug',
    {
      config: { access: 'category:update' },
      schema: {
        operationId: 'editCategory',
        summary: 'Name, icon, order, or another parent: what lies below moves along',
        params: BySlug,
        body: CategoryEditBody,
        response: { 200: StaffCategoryView },
      },
    },
    async ({ params, body, caller }) => editCategory(ctx, caller.actor, params.slug, body),
  )

  app.delete(
    '/v1/admin/categories/:slug',
    {
      config: { access: 'category:update' },
      schema: {
        operationId: 'removeCategory',
        summary: 'Remove a category that nothing hangs on',
        params: BySlug,
        response: { 204: Type.Null() },
      },
    },
    async ({ params, caller }, reply) => {
      await removeCategory(ctx, caller.actor, params.slug)
      return reply.code(204).send(null)
    },
  )
}
