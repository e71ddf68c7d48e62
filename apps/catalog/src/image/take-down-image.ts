import { type Caller, defineJob, enqueue, type Tx } from '@konter/service'
import type { Context } from '../context.ts'
import { logDeeds } from '../log/log.repo.ts'
import { lockMerchant } from '../merchant/merchant.repo.ts'
import { tellMerchant } from '../merchant/tell-merchant.ts'
import { problem } from '../problems.ts'
import { takeOutOfVouchers } from '../voucher/take-image-out.ts'
import { findImage, findTakenDown, forgetCopies, markTakenDown, type TakeDown, takeOffPage } from './image.repo.ts'
import type { Image } from './image.ts'
import { keyOf } from './image-objects.ts'

export const FinishTakeDown = defineJob<{ imageId: string }>('finish-image-take-down')

/**
 * By an operator, at once and for good, whoever's it is. With the first commit its address is dead, its merchant's page is
 * without it, and nobody can name it any more. Vouchers that do are mended next: each is locked by who edits it, and those
 * wait for the image. Should we die in between, the job goes on, which also removes the objects.
 */
export async function takeDownImage(
  ctx: Context,
  { actor }: Pick<Caller, 'actor'>,
  id: string,
  because: string,
): Promise<Image> {
  const { merchantId } = await readImage(ctx.sql, id)
  const image = await ctx.transaction(async (tx) => {
    // In the order in which a page takes them: merchant, image.
    await lockMerchant(tx, merchantId)
    const decision = { actor, because, at: ctx.now() }
    if (await markTakenDown(tx, id, decision)) await tellTakeDown(tx, { id, merchantId }, decision)
    return readImage(tx, id)
  })
  await takeOutOfVouchers(ctx, { id, merchantId, actor })
  return image
}

/** All that must be known of it, if and only if it was taken down. */
async function tellTakeDown(
  tx: Tx,
  { id, merchantId }: Pick<Image, 'id' | 'merchantId'>,
  decision: TakeDown,
): Promise<void> {
  if (await takeOffPage(tx, id)) await tellMerchant(tx, merchantId)
  await logDeeds(tx, decision, [
    {
      act: 'image.take-down',
      subject: 'image',
      subjectId: id,
      before: { status: 'ready', merchantId },
      after: { status: 'taken-down', cause: decision.because },
    },
  ])
  await enqueue(tx, FinishTakeDown, { imageId: id })
}

async function readImage(db: Tx, id: string): Promise<Image> {
  const image = await findImage(db, id)
  if (image === undefined) throw problem('image.not-found', { image: id })
  return image
}

/** Whatever is left to do of it. The copies are forgotten last: who dies before is continued. */
export async function finishTakeDown(ctx: Context, imageId: string): Promise<void> {
  const image = await findTakenDown(ctx.sql, imageId)
  if (image === undefined) return
  await takeOutOfVouchers(ctx, image)
  for (const sha256 of image.hashes) await ctx.objects.delete(keyOf(imageId, sha256))
  await ctx.transaction((tx) => forgetCopies(tx, imageId))
}
