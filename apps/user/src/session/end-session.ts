import { AccessChanged } from '@konter/contracts'
import { emit } from '@konter/service'
import { accessOf } from '../account/account.ts'
import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import { endSessions } from './session.repo.ts'

/** Ends one of somebody's sessions from their list: 404 when it is not theirs or over already. */
export async function revokeSession(ctx: Context, userId: string, id: string): Promise<void> {
  if (!(await end(ctx, userId, id, 'revoked'))) throw problem('session.not-found', { id })
}

/** Ends the session that asks. Asking twice is fine. */
export async function signOut(ctx: Context, userId: string, id: string | undefined): Promise<void> {
  if (id !== undefined) await end(ctx, userId, id, 'signed-out')
}

const end = (ctx: Context, userId: string, id: string, because: 'revoked' | 'signed-out'): Promise<boolean> =>
  ctx.transaction(async (tx) => {
    if ((await endSessions(tx, { userId, id }, because, ctx.now())) === 0) return false
    await emit(tx, AccessChanged, accessOf(userId))
    return true
  })
