import type { Config } from '../config.ts'

export type LimitClass =
  | 'sign-in'
  | 'registration'
  | 'refresh'
  | 'order'
  | 'deposit'
  | 'callback'
  | 'upload'
  | 'change'
  | 'read'

export type Limit = {
  /** Whose requests are counted together: all of one address, or all of one user, API key or (of nobody) address. */
  by: 'address' | 'caller'
  /**
   * exactly: Redis decides, one request at a time, so that all gateways together let no more through than allowed.
   * roughly: each gateway counts by itself and tells Redis a few times a second; costs nothing, may be over by one such while.
   */
  counted: 'exactly' | 'roughly'
  perMinute: (config: Config) => number
}

export const limits: Readonly<Record<LimitClass, Limit>> = {
  'sign-in': { by: 'address', counted: 'exactly', perMinute: (config) => config.RATE_LIMIT_SIGN_IN },
  registration: { by: 'address', counted: 'exactly', perMinute: (config) => config.RATE_LIMIT_REGISTRATION },
  refresh: { by: 'address', counted: 'exactly', perMinute: (config) => config.RATE_LIMIT_REFRESH },
  order: { by: 'caller', counted: 'exactly', perMinute: (config) => config.RATE_LIMIT_ORDER },
  deposit: { by: 'caller', counted: 'exactly', perMinute: (config) => config.RATE_LIMIT_DEPOSIT },
  callback: { by: 'address', counted: 'exactly', perMinute: (config) => config.RATE_LIMIT_CALLBACK },
  upload: { by: 'caller', counted: 'exactly', perMinute: (config) => config.RATE_LIMIT_UPLOAD },
  change: { by: 'caller', counted: 'exactly', perMinute: (config) => config.RATE_LIMIT_CHANGE },
  read: { by: 'caller', counted: 'roughly', perMinute: (config) => config.RATE_LIMIT_READ },
}

/** Which POST is in which class. What is not here is a `read` or a `change`, by its method. */
const posts: readonly (readonly [RegExp, LimitClass])[] = [
  [/^\/v1\/auth\/login$/, 'sign-in'],
  [/^\/v1\/auth\/(register|guest|claim)$/, 'registration'],
  [/^\/v1\/auth\/refresh$/, 'refresh'],
  [/^\/v1\/orders$/, 'order'],
  [/^\/v1\/wallet\/deposits$/, 'deposit'],
  [/^\/v1\/payments\/callbacks\//, 'callback'],
  [/^\/v1\/suppliers\/[^/]+\/webhook$/, 'callback'],
  [/^\/v1\/quotes$/, 'read'],
  [/^\/v1\/my\/merchants\/[^/]+\/images$/, 'upload'],
]

export function limitClassOf(method: string, path: string): LimitClass {
  if (method === 'GET') return 'read'
  const named = method === 'POST' ? posts.find(([pattern]) => pattern.test(path)) : undefined
  return named?.[1] ?? 'change'
}
