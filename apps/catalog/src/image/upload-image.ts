import { newId } from '@konter/core'
import { commonProblem, isUniqueViolation, sha256Of } from '@konter/service'
import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import { type DrawnCopy, drawCopies } from './draw-copies.ts'
import { countImages, findSame, insertStoring, makeReady } from './image.repo.ts'
import { type Image, imagesPerMerchantMax, type MediaType } from './image.ts'
import { keyOf } from './image-objects.ts'

export type Upload = { merchantId: string; userId: string; type: MediaType; bytes: Buffer }

/**
 * Draws and keeps a picture. The same file again is the picture that is there, so an upload may be repeated after any
 * failure, unless that was taken down. Between its two commits only the sweep knows of it: who dies here leaves nothing behind for good.
 */
export async function uploadImage(ctx: Context, upload: Upload): Promise<{ image: Image; isNew: boolean }> {
  const { merchantId, userId, bytes } = upload
  const sha256 = sha256Of(bytes)
  const same = await findSame(ctx.sql, merchantId, sha256)
  if (same !== undefined) return known(same)
  if ((await countImages(ctx.sql, merchantId)) >= imagesPerMerchantMax)
    throw problem('image.too-many', { max: imagesPerMerchantMax })
  const { width, height, copies } = await drawCopies(bytes, upload.type)
  const createdAt = ctx.now()
  const isShown = { takenDownBecause: null, takenDownAt: null }
  const image = { id: newId(), merchantId, sha256, width, height, createdBy: userId, createdAt, ...isShown, copies }
  await ctx.transaction((tx) => insertStoring(tx, image, bytes.length))
  await Promise.all(copies.map((copy) => store(ctx, image.id, copy)))
  if (await becomesReady(ctx, image.id)) return { image, isNew: true }
  const first = await findSame(ctx.sql, merchantId, sha256)
  if (first === undefined) throw commonProblem('service.unavailable', {}, { headers: { 'retry-after': '1' } })
  return known(first)
}

function known(image: Image): { image: Image; isNew: false } {
  const { takenDownBecause } = image
  if (takenDownBecause !== null) throw problem('image.taken-down', { because: takenDownBecause })
  return { image, isNew: false }
}

const store = (ctx: Context, imageId: string, { sha256, data }: DrawnCopy): Promise<void> =>
  ctx.objects.put(keyOf(imageId, sha256), data)

async function becomesReady(ctx: Context, id: string): Promise<boolean> {
  try {
    return await ctx.transaction((tx) => makeReady(tx, id, ctx.now()))
  } catch (error) {
    // Two uploads of one file at the same moment.
    if (isUniqueViolation(error, 'image_once')) return false
    throw error
  }
}
