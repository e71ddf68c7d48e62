import type { App } from '@konter/service'
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
    async ({ body }) => makeQuote(ctx, { ...body, language: language() }),
  )
}
