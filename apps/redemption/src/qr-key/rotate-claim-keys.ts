import { defineJob, enqueue } from '@konter/service'
import type { Context } from '../context.ts'
import { logOperation } from '../operation-log/operation-log.repo.ts'
import { insertQrKey, promoteKey } from './qr-key.repo.ts'
import { announceBeforeMs, newQrKey } from './qr-key.ts'

export const PromoteClaimKey = defineJob('promote-claim-key')

/**
 * Announces the next key of claims, which signs by itself once every device can have fetched it. One rotation at a time:
 * false when one is under way.
 */
export async function rotateClaimKeys(ctx: Context, actor: string): Promise<boolean> {
  const now = ctx.now()
  const begun = await ctx.transaction(async (tx) => {
    const key = newQrKey(ctx.safe)
    const outcome = await insertQrKey(tx, key, { purpose: 'claims', state: 'announced', now })
    if (outcome === 'exhausted') throw new Error('no key id is left for claims')
    if (outcome === 'taken') return false
    await logOperation(tx, { at: now, actor, action: 'qr-key.announced', subject: `qr-key:${key.id}`, facts: {} })
    await enqueue(tx, PromoteClaimKey, {}, { at: new Date(now.getTime() + announceBeforeMs), key: 'promote-claim-key' })
    return true
  })
  ctx.keyring.forget()
  return begun
}

/** False when no key has been announced for long enough: then nothing changes. */
export async function promoteClaimKey(ctx: Context): Promise<boolean> {
  const now = ctx.now()
  const announcedBefore = new Date(now.getTime() - announceBeforeMs)
  const promoted = await ctx.transaction((tx) => promoteKey(tx, now, announcedBefore))
  ctx.keyring.forget()
  return promoted
}
