import { createHash, createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import { createDecoder, createSigner, createVerifier } from 'fast-jwt'
import type { Secret } from './config.ts'
import { problem } from './problems.ts'

/** A token says who calls, for one audience, for a minute. Who holds it can do no more than that call. */
export const tokenLifeSeconds = 60
const reuseSeconds = 30
const cacheMax = 10_000

export type Jwk = JsonWebKey & { kid: string }
export type Jwks = { keys: Jwk[] }

export type SigningKey = { kid: string; privatePem: string; jwk: Jwk }

/** The key id is the hash of the public key: two keys never share one, one key never has two. */
export function signingKey(privatePem: string): SigningKey {
  const jwk = createPublicKey(createPrivateKey(privatePem)).export({ format: 'jwk' })
  const kid = createHash('sha256').update(JSON.stringify(jwk)).digest('base64url').slice(0, 16)
  return { kid, privatePem, jwk: { ...jwk, kid, use: 'sig' } }
}

/** Several keys during a rotation: the first signs, all are published. Newlines may be written as `\n`. */
export const signingKeys = (secret: Secret): SigningKey[] =>
  secret
    .reveal()
    .replaceAll('\\n', '\n')
    .split(/(?<=-----END PRIVATE KEY-----)\s*/)
    .filter((pem) => pem.trim() !== '')
    .map(signingKey)

export const jwksOf = (keys: readonly SigningKey[]): Jwks => ({ keys: keys.map(({ jwk }) => jwk) })

/** Who calls, as one of our processes tells another. */
export type CallerClaims = {
  /** A user's id, `service:<name>`, or `anonymous`. */
  sub: string
  kind: 'user' | 'service' | 'anonymous'
  role?: string
  customerType?: string
  memberLevel?: string
  guest?: boolean
  sessionId?: string
  /** Of an API key: what it may do, and which key it is. */
  scopes?: string[]
  apiKeyId?: string
  permissions?: string[]
}

export type Issuer = {
  readonly jwks: Jwks
  /** A token about `claims` for one audience; reused while at least half of its life is left. */
  tokenFor(audience: string, claims: CallerClaims, cacheKey?: string): string
}

export function createIssuer(issuer: string, keys: readonly SigningKey[]): Issuer {
  const [first] = keys
  if (first === undefined) throw new Error('an issuer needs a signing key')
  const sign = createSigner({
    algorithm: 'EdDSA',
    key: first.privatePem,
    kid: first.kid,
    iss: issuer,
    expiresIn: tokenLifeSeconds * 1000,
    header: { alg: 'EdDSA', typ: 'caller+jwt' },
  })
  const cache = new Map<string, { token: string; until: number }>()

  function fresh(audience: string, claims: CallerClaims, id: string): string {
    const token = sign({ ...claims, aud: audience })
    if (cache.size >= cacheMax) cache.delete(cache.keys().next().value as string)
    cache.set(id, { token, until: Date.now() + reuseSeconds * 1000 })
    return token
  }

  return {
    jwks: jwksOf(keys),
    tokenFor: (audience, claims, cacheKey) => {
      const id = `${audience} ${cacheKey ?? JSON.stringify(claims)}`
      const known = cache.get(id)
      return known !== undefined && known.until > Date.now() && known.until - Date.now() <= reuseSeconds * 1000
        ? known.token
        : fresh(audience, claims, id)
    },
  }
}

/** Finds the published keys of an issuer we trust; undefined for any other. */
export type KeySource = (issuer: string, kid: string) => Promise<Jwk | undefined>

export type VerifiedCaller = CallerClaims & { iss: string; exp: number }

/** Verifies caller tokens for one audience. Undefined means: not a token that counts here, for whatever reason. */
export function createCallerVerifier(
  audience: string,
  keys: KeySource,
): (token: string) => Promise<VerifiedCaller | undefined> {
  const decode = createDecoder({ complete: true })
  const verifiers = new WeakMap<Jwk, (token: string) => unknown>()
  const verified = new Map<string, { caller: VerifiedCaller; until: number }>()

  async function verifierFor(issuer: string, kid: string) {
    const jwk = await keys(issuer, kid)
    if (jwk === undefined) return undefined
    const verify =
      verifiers.get(jwk) ??
      createVerifier({
        key: pemOf(jwk),
        algorithms: ['EdDSA'],
        allowedAud: audience,
        allowedIss: issuer,
        requiredClaims: ['sub', 'exp', 'kind'],
      })
    verifiers.set(jwk, verify)
    return verify
  }

  /** No longer than our own tokens live: whoever stole a key makes tokens of any length. */
  function remember(token: string, caller: VerifiedCaller): VerifiedCaller {
    if (verified.size >= cacheMax) verified.delete(verified.keys().next().value as string)
    verified.set(token, { caller, until: Math.min(caller.exp * 1000, Date.now() + tokenLifeSeconds * 1000) })
    return caller
  }

  return async (token) => {
    const cached = verified.get(token)
    if (cached !== undefined && cached.until > Date.now()) return cached.caller
    const header = headerOf(token, decode)
    // Outside of the `try`: an issuer that does not answer is an outage, not a bad token.
    const verify = header && (await verifierFor(header.issuer, header.kid))
    if (verify === undefined) return undefined
    try {
      const caller = verify(token) as VerifiedCaller
      return speaksForItself(caller) ? remember(token, caller) : undefined
    } catch {
      return undefined
    }
  }
}

function headerOf(token: string, decode: (token: string) => unknown): { issuer: string; kid: string } | undefined {
  try {
    const { header, payload } = decode(token) as { header: Record<string, unknown>; payload: Record<string, unknown> }
    return header.typ === 'caller+jwt' ? { issuer: String(payload.iss), kid: String(header.kid) } : undefined
  } catch {
    return undefined
  }
}

/** Only the gateway speaks about users; a service speaks for itself alone. */
const speaksForItself = (caller: VerifiedCaller): boolean =>
  caller.kind === 'service' ? caller.sub === `service:${caller.iss}` : caller.iss === 'gateway'

export const pemOf = (jwk: Jwk): string =>
  (createPublicKey({ key: jwk, format: 'jwk' }) as KeyObject).export({ type: 'spki', format: 'pem' }).toString()

const refetchMsMin = 2_000
/** Keys are looked at again after this while: one that was withdrawn must not count for ever. */
const freshMs = 5 * 60_000

/**
 * Asks each trusted issuer for its keys at `/.well-known/jwks.json`, when a key id is new or the keys are old, at most
 * every two seconds. While an issuer is away, what was known stays known.
 */
export function publishedKeys(urlOf: (issuer: string) => string | undefined): KeySource {
  const known = new Map<string, { keys: Jwk[]; at: number }>()
  const askedAt = new Map<string, number>()
  const mayAsk = (issuer: string) => Date.now() - (askedAt.get(issuer) ?? 0) >= refetchMsMin

  async function ask(issuer: string, url: string): Promise<Jwk[]> {
    askedAt.set(issuer, Date.now())
    const keys = await fetchKeys(url).catch((error: unknown) => {
      if (!known.has(issuer)) askedAt.delete(issuer)
      throw error
    })
    known.set(issuer, { keys, at: Date.now() })
    return keys
  }

  return async (issuer, kid) => {
    const url = urlOf(issuer)
    if (url === undefined) return undefined
    const cached = known.get(issuer)
    const found = cached?.keys.find((each) => each.kid === kid)
    const isOld = cached !== undefined && Date.now() - cached.at > freshMs
    if (found !== undefined && isOld && mayAsk(issuer)) ask(issuer, url).catch(() => {})
    if (found !== undefined || (cached !== undefined && !mayAsk(issuer))) return found
    return (await ask(issuer, url)).find((each) => each.kid === kid)
  }
}

async function fetchKeys(url: string): Promise<Jwk[]> {
  const answer = await fetch(`${url}/.well-known/jwks.json`, { signal: AbortSignal.timeout(3_000), redirect: 'error' })
  const { keys } = (await answer.json().catch(() => ({}))) as Partial<Jwks>
  if (!answer.ok || keys === undefined)
    throw problem('service.unavailable', {}, { cause: new Error(`${answer.status} from ${url}`) })
  return keys
}
