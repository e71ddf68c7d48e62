import { defineJob, enqueue } from '@konter/service'
import { recordAct } from '../activity/activity.repo.ts'
import type { By } from '../activity/activity.ts'
import type { Context } from '../context.ts'
import { deleteUnpublishedKeys, insertKeyOnce, promoteKey, publishedKeys } from './signing-key.repo.ts'
import { newSigningKey, publishBeforeMs, type SigningKey } from './signing-key.ts'

export const PromoteSigningKey = defineJob<{ kid: string }>('promote-signing-key')

/** Publishes a new key, which takes over by itself once everybody can have seen it. One rotation at a time. */
export async function rotateSigningKeys(ctx: Context, by: By): Promise<SigningKey[]> {
  const now = ctx.now()
  await ctx.transaction(async (tx) => {
    await deleteUnpublishedKeys(tx, now)
    const key = newSigningKey(ctx.safe, now, 'next')
    if (!(await insertKeyOnce(tx, key))) return
    await recordAct(tx, { ...by, at: now, action: 'signing-key.rotated', subject: `signing-key:${key.kid}` })
    await enqueue(tx, PromoteSigningKey, { kid: key.kid }, { at: new Date(now.getTime() + publishBeforeMs) })
  })
  return publishedKeys(ctx.db, now)
}

/** False when it is too early for this key, or it has been promoted before: then nothing changes. */
export const promoteSigningKey = (ctx: Context, kid: string): Promise<boolean> =>
  ctx.transaction((tx) => promoteKey(tx, kid, ctx.now()))
