import type { Tx } from '@konter/service'
import type { Context } from '../context.ts'
import { logDeeds } from '../log/log.repo.ts'
import { tellVoucher } from './tell-voucher.ts'
import { type Cause, insertVersion, lockVouchersNaming, replaceTerms, versionOf } from './voucher.repo.ts'
import type { DraftTerms, Voucher } from './voucher.ts'

/** So many in one transaction: each is told, and nobody waits long for a lock. */
const atOnce = 100

type GoneImage = { id: string; merchantId: string; actor: string }

/**
 * Every voucher that names an image which was taken down, whatever its status, goes on without it. What was promised gets a new
 * version, and is not asked whether it could still be published: but for the picture it is the same promise.
 */
export async function takeOutOfVouchers(ctx: Context, { id, merchantId, actor }: GoneImage): Promise<void> {
  for (;;) {
    const mended = await ctx.transaction(async (tx) => {
      const cause = { actor, cause: `image ${id} was taken down`, at: ctx.now() }
      const vouchers = await lockVouchersNaming(tx, { imageId: id, merchantId }, atOnce)
      for (const voucher of vouchers) await takeOut(tx, voucher, id, cause)
      return vouchers.length
    })
    if (mended < atOnce) return
  }
}

async function takeOut(tx: Tx, before: Voucher, imageId: string, cause: Cause): Promise<void> {
  const without = <Terms extends Pick<DraftTerms, 'imageIds'>>(terms: Terms): Terms => ({
    ...terms,
    imageIds: terms.imageIds?.filter((each) => each !== imageId),
  })
  const isPromised = before.version > 0
  const version = isPromised ? before.version + 1 : 0
  const after = { ...before, terms: without(before.terms), version, updatedAt: cause.at }
  if (isPromised) await insertVersion(tx, after, without(await versionOf(tx, before)), cause)
  await replaceTerms(tx, after)
  await tellVoucher(tx, after)
  await logDeeds(tx, cause, [
    {
      act: 'voucher.take-image-out',
      subject: 'voucher',
      subjectId: before.id,
      before: { version: before.version, imageIds: before.terms.imageIds },
      after: { version, imageIds: after.terms.imageIds },
    },
  ])
}
