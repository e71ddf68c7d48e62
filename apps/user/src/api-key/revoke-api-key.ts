import { AccessChanged } from '@konter/contracts'
import { emit } from '@konter/service'
import { accessOf } from '../account/account.ts'
import { recordAct } from '../activity/activity.repo.ts'
import type { By } from '../activity/activity.ts'
import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import { revokeKey } from './api-key.repo.ts'

export const revokeApiKey = (ctx: Context, by: By, userId: string, id: string): Promise<void> =>
  ctx.transaction(async (tx) => {
    const at = ctx.now()
    const key = await revokeKey(tx, userId, id, at)
    if (key === undefined) throw problem('api-key.not-found', { id })
    const before = { id, name: key.name, prefix: key.prefix }
    await recordAct(tx, { ...by, at, action: 'api-key.revoked', subject: `user:${userId}`, before })
    await emit(tx, AccessChanged, accessOf(userId))
  })
