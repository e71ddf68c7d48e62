import { ById } from '@konter/core'
import { type App, pageOf } from '@konter/service'
import { type Static, Type } from 'typebox'
import type { Context } from '../context.ts'
import { idFrom } from '../cursor.ts'
import { language } from '../language.ts'
import { findLogLines } from '../log/log.repo.ts'
import { BySku } from '../product/product.schema.ts'
import { createPriceRule, editPriceRule, type PriceRuleEdit, removePriceRule } from './edit-price-rule.ts'
import { explainPrice } from './explain-price.ts'
import {
  ExplanationQuery,
  ExplanationView,
  NewPriceRuleBody,
  PriceRuleEditBody,
  PriceRuleHistory,
  PriceRulePage,
  PriceRuleQuery,
  PriceRuleView,
} from './price.schema.ts'
import { findPriceRules, readPriceRule } from './price-rule.repo.ts'
import type { PriceRuleDraft } from './price-rule.ts'

const historyMax = 100

export function priceRoutes(app: App, ctx: Context): void {
  readingRoutes(app, ctx)
  changingRoutes(app, ctx)
  explanationRoutes(app, ctx)
}

function readingRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/admin/price-rules',
    {
      config: { access: 'price:read' },
      schema: {
        operationId: 'listPriceRules',
        summary: 'All price rules, the newest first',
        querystring: PriceRuleQuery,
        response: { 200: PriceRulePage },
      },
    },
    async ({ query: { limit = 20, cursor, ...filter } }) => {
      const rules = await findPriceRules(ctx.db, filter, { limit, before: idFrom(cursor) })
      return pageOf(
        rules,
        limit,
        (rule) => rule,
        ({ id }) => [id],
      )
    },
  )

  app.get(
    '/v1/admin/price-rules/:id',
    {
      config: { access: 'price:read' },
      schema: {
        operationId: 'getPriceRule',
        summary: 'One price rule',
        params: ById,
        response: { 200: PriceRuleView },
      },
    },
    async ({ params }) => readPriceRule(ctx.db, params.id),
  )
}

function explanationRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/admin/price-rules/:id/history',
    {
      config: { access: 'price:read' },
      schema: {
        operationId: 'getPriceRuleHistory',
        summary: 'Who changed a rule, before and after; of removed ones too',
        params: ById,
        response: { 200: PriceRuleHistory },
      },
    },
    async ({ params }) => ({
      items: await findLogLines(
        ctx.db,
        { subject: 'price-rule', subjectId: params.id },
        { before: null, limit: historyMax },
      ),
    }),
  )

  app.get(
    '/v1/admin/products/:sku/price-explanation',
    {
      config: { access: 'price:read' },
      schema: {
        operationId: 'explainPrice',
        summary: 'Why a customer pays what they pay',
        params: BySku,
        querystring: ExplanationQuery,
        response: { 200: ExplanationView },
      },
    },
    async ({ params, query: { customerType = 'retail', memberLevel = 'bronze' } }) =>
      explainPrice(ctx, params.sku, { customerType, memberLevel }, language()),
  )
}

function changingRoutes(app: App, ctx: Context): void {
  app.post(
    '/v1/admin/price-rules',
    {
      config: { access: 'price:update' },
      schema: {
        operationId: 'createPriceRule',
        summary: 'A rule for whom and what it names; the most specific rule counts',
        body: NewPriceRuleBody,
        response: { 201: PriceRuleView },
      },
    },
    async ({ body, caller }, reply) => reply.code(201).send(await createPriceRule(ctx, caller.actor, draftFrom(body))),
  )

  app.patch(
    '/v1/admin/price-rules/:id',
    {
      config: { access: 'price:update' },
      schema: {
        operationId: 'editPriceRule',
        summary: 'Change a price rule; counts from the next question on',
        params: ById,
        body: PriceRuleEditBody,
        response: { 200: PriceRuleView },
      },
    },
    async ({ params, body, caller }) => editPriceRule(ctx, caller.actor, params.id, editFrom(body)),
  )

  app.delete(
    '/v1/admin/price-rules/:id',
    {
      config: { access: 'price:update' },
      schema: {
        operationId: 'removePriceRule',
        summary: 'Remove a price rule; its history stays',
        params: ById,
        response: { 204: Type.Null() },
      },
    },
    async ({ params, caller }, reply) => {
      await removePriceRule(ctx, caller.actor, params.id)
      return reply.code(204).send(null)
    },
  )
}

function draftFrom(body: Static<typeof NewPriceRuleBody>): PriceRuleDraft {
  const { customerType = null, memberLevel = null, sku = null, category = null, kind = null } = body
  return {
    customerType,
    memberLevel,
    sku,
    category,
    kind,
    marginType: body.marginType,
    margin: BigInt(body.margin),
    minimumMargin: BigInt(body.minimumMargin ?? 0),
    roundingStep: BigInt(body.roundingStep ?? 1),
    allowLoss: body.allowLoss ?? false,
    note: body.note ?? '',
  }
}

const bigintOf = (value: number | undefined): bigint | undefined => (value === undefined ? undefined : BigInt(value))

const editFrom = ({
  margin,
  minimumMargin,
  roundingStep,
  ...edit
}: Static<typeof PriceRuleEditBody>): PriceRuleEdit => ({
  ...edit,
  margin: bigintOf(margin),
  minimumMargin: bigintOf(minimumMargin),
  roundingStep: bigintOf(roundingStep),
})
