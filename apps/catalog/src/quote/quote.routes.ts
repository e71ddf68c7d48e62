import { type App, toJson } from '@konter/service'
import type { Context } from '../context.ts'
import { language } from '../language.ts'
import { makeQuote } from './make-quote.ts'
import { CatalogQuote, QuoteQuestion } from './quote.schema.ts'

export function quoteRoutes(app: App, ctx: Context): void {
  app.post(
    '/internal/quotes',
    {
      config: { access: 'quote:make', internal: true },
      schema: {
        operationId: 'makeQuote',
        summary: 'What a customer pays for a product right now, and from whom it can be had',
        body: QuoteQuestion,
        response: { 200: CatalogQuote },
      },
    },
    // Written by our own hand: Fastify tells the two verdicts apart by validating, and no validator knows a bigint.
    async ({ body }, reply) =>
      reply
        .type('application/json; charset=utf-8')
        .serializer(toJson)
        .send(await makeQuote(ctx, { ...body, language: language() })),
  )
}
