import type { Tx } from '@konter/service'
import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import { insertQrKey, takeRunKey } from './qr-key.repo.ts'
import { newQrKey, type QrKey } from './qr-key.ts'

const triesMax = 3

/** The key that signs a print run, in the transaction of what is printed. A run keeps its key until it is over. */
export async function runKey(ctx: Context, tx: Tx, run: string): Promise<QrKey> {
  for (let tries = 0; tries < triesMax; tries++) {
    const key = await takeRunKey(tx, run, ctx.now())
    if (key !== undefined) return key
    // No spare: then one that devices may not know for a day; what is printed is not at a counter before that.
    const outcome = await insertQrKey(tx, newQrKey(ctx.safe), {
      purpose: 'print',
      state: 'signing',
      run,
      now: ctx.now(),
    })
    if (outcome === 'exhausted') throw problem('qr-key.exhausted', {})
  }
  throw new Error(`no key for the print run ${run}`)
}
