import { createDecoder, createVerifier, type VerifierOptions } from 'fast-jwt'
import { BoundedMap } from '../bounded-map.ts'
import type { AccessKeys } from './access-keys.ts'

/** What an access token of the user service says about its bearer. */
export type AccessClaims = {
  sub: string
  /** The session it came out of. */
  sid: string
  role: string
  ctype: string
  lvl: string
  guest: boolean
  exp: number
}

const tokenLengthMax = 4_096
const verifiedMax = 20_000

/** RFC 8725: one algorithm, one type, one issuer, one audience. Headers that name keys (jku, x5u, jwk) are not read. */
const rules: Partial<VerifierOptions> = {
  algorithms: ['ES256'],
  checkTyp: 'at+jwt',
  allowedIss: 'konter',
  allowedAud: 'konter',
  requiredClaims: ['iss', 'aud', 'sub', 'sid', 'exp'],
}

export type Verify = (token: string) => AccessClaims

export const verifierBy = (publicPem: string): Verify => {
  const verify = createVerifier({ ...rules, key: publicPem })
  return (token) => verify(token) as AccessClaims
}

export type AccessTokens = {
  /** Undefined: not a token that counts, for whatever reason. Throws when its key cannot be asked for now. */
  read(token: string): Promise<AccessClaims | undefined>
  /** What was verified before and still counts, without any work. */
  remembered(token: string): AccessClaims | undefined
  /** Keys changed: every token is looked at again. */
  forget(): void
  readonly size: number
}

/** A signature costs as much as all the rest of a request: what was verified once is remembered until it expires. */
export function createAccessTokens(keys: AccessKeys): AccessTokens {
  const verified = new BoundedMap<AccessClaims>(verifiedMax)
  const decode = createDecoder({ complete: true })

  function kidOf(token: string): string | undefined {
    try {
      const { header } = decode(token) as { header: { kid?: unknown } }
      return typeof header.kid === 'string' ? header.kid : undefined
    } catch {
      return undefined
    }
  }

  return {
    remembered: (token) => verified.get(token),
    read: async (token) => {
      const known = verified.get(token)
      if (known !== undefined) return known
      const kid = token.length > tokenLengthMax ? undefined : kidOf(token)
      const verify = kid === undefined ? undefined : await keys.verifierFor(kid)
      const claims = verify && attempt(verify, token)
      if (claims !== undefined) verified.set(token, claims, claims.exp * 1000 - Date.now())
      return claims
    },
    forget: () => verified.clear(),
    get size() {
      return verified.size
    },
  }
}

function attempt(verify: Verify, token: string): AccessClaims | undefined {
  try {
    return verify(token)
  } catch {
    return undefined
  }
}
