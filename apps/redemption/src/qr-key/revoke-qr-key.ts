import { defineJob, enqueue } from '@konter/service'
import type { Context } from '../context.ts'
import { logOperation } from '../operation-log/operation-log.repo.ts'
import { problem } from '../problems.ts'
import { findQrKey, promoteKey, revokeKey } from './qr-key.repo.ts'
import { isPublished, type QrKey } from './qr-key.ts'

export type RevokedKey = { keyId: string; because: string; actor: string }
/** What paper says cannot be signed again: a leaked print file is refused as a whole, its short codes with it. */
export const RevokeCodesOfKey = defineJob<RevokedKey>('revoke-codes-of-key')

/**
 * From now on nothing that it signed is good: here at once, in other processes within half a minute, on devices with the
 * next keys that they fetch. Claims go on: they are signed anew, by another key, when they are shown next.
 */
export async function revokeQrKey(ctx: Context, kid: number, because: string, actor: string): Promise<QrKey[]> {
  const key = (await ctx.keyring.published()).find((each) => each.kid === kid)
  if (key === undefined) throw problem('qr-key.not-found', { kid })
  const now = ctx.now()
  await ctx.transaction(async (tx) => {
    const current = await findQrKey(tx, key.id)
    if (current === undefined || !isPublished(current)) throw problem('qr-key.not-found', { kid })
    await revokeKey(tx, key.id, because, now)
    // The next one signs at once, however short it has been announced.
    if (current.purpose === 'claims' && current.state === 'signing') await promoteKey(tx, now, now)
    if (current.purpose === 'print') await enqueue(tx, RevokeCodesOfKey, { keyId: key.id, because, actor })
    const subject = `qr-key:${key.id}`
    await logOperation(tx, { at: now, actor, action: 'qr-key.revoked', subject, facts: { kid, because } })
  })
  ctx.keyring.forget()
  return ctx.keyring.published()
}
