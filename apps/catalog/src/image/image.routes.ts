import { Readable } from 'node:stream'
import { ById } from '@konter/core'
import type { App } from '@konter/service'
import { Type } from 'typebox'
import type { Context } from '../context.ts'
import { demandMember, demandOwner } from '../merchant/membership.ts'
import { problem } from '../problems.ts'
import { findCopy } from './image.repo.ts'
import { ByImageAndSize, ImageList, ImagePage, ImageQuery, ImageView, ShownImagesBody } from './image.schema.ts'
import { bytesMax, type Copy, isMediaType, MEDIA_TYPES, type Size } from './image.ts'
import { viewOf } from './image.view.ts'
import { keyOf } from './image-objects.ts'
import { listImages } from './list-images.ts'
import { uploadImage } from './upload-image.ts'
import { showImages } from './use-images.ts'

const own = { own: 'merchant:manage' } as const

export function imageRoutes(app: App, ctx: Context): void {
  uploadRoute(app, ctx)
  servingRoute(app, ctx)

  app.get(
    '/v1/my/merchants/:id/images',
    {
      config: { access: own },
      schema: {
        operationId: 'listMerchantImages',
        summary: 'The images of my merchant, used or not, the newest first; those that were taken down say why',
        params: ById,
        querystring: ImageQuery,
        response: { 200: ImagePage },
      },
    },
    async ({ params, query, caller }) => {
      await demandMember(ctx.sql, { merchantId: params.id, userId: caller.userId })
      return listImages(ctx.sql, params.id, query)
    },
  )

  app.put(
    '/v1/my/merchants/:id/images',
    {
      config: { access: own },
      schema: {
        operationId: 'showMerchantImages',
        summary: "What my merchant's page shows: all of it, in this order; owners only",
        params: ById,
        body: ShownImagesBody,
        response: { 200: ImageList },
      },
    },
    async ({ params, body, caller }) => ({
      items: (await showImages(ctx, caller, params.id, body.imageIds)).map(viewOf),
    }),
  )
}

/** Its own scope: here a body is bytes. Of any type, because what is wrong with it is for us to say. */
function uploadRoute(app: App, ctx: Context): void {
  void app.register((plugin, _options, done) => {
    const scope = plugin as unknown as App
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: bytesMax }, (_request, body, parsed) =>
      parsed(null, body),
    )
    scope.post(
      '/v1/my/merchants/:id/images',
      {
        config: { access: own, bytes: { types: MEDIA_TYPES, bytesMax } },
        bodyLimit: bytesMax,
        schema: {
          operationId: 'uploadMerchantImage',
          summary: 'An image for my merchant or its vouchers, drawn anew without anything but its pixels; owners only',
          description:
            'The same file again is the same image, and answered with 200; one that was taken down is refused (409).',
          params: ById,
          response: { 200: ImageView, 201: ImageView },
        },
      },
      async ({ params, body, headers, caller }, reply) => {
        await demandOwner(ctx.sql, { merchantId: params.id, userId: caller.userId })
        const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''
        if (!isMediaType(type)) throw problem('image.type-unsupported', {})
        const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
        const { image, isNew } = await uploadImage(ctx, { merchantId: params.id, userId: caller.userId, type, bytes })
        return reply.code(isNew ? 201 : 200).send(viewOf(image))
      },
    )
    done()
  })
}

/** A copy never changes, so whoever has it may keep it; and any page may show it. */
const forEver = {
  'cache-control': 'public, max-age=31536000, immutable',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
} as const

const WebpBytes = Type.Unsafe<Readable>(Type.String({ format: 'binary' }))
const Nothing = Type.Unsafe<undefined>(Type.Null({ description: 'The caller has it.' }))

function servingRoute(app: App, ctx: Context): void {
  app.get(
    '/v1/images/:id/:size',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getImage',
        summary: 'One copy of an image',
        params: ByImageAndSize,
        response: {
          200: { description: 'The image', content: { 'image/webp': { schema: WebpBytes } } },
          304: Nothing,
        },
      },
    },
    async ({ params: { id, size }, method, headers }, reply) => {
      const copy = await findCopy(ctx.sql, id, Number(size) as Size)
      if (copy === undefined) throw problem('image.not-found', { image: id })
      const etag = `"${copy.sha256}"`
      if (isHeld(headers['if-none-match'], etag))
        return reply
          .code(304)
          .headers({ ...forEver, etag })
          .send(undefined)
      const stream = method === 'HEAD' ? Readable.from([]) : await open(ctx, id, copy)
      return reply
        .headers({ ...forEver, etag, 'content-type': 'image/webp', 'content-length': copy.bytes })
        .send(stream)
    },
  )
}

/** That it is not there, or is something else, is our own failure; unless it was taken down, or swept, just now. */
async function open(ctx: Context, id: string, { size, sha256, bytes }: Copy): Promise<Readable> {
  const found = await ctx.objects.get(keyOf(id, sha256))
  if (found?.bytes === bytes) return found.stream
  found?.stream.destroy()
  if ((await findCopy(ctx.sql, id, size)) === undefined) throw problem('image.not-found', { image: id })
  throw new Error(`image ${id}: ${bytes} bytes are not what the object store has (${found?.bytes ?? 'nothing'})`)
}

/** `If-None-Match` (RFC 9110 §13.1.2): any of those listed, weak or not. */
const isHeld = (header: string | undefined, etag: string): boolean =>
  (header ?? '').split(',').some((each) => [etag, `W/${etag}`, '*'].includes(each.trim()))
