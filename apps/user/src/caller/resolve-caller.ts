import type { Scope } from '@konter/service'
import { noteUse } from '../api-key/api-key.repo.ts'
import { hashOf } from '../api-key/api-key.ts'
import type { Context } from '../context.ts'
import { permissionsOf } from '../role/role.ts'
import { callerOfApiKey, callerOfSession, type SessionCaller } from './caller.repo.ts'
import type { ResolvedApiKey, ResolvedSession } from './caller.schema.ts'

/** Does this session still count, and as whom? */
export async function resolveSession(ctx: Context, sessionId: string, userId: string): Promise<ResolvedSession> {
  const found = await callerOfSession(ctx.db, sessionId, userId, ctx.now())
  return found === undefined ? { active: false } : { active: true, caller: { ...claimsOf(found), sessionId } }
}

/** Does this key count, as whom, for what, and from where? */
export async function resolveApiKey(ctx: Context, key: string): Promise<ResolvedApiKey> {
  const found = await callerOfApiKey(ctx.db, hashOf(key))
  if (found === undefined) return { active: false }
  const { apiKeyId, scopes, allowedIps } = found
  await noteUse(ctx.db, apiKeyId, ctx.now())
  return { active: true, caller: { ...claimsOf(found), apiKeyId, scopes: scopes as Scope[] }, allowedIps }
}

const claimsOf = ({ userId, role, customerType, memberLevel, guest, permissions }: SessionCaller) => ({
  sub: userId,
  kind: 'user' as const,
  role,
  customerType,
  memberLevel,
  guest,
  permissions: permissionsOf(role, permissions),
})
