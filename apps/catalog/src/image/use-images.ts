import type { Caller, Tx } from '@konter/service'
import type { Context } from '../context.ts'
import { logDeeds } from '../log/log.repo.ts'
import { demandOwner } from '../merchant/membership.ts'
import { lockMerchant } from '../merchant/merchant.repo.ts'
import { tellMerchant } from '../merchant/tell-merchant.ts'
import { problem } from '../problems.ts'
import { lockUsable, replaceShown, shownImagesOf } from './image.repo.ts'
import type { Image } from './image.ts'

/** For whoever is about to name images of a merchant, in the transaction that does: from here on they stay. */
export async function demandImages(tx: Tx, merchantId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const usable = await lockUsable(tx, merchantId, ids)
  const missing = ids.find((id) => !usable.has(id))
  if (missing !== undefined) throw problem('image.not-found', { image: missing })
}

/** What the page of a merchant shows, all of it, in this order. */
export async function showImages(
  ctx: Context,
  { userId, actor }: Pick<Caller, 'userId' | 'actor'>,
  merchantId: string,
  imageIds: readonly string[],
): Promise<Image[]> {
  await demandOwner(ctx.sql, { merchantId, userId })
  return ctx.transaction(async (tx) => {
    // One after the other: two at once would each remove what the other never saw.
    await lockMerchant(tx, merchantId)
    await demandImages(tx, merchantId, imageIds)
    const before = (await shownImagesOf(tx, merchantId)).map(({ id }) => id)
    await replaceShown(tx, merchantId, imageIds)
    // Whoever keeps its page forgets it.
    await tellMerchant(tx, merchantId)
    await logDeeds(tx, { actor, at: ctx.now() }, [
      { act: 'merchant.show-images', subject: 'merchant', subjectId: merchantId, before, after: imageIds },
    ])
    return shownImagesOf(tx, merchantId)
  })
}
