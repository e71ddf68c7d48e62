import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  allows,
  type CallerClaims,
  createIssuer,
  type Issuer,
  type ServiceName,
  servicePermissions,
  signingKey,
} from '@konter/service'
import type { Konter, Session } from '../konter.ts'
import type { Operation } from './operations.ts'

/** Everybody who calls in a fuzz, at the gateway and at the services themselves. */

export const people = ['nobody', 'guest', 'customer', 'key', 'operator', 'admin'] as const
export type Who = (typeof people)[number] | `service:${ServiceName}`

type Member = { userId: string; token: string; apiKey?: string; claims: CallerClaims }

export type Cast = {
  /** Headers that prove it. */
  atGateway(who: Who): Record<string, string>
  atService(who: Who, service: ServiceName): Record<string, string>
  claimsOf(who: Who): CallerClaims
  /** Whoever was thrown out meanwhile comes back. */
  renew(): Promise<void>
}

const nobody: CallerClaims = { sub: 'anonymous', kind: 'anonymous' }

export async function openCast(konter: Konter): Promise<Cast> {
  const { signingKeys } = JSON.parse(readFileSync(join(konter.dir, 'secrets.json'), 'utf8')) as {
    signingKeys: Record<string, string>
  }
  const issuers = new Map<string, Issuer>()
  const issuerOf = (name: string): Issuer => {
    const known = issuers.get(name) ?? createIssuer(name, [signingKey(signingKeys[name] as string)])
    issuers.set(name, known)
    return known
  }
  const members = new Map<Who, Member>()

  function atGateway(who: Who): Record<string, string> {
    const known = members.get(who)
    if (known === undefined) return {}
    return known.apiKey === undefined ? { authorization: `Bearer ${known.token}` } : { 'x-api-key': known.apiKey }
  }

  /** As the gateway would ask. */
  async function claimsFor(path: 'session' | 'api-key', body: object): Promise<CallerClaims | undefined> {
    const token = issuerOf('gateway').tokenFor('user', { sub: 'service:gateway', kind: 'service' })
    const answer = await fetch(`http://127.0.0.1:${konter.ports.user}/internal/callers/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
    return ((await answer.json()) as { caller?: CallerClaims }).caller
  }

  async function member(session: Pick<Session, 'userId' | 'token'>): Promise<Member> {
    const { sid: sessionId } = JSON.parse(Buffer.from(session.token.split('.')[1] ?? '', 'base64url').toString()) as {
      sid: string
    }
    const claims = await claimsFor('session', { sessionId, userId: session.userId })
    if (claims === undefined) throw new Error('a session that was just begun is not known')
    return { ...session, claims }
  }

  /** By cash, which our own admin confirms: the session of everybody else's may be over by now. */
  async function customer(): Promise<Session> {
    const session = await konter.register()
    const { body } = await konter.post<{ payment: { id: string } }>('/v1/wallet/deposits', {
      token: session.token,
      body: { amount: 5_000_000, paymentMethod: 'manual:cash' },
    })
    const headers = atGateway('admin')
    await konter.post(`/v1/admin/payments/${body.payment.id}/confirm`, { headers, body: {} })
    return session
  }

  // The admin first: the others need one.
  const make: Record<string, () => Promise<Member>> = {
    admin: async () => {
      const { body } = await konter.post<{ user: { id: string }; accessToken: string }>('/v1/auth/login', {
        body: { identifier: konter.admin.email, password: konter.admin.password },
      })
      return member({ userId: body.user.id, token: body.accessToken })
    },
    guest: async () => {
      const { body } = await konter.post<{ user: { id: string }; accessToken: string }>('/v1/auth/guest', { body: {} })
      return member({ userId: body.user.id, token: body.accessToken })
    },
    customer: async () => member(await customer()),
    key: async () => {
      const owner = await customer()
      const { body } = await konter.post<{ key: string }>('/v1/api-keys', {
        token: owner.token,
        body: {
          name: 'till',
          scopes: ['order:place', 'order:read', 'wallet:read', 'profile:read', 'voucher:redeem', 'voucher:claim'],
        },
      })
      const claims = await claimsFor('api-key', { key: body.key })
      if (claims === undefined) throw new Error('a key that was just made is not known')
      return { ...owner, apiKey: body.key, claims }
    },
    operator: async () => {
      const session = await konter.register()
      await konter.ask('PATCH', `/v1/admin/users/${session.userId}`, {
        headers: atGateway('admin'),
        body: { role: 'operator', reason: 'for the fuzz' },
      })
      return member(session)
    },
  }

  async function isStillIn({ token, apiKey }: Member): Promise<boolean> {
    return (await konter.get('/v1/me', apiKey === undefined ? { token } : { apiKey })).status === 200
  }

  async function renew(): Promise<void> {
    for (const [who, come] of Object.entries(make)) {
      const known = members.get(who as Who)
      if (known === undefined || !(await isStillIn(known))) members.set(who as Who, await come())
    }
  }

  const claimsOf = (who: Who): CallerClaims =>
    who.startsWith('service:') ? { sub: who, kind: 'service' } : (members.get(who)?.claims ?? nobody)
  return {
    claimsOf,
    renew,
    atGateway,
    atService: (who, service) => {
      const issuer = who.startsWith('service:') ? who.slice('service:'.length) : 'gateway'
      return { authorization: `Bearer ${issuerOf(issuer).tokenFor(service, claimsOf(who))}` }
    },
  }
}

/** May somebody with these claims use this operation? As the document says it, in our own words. */
export function mayUse({ access, isInternal }: Operation, claims: CallerClaims): boolean {
  const scope = /^(?:public|own) \(([a-z:-]+)\)$/.exec(access)?.[1]
  const hasScope = scope === undefined || claims.scopes === undefined || claims.scopes.includes(scope)
  if (access.startsWith('public')) return hasScope
  if (access.startsWith('own')) return claims.kind === 'user' && hasScope
  if (claims.kind === 'service')
    return servicePermissions[claims.sub.slice('service:'.length) as ServiceName].some((each) => each === access)
  return !isInternal && claims.apiKeyId === undefined && allows(claims.permissions ?? [], access)
}

/** Who would usually call it. */
export function usualCallers(operation: Operation, cast: Cast): Who[] {
  const services = (Object.keys(servicePermissions) as ServiceName[]).map((name): Who => `service:${name}`)
  const able = [...people, ...services].filter((who) => mayUse(operation, cast.claimsOf(who)))
  return operation.access.startsWith('public') ? able.filter((who) => !who.startsWith('service:')) : able
}
