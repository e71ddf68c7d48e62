import type { Context } from '../context.ts'
import { ourselves } from '../operation-log/operation-log.repo.ts'
import { closeRuns, countSpares, insertQrKey, retireKeys } from './qr-key.repo.ts'
import { disputeMs, newQrKey, runOverMs, spareKeys } from './qr-key.ts'
import { promoteClaimKey, rotateClaimKeys } from './rotate-claim-keys.ts'

/** Once a day: who is due signs, what is over signs no more, what nobody can show any more is published no more. */
export async function tendKeys(ctx: Context): Promise<void> {
  const now = ctx.now()
  const promoted = await promoteClaimKey(ctx)
  const spares = await keepSpares(ctx)
  const closed = await closeRuns(ctx.db, now, new Date(now.getTime() - runOverMs))
  const retired = await retireKeys(ctx.db, now, new Date(now.getTime() - disputeMs))
  ctx.keyring.forget()
  ctx.log.info({ promoted, spares, closed, retired }, 'QR keys tended')
}

/** Announced long before a print run asks for one, so that devices know them. How many were made. */
export async function keepSpares(ctx: Context): Promise<number> {
  const wanted = spareKeys - (await countSpares(ctx.db))
  let made = 0
  for (let nth = 0; nth < wanted; nth++) {
    const key = newQrKey(ctx.safe)
    const outcome = await insertQrKey(ctx.db, key, { purpose: 'print', state: 'announced', now: ctx.now() })
    if (outcome === 'exhausted') ctx.log.error({ wanted }, 'no key id is left for print runs')
    if (outcome === 'made') made += 1
  }
  if (made > 0) ctx.keyring.forget()
  return made
}

/** Each quarter. */
export const beginRotation = (ctx: Context): Promise<boolean> => rotateClaimKeys(ctx, ourselves)
