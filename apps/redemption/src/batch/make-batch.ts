import { newId } from '@konter/core'
import { defineJob, killPoint, type Tx } from '@konter/service'
import { lastDayOf } from '../code/code.ts'
import { type Minted, type Mould, mintCode } from '../code/mint-code.ts'
import type { Context } from '../context.ts'
import { findQrKey, noteGoodUntil } from '../qr-key/qr-key.repo.ts'
import { openPrivateKey } from '../qr-key/qr-key.ts'
import { findTerms } from '../voucher/voucher.repo.ts'
import { endBatch, findBatch, insertCodes, noteMade } from './batch.repo.ts'
import { type Batch, codesPerTurn } from './batch.ts'

export const MakeBatch = defineJob<{ batchId: string }>('make-batch')

/**
 * Makes what is still missing, so many at a time, each turn in a transaction of its own: a process that ends in between has
 * lost one turn at most, and whoever works on goes on from there.
 */
export async function makeBatch(ctx: Context, batchId: string): Promise<void> {
  for (;;) {
    const batch = await findBatch(ctx.db, batchId)
    if (batch?.status !== 'making') return
    if (batch.made === batch.wanted) {
      await endBatch(ctx.db, batchId, 'made', ctx.now())
      ctx.log.info({ batchId, made: batch.made }, 'a batch of codes is made')
      return
    }
    const mould = await mouldOf(ctx, batch)
    if (mould === undefined) {
      await endBatch(ctx.db, batchId, 'failed', ctx.now())
      ctx.log.error({ batchId, made: batch.made }, 'the key of a batch is gone before the batch was made')
      return
    }
    const codes = await mintMany(ctx, mould, Math.min(codesPerTurn, batch.wanted - batch.made))
    if (!(await addCodes(ctx, batch, mould, codes))) return
    killPoint('redemption.batch-after-turn')
  }
}

export type BatchMould = Mould & { validUntil: Date }

/** Undefined when its key signs no more. */
export async function mouldOf(ctx: Context, batch: Batch, db: Tx = ctx.db): Promise<BatchMould | undefined> {
  const key = await findQrKey(db, batch.qrKeyId)
  const merchant = await ctx.merchants(batch.merchantId)
  const terms = await findTerms(db, batch.voucherId, batch.version)
  if (merchant === undefined || terms === undefined) throw new Error(`batch ${batch.id} is of nothing that we know`)
  if (key?.state !== 'signing') return undefined
  const validUntil = new Date(terms.redeemUntil)
  return {
    type: 'book-voucher',
    merchantNumber: merchant.number,
    lastDay: lastDayOf(validUntil, merchant.timeZone),
    key: { id: key.id, kid: key.kid, privateKey: openPrivateKey(ctx.safe, key) },
    validUntil,
  }
}

const mintMany = (ctx: Context, mould: Mould, count: number): Promise<Minted[]> =>
  Promise.all(Array.from({ length: count }, () => mintCode(ctx.codes, mould, { id: newId() })))

/** False when somebody else went on with the batch, or ended it: then nothing of this is kept. */
export function addCodes(ctx: Context, batch: Batch, mould: BatchMould, codes: readonly Minted[]): Promise<boolean> {
  const { lastDay, validUntil } = mould
  const at = ctx.now()
  return ctx
    .transaction(async (tx) => {
      const inserted = await insertCodes(tx, { ...batch, lastDay, validUntil, at }, codes)
      await noteGoodUntil(tx, batch.qrKeyId, validUntil)
      if (await noteMade(tx, batch, inserted.length)) return true
      throw new Moved()
    })
    .catch((error: unknown) => {
      if (error instanceof Moved) return false
      throw error
    })
}

class Moved extends Error {}
