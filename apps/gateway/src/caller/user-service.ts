import * as konter from '@konter/sdk/internal'
import { type CallerClaims, type Issuer, isDependencyDown, serviceAsk } from '@konter/service'
import { type Upstream, unavailable } from '../upstream/upstream.ts'

/** A request waits for this answer: longer than that is "away". */
const askTimeoutMs = 2_000

/** Who callers are now, as the user service knows. Its absence is thrown as `service.unavailable`. */
export type UserService = {
  session(sessionId: string, userId: string): Promise<CallerClaims | undefined>
  apiKey(key: string): Promise<{ caller: CallerClaims; allowedIps: readonly string[] } | undefined>
}

export function askUserService(upstream: Upstream, issuer: Issuer): UserService {
  const client = konter.createClient({ baseUrl: upstream.url, ask: serviceAsk('gateway', 'user', issuer) })

  /** Through the same breaker as everything else that goes there: a service that hangs must not make everybody wait. */
  async function guarded<Data>(ask: () => Promise<{ data: Data }>): Promise<Data> {
    const pass = upstream.breaker.enter()
    if (pass === undefined) throw unavailable(upstream.breaker.retryAfterSeconds)
    try {
      const { data } = await inTime(ask())
      pass.succeeded()
      return data
    } catch (error) {
      if (isDependencyDown(error)) {
        pass.failed()
        throw unavailable(1, error)
      }
      pass.succeeded()
      throw error
    }
  }

  return {
    session: async (sessionId, userId) => {
      const { active, caller } = await guarded(() =>
        konter.resolveSession({ client, body: { sessionId, userId }, throwOnError: true }),
      )
      return active ? claimsOf(caller) : undefined
    },
    apiKey: async (key) => {
      const {
        active,
        caller,
        allowedIps = [],
      } = await guarded(() => konter.resolveApiKey({ client, body: { key }, throwOnError: true }))
      const claims = active ? claimsOf(caller) : undefined
      return claims && { caller: claims, allowedIps }
    },
  }
}

/** Field by field: what the user service may add one day does not end up in tokens by itself. */
function claimsOf(caller: konter.ResolvedCaller | undefined): CallerClaims | undefined {
  if (caller === undefined) return undefined
  const { sub, kind, role, customerType, memberLevel, guest, permissions, sessionId, apiKeyId, scopes } = caller
  return {
    sub,
    kind,
    role,
    customerType,
    memberLevel,
    guest,
    permissions,
    ...(sessionId === undefined ? {} : { sessionId }),
    ...(apiKeyId === undefined ? {} : { apiKeyId }),
    ...(scopes === undefined ? {} : { scopes }),
  }
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(unavailable(1, new Error(`no answer within ${askTimeoutMs} ms`))), askTimeoutMs)
  })
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}
