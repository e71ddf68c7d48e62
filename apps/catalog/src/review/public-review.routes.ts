import { ById } from '@konter/core'
import { type App, pageOf } from '@konter/service'
import type { Context } from '../context.ts'
import { idFrom } from '../cursor.ts'
import { findMerchant, findMerchantBy } from '../merchant/merchant.repo.ts'
import { ByMerchantSlug } from '../merchant/merchant.schema.ts'
import { isTrading } from '../merchant/merchant.ts'
import { problem } from '../problems.ts'
import { findVoucher } from '../voucher/voucher.repo.ts'
import { shown } from '../voucher/voucher.ts'
import { ratingOfMerchant, ratingOfVoucher } from './rating.repo.ts'
import { type About, shownReviews } from './review.repo.ts'
import { ReviewPage, ReviewQuery } from './review.schema.ts'
import { publicViewOf } from './review.view.ts'

/** What anybody reads, of merchants that trade. */
export function publicReviewRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/merchants/:slug/reviews',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'listMerchantReviews',
        summary: 'What customers say about a merchant, the newest first',
        params: ByMerchantSlug,
        querystring: ReviewQuery,
        response: { 200: ReviewPage },
      },
    },
    async ({ params, query }) => {
      const merchant = await findMerchantBy(ctx.sql, params)
      if (merchant === undefined || !isTrading(merchant)) throw problem('merchant.not-found', { id: params.slug })
      return pageAbout(ctx, { merchantId: merchant.id }, query)
    },
  )

  app.get(
    '/v1/vouchers/:id/reviews',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'listVoucherReviews',
        summary: 'What those who redeemed a voucher say, the newest first',
        params: ById,
        querystring: ReviewQuery,
        response: { 200: ReviewPage },
      },
    },
    async ({ params, query }) => {
      const voucher = await findVoucher(ctx.sql, params.id)
      if (voucher === undefined || !shown.includes(voucher.status)) throw problem('voucher.not-found', params)
      const merchant = await findMerchant(ctx.sql, voucher.merchantId)
      if (merchant === undefined || !isTrading(merchant)) throw problem('voucher.not-found', params)
      return pageAbout(ctx, { voucherId: voucher.id }, query)
    },
  )
}

type Query = { limit?: number; cursor?: string }

async function pageAbout({ sql }: Context, about: About, { limit = 20, cursor }: Query) {
  const reviews = await shownReviews(sql, about, { limit, before: idFrom(cursor) ?? null })
  const rating =
    'merchantId' in about ? await ratingOfMerchant(sql, about.merchantId) : await ratingOfVoucher(sql, about.voucherId)
  return { rating, ...pageOf(reviews, limit, publicViewOf, ({ id }) => [id]) }
}
