import { enqueue } from '@konter/service'
import { RevokeCodes } from '../claim/claim.jobs.ts'
import type { Context } from '../context.ts'
import { logOperation } from '../operation-log/operation-log.repo.ts'
import { problem } from '../problems.ts'
import { endBatch, findBatch } from './batch.repo.ts'
import type { Batch } from './batch.ts'

/** No more of it is made, and what is active is revoked in the background. What was redeemed stays redeemed. */
export async function revokeBatch(ctx: Context, id: string, because: string, actor: string): Promise<Batch> {
  await ctx.transaction(async (tx) => {
    const batch = await demandBatch(ctx, id)
    if (!(await endBatch(tx, id, 'revoked', ctx.now()))) throw problem('code.past-that', { id, status: batch.status })
    await logOperation(tx, {
      at: ctx.now(),
      actor,
      action: 'batch.revoked',
      subject: `batch:${id}`,
      facts: { because },
    })
    await enqueue(tx, RevokeCodes, { batchId: id, because }, { key: `revoke-codes:${id}` })
  })
  return demandBatch(ctx, id)
}

export async function demandBatch(ctx: Context, id: string): Promise<Batch> {
  const batch = await findBatch(ctx.db, id)
  if (batch === undefined) throw problem('code-batch.not-found', { id })
  return batch
}
