import { ById } from '@konter/core'
import { type App, pageOf } from '@konter/service'
import type { Context } from '../context.ts'
import { idFrom } from '../cursor.ts'
import { BecauseBody } from '../merchant/merchant.schema.ts'
import { moderateResponse, moderateReview } from './moderate-review.ts'
import { queuedReviews, readReview, reviewSteps } from './review.repo.ts'
import { StaffReviewPage, StaffReviewQuery, StaffReviewView } from './review.schema.ts'
import { openReportsOf, reportsOf } from './review-report.repo.ts'

const access = 'review:moderate'

/** What moderators see and decide. */
export function staffReviewRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/admin/reviews',
    {
      config: { access },
      schema: {
        operationId: 'listReviewsForStaff',
        summary: 'Reviews to be looked at, who waits longest comes first',
        querystring: StaffReviewQuery,
        response: { 200: StaffReviewPage },
      },
    },
    async ({ query: { limit = 20, cursor, queue = 'waiting', merchantId } }) => {
      const reviews = await queuedReviews(ctx.sql, { queue, merchantId }, { limit, after: idFrom(cursor) ?? null })
      const ids = reviews.map(({ id }) => id)
      const open = await openReportsOf(ctx.sql, ids)
      const summary = (review: (typeof reviews)[number]) => ({ ...review, openReports: open.get(review.id) ?? 0 })
      return pageOf(reviews, limit, summary, ({ id }) => [id])
    },
  )

  app.get(
    '/v1/admin/reviews/:id',
    {
      config: { access },
      schema: {
        operationId: 'getReviewForStaff',
        summary: 'A review with its reports and its life so far',
        params: ById,
        response: { 200: StaffReviewView },
      },
    },
    async ({ params }) => staffView(ctx, params.id),
  )
  decisionRoutes(app, ctx)
}

async function staffView({ sql }: Context, id: string) {
  const review = await readReview(sql, { id })
  const [reports, open, steps] = await Promise.all([reportsOf(sql, id), openReportsOf(sql, [id]), reviewSteps(sql, id)])
  return { ...review, reports, openReports: open.get(id) ?? 0, steps }
}

const decisions = [
  {
    step: 'keep',
    operationId: 'keepReview',
    summary: 'Nothing is wrong with it: it is shown, and reports are answered',
  },
  { step: 'hide', operationId: 'hideReview', summary: 'Nobody is to see it, for a reason that its author reads' },
  { step: 'restore', operationId: 'restoreReview', summary: 'Show a hidden one again' },
] as const

function decisionRoutes(app: App, ctx: Context): void {
  for (const { step, operationId, summary } of decisions)
    app.post(
      `/v1/admin/reviews/:id/${step}`,
      {
        config: { access },
        schema: { operationId, summary, params: ById, body: BecauseBody, response: { 200: StaffReviewView } },
      },
      async ({ params, body, caller }) => {
        await moderateReview(ctx, caller, params.id, { step, cause: body.because })
        return staffView(ctx, params.id)
      },
    )

  app.post(
    '/v1/admin/reviews/:id/hide-response',
    {
      config: { access },
      schema: {
        operationId: 'hideReviewResponse',
        summary: "The merchant's response alone, for a reason that the merchant reads",
        params: ById,
        body: BecauseBody,
        response: { 200: StaffReviewView },
      },
    },
    async ({ params, body, caller }) => {
      await moderateResponse(ctx, caller, params.id, body.because)
      return staffView(ctx, params.id)
    },
  )

  app.post(
    '/v1/admin/reviews/:id/restore-response',
    {
      config: { access },
      schema: {
        operationId: 'restoreReviewResponse',
        summary: "Show the merchant's response again",
        params: ById,
        response: { 200: StaffReviewView },
      },
    },
    async ({ params, caller }) => {
      await moderateResponse(ctx, caller, params.id, null)
      return staffView(ctx, params.id)
    },
  )
}
