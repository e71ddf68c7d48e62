import type { FastifyRequest } from 'fastify'
import { allows, isForServices, type Permission, type Scope, servicePermissions } from './permissions.ts'
import { problem } from './problems.ts'
import { isService } from './services.ts'
import type { VerifiedCaller } from './tokens.ts'
import type { Trace } from './trace.ts'

/**
 * What a route asks of its caller. `public`: nothing; an API key that comes all the same needs the scope, where one is
 * named. `own`: anybody who is signed in, who then sees only what is theirs; an API key needs the scope. A permission:
 * staff who have it, or a service that does.
 */
export type Access = 'public' | { public: Scope } | { own: Scope | 'session' } | Permission

export type Caller = {
  kind: 'user' | 'service' | 'anonymous'
  /** Of a user; empty for others, so that it never matches anybody's. */
  userId: string
  /** Whom an act is put down to: `user:<id>`, `service:<name>`, `anonymous`. */
  actor: string
  role: string
  customerType: string
  memberLevel: string
  guest: boolean
  sessionId: string | undefined
  apiKeyId: string | undefined
  scopes: readonly string[] | undefined
  permissions: readonly string[]
}

export const ANONYMOUS: Caller = {
  kind: 'anonymous',
  userId: '',
  actor: 'anonymous',
  role: 'customer',
  customerType: 'retail',
  memberLevel: 'bronze',
  guest: false,
  sessionId: undefined,
  apiKeyId: undefined,
  scopes: undefined,
  permissions: [],
}

export function callerFrom(claims: VerifiedCaller): Caller {
  if (claims.kind === 'anonymous') return ANONYMOUS
  if (claims.kind === 'service') {
    const permissions = isService(claims.iss) ? servicePermissions[claims.iss] : []
    return { ...ANONYMOUS, kind: 'service', actor: claims.sub, permissions }
  }
  return {
    kind: 'user',
    userId: claims.sub,
    actor: `user:${claims.sub}`,
    role: claims.role ?? 'customer',
    customerType: claims.customerType ?? 'retail',
    memberLevel: claims.memberLevel ?? 'bronze',
    guest: claims.guest ?? false,
    sessionId: claims.sessionId,
    apiKeyId: claims.apiKeyId,
    scopes: claims.scopes,
    permissions: claims.permissions ?? [],
  }
}

/** Throws `auth.required` or `auth.forbidden` unless the caller may use a route of this access. */
export function demand(access: Access, caller: Caller): void {
  if (access === 'public') return
  if (typeof access === 'string') demandPermission(access, caller)
  else if ('public' in access) demandScope(access.public, caller)
  else demandOwn(access.own, caller)
}

function demandOwn(scope: string, caller: Caller): void {
  if (caller.kind === 'anonymous') throw problem('auth.required', {})
  if (caller.kind !== 'user') throw problem('auth.forbidden', { permission: 'own' })
  demandScope(scope, caller)
}

/**
 * A key acts on what is its owner's; it never carries the owner's rights over others. And what services ask of each other
 * is not for people, not even for those who may do everything.
 */
function demandPermission(permission: Permission, caller: Caller): void {
  if (caller.kind === 'anonymous') throw problem('auth.required', {})
  const isMeant = caller.kind === 'service' || !isForServices(permission)
  if (!isMeant || caller.apiKeyId !== undefined || !allows(caller.permissions, permission))
    throw problem('auth.forbidden', { permission })
}

function demandScope(scope: string, { scopes }: Caller): void {
  if (scopes !== undefined && !scopes.includes(scope)) throw problem('auth.forbidden', { permission: scope })
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller
    /** What this request belongs to, for whoever is told of it by a socket. */
    trace: Trace
    /** The client's address as the gateway saw it. */
    clientIp: string
  }
  interface FastifyContextConfig {
    access?: Access
    /** Moves money or places an order: needs an Idempotency-Key. `at-once`: its one statement claims the key itself. */
    idempotent?: boolean | 'at-once'
    /** Its body is bytes of one of these types, at most so many, and no JSON. */
    bytes?: { types: readonly string[]; bytesMax: number }
    /** Not part of the public API: other services only. */
    internal?: boolean
  }
}

export const bearerOf = (request: Pick<FastifyRequest, 'headers'>): string | undefined =>
  /^Bearer ([\w.~+/-]+=*)$/i.exec(request.headers.authorization ?? '')?.[1]
