import { ById } from '@konter/core'
import { type App, pageOf } from '@konter/service'
import type { Context } from '../context.ts'
import { idFrom } from '../cursor.ts'
import { demandMember } from '../merchant/membership.ts'
import { editReview } from './edit-review.ts'
import { ratingOfMerchant } from './rating.repo.ts'
import { reportReview } from './report-review.ts'
import { respondToReview } from './respond-to-review.ts'
import { reviewsOf, shownReviews } from './review.repo.ts'
import {
  ByReviewOfMerchant,
  OwnMerchantReviewQuery,
  OwnReviewPage,
  OwnReviewView,
  ReportBody,
  ReportTaken,
  ResponseBody,
  ReviewBody,
  ReviewEditBody,
  ReviewPage,
  ReviewQuery,
  ReviewView,
} from './review.schema.ts'
import { ownViewOf, publicViewOf } from './review.view.ts'
import { writeReview } from './write-review.ts'

const own = { own: 'review:write' } as const
const ofMerchant = { own: 'merchant:manage' } as const

export function reviewRoutes(app: App, ctx: Context): void {
  authorRoutes(app, ctx)
  merchantsRoutes(app, ctx)

  app.post(
    '/v1/review-reports',
    {
      config: { access: own },
      schema: {
        operationId: 'reportReview',
        summary: 'Ask staff to look at a review; it stays shown until they have',
        body: ReportBody,
        response: { 200: ReportTaken },
      },
    },
    async ({ body, caller }) => {
      await reportReview(ctx, caller, body)
      return { reviewId: body.reviewId, reported: true as const }
    },
  )
}

function authorRoutes(app: App, ctx: Context): void {
  app.post(
    '/v1/reviews',
    {
      config: { access: own, idempotent: true },
      schema: {
        operationId: 'writeReview',
        summary: 'Review a redemption of mine that was approved: one each',
        body: ReviewBody,
        response: { 201: OwnReviewView },
      },
    },
    async ({ body, caller, claim }, reply) =>
      reply.code(201).send(ownViewOf(await writeReview(ctx, claim, caller, body, ownViewOf))),
  )

  app.patch(
    '/v1/reviews/:id',
    {
      config: { access: own },
      schema: {
        operationId: 'editReview',
        summary: 'Edit a review of mine, within 14 days',
        params: ById,
        body: ReviewEditBody,
        response: { 200: OwnReviewView },
      },
    },
    async ({ params, body, caller }) => ownViewOf(await editReview(ctx, caller, params.id, body)),
  )

  app.get(
    '/v1/my/reviews',
    {
      config: { access: own },
      schema: {
        operationId: 'listMyReviews',
        summary: 'What I wrote and what became of it, the newest first',
        querystring: ReviewQuery,
        response: { 200: OwnReviewPage },
      },
    },
    async ({ query: { limit = 20, cursor }, caller }) => {
      const reviews = await reviewsOf(ctx.sql, caller.userId, { limit, before: idFrom(cursor) ?? null })
      return pageOf(reviews, limit, ownViewOf, ({ id }) => [id])
    },
  )
}

function merchantsRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/my/merchants/:id/reviews',
    {
      config: { access: ofMerchant },
      schema: {
        operationId: 'listMerchantReviewsForStaff',
        summary: 'Reviews of my merchant, the newest first; those without a response alone, too',
        params: ById,
        querystring: OwnMerchantReviewQuery,
        response: { 200: ReviewPage },
      },
    },
    async ({ params: { id: merchantId }, query: { limit = 20, cursor, answered }, caller }) => {
      await demandMember(ctx.sql, { merchantId, userId: caller.userId })
      const page = { limit, before: idFrom(cursor) ?? null, answered }
      const reviews = await shownReviews(ctx.sql, { merchantId }, page)
      const rating = await ratingOfMerchant(ctx.sql, merchantId)
      return { rating, ...pageOf(reviews, limit, publicViewOf, ({ id }) => [id]) }
    },
  )

  app.put(
    '/v1/my/merchants/:id/reviews/:reviewId/response',
    {
      config: { access: ofMerchant },
      schema: {
        operationId: 'respondToReview',
        summary: 'The one response of my merchant to a review, editable for 14 days; owners only',
        params: ByReviewOfMerchant,
        body: ResponseBody,
        response: { 200: ReviewView, 201: ReviewView },
      },
    },
    async ({ params, body, caller }, reply) => {
      const place = { merchantId: params.id, id: params.reviewId }
      const { review, isNew } = await respondToReview(ctx, caller, place, body.text)
      return reply.code(isNew ? 201 : 200).send(publicViewOf(review))
    },
  )
}
