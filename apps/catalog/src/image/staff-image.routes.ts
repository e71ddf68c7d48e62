import { ById } from '@konter/core'
import type { App } from '@konter/service'
import type { Context } from '../context.ts'
import { readMerchant } from '../merchant/merchant.repo.ts'
import { BecauseBody } from '../merchant/merchant.schema.ts'
import { ImagePage, ImageQuery, ImageView } from './image.schema.ts'
import { viewOf } from './image.view.ts'
import { listImages } from './list-images.ts'
import { takeDownImage } from './take-down-image.ts'

/** What operators see and decide. */
export function staffImageRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/admin/merchants/:id/images',
    {
      config: { access: 'merchant:read' },
      schema: {
        operationId: 'listMerchantImagesForStaff',
        summary: 'The images of a merchant, used or not, the newest first; also those that were taken down',
        params: ById,
        querystring: ImageQuery,
        response: { 200: ImagePage },
      },
    },
    async ({ params, query }) => {
      await readMerchant(ctx.sql, params.id)
      return listImages(ctx.sql, params.id, query)
    },
  )

  app.post(
    '/v1/admin/images/:id/take-down',
    {
      config: { access: 'merchant:verify' },
      schema: {
        operationId: 'takeDownImage',
        summary: 'Away from everywhere at once and for good, with the reason that its merchant reads',
        description: 'Again is the same answer, with the first reason. Its merchant cannot send the same file again.',
        params: ById,
        body: BecauseBody,
        response: { 200: ImageView },
      },
    },
    async ({ params, body, caller }) => viewOf(await takeDownImage(ctx, caller, params.id, body.because)),
  )
}
