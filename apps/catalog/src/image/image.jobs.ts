import { defineJob } from '@konter/service'
import { type Context, job } from '../context.ts'
import { examine, forgetImage, type Leftover, takeUnfinished, takeUnused, unclearedTakeDowns } from './image.repo.ts'
import { keyOf } from './image-objects.ts'
import { FinishTakeDown, finishTakeDown } from './take-down-image.ts'

export const SweepImages = defineJob('sweep-images')

const dayMs = 24 * 60 * 60 * 1000
/** No upload takes as long as this. */
const unfinishedMsMax = dayMs
const imagesPerTurn = 100
const examinedPerTurn = 500

/**
 * Daily. Out of use first, then the objects, then the row: who dies in between is continued the next time, and a store
 * that is away keeps the job waiting.
 */
export const sweepImages = job(SweepImages, async (ctx: Context) => {
  await sweepTakenDown(ctx)
  await sweepUnfinished(ctx)
  await sweepUnused(ctx)
})

/** At once after an image was taken down. */
export const finishTakeDowns = job(FinishTakeDown, (ctx, { imageId }) => finishTakeDown(ctx, imageId))

/** Those whose own job has failed for good. */
async function sweepTakenDown(ctx: Context): Promise<void> {
  for (let left = imagesPerTurn; left === imagesPerTurn; ) {
    const ids = await unclearedTakeDowns(ctx.sql, imagesPerTurn)
    for (const id of ids) await finishTakeDown(ctx, id)
    left = ids.length
  }
}

async function sweepUnfinished(ctx: Context): Promise<void> {
  const at = ctx.now()
  const before = new Date(at.getTime() - unfinishedMsMax)
  for (let left = imagesPerTurn; left === imagesPerTurn; ) {
    const leftovers = await ctx.transaction((tx) => takeUnfinished(tx, { before, limit: imagesPerTurn, at }))
    await remove(ctx, leftovers)
    left = leftovers.length
  }
}

async function sweepUnused(ctx: Context): Promise<void> {
  const at = ctx.now()
  const before = new Date(at.getTime() - ctx.config.IMAGE_UNUSED_DAYS * dayMs)
  let after: string | null = null
  do {
    const examined: { id: string; isUsed: boolean }[] = await examine(ctx.sql, {
      after,
      before,
      limit: examinedPerTurn,
    })
    const unused = examined.filter(({ isUsed }) => !isUsed).map(({ id }) => id)
    if (unused.length > 0) await remove(ctx, await ctx.transaction((tx) => takeUnused(tx, unused, at)))
    after = examined.length === examinedPerTurn ? (examined.at(-1)?.id ?? null) : null
  } while (after !== null)
}

async function remove(ctx: Context, leftovers: readonly Leftover[]): Promise<void> {
  for (const { id, hashes } of leftovers) {
    for (const sha256 of hashes) await ctx.objects.delete(keyOf(id, sha256))
    await ctx.transaction((tx) => forgetImage(tx, id))
  }
}
