import { randomUUID } from 'node:crypto'
import { createSigner } from 'fast-jwt'
import type { Account, CustomerType, MemberLevel, Role } from '../account/account.ts'
import { accessTokenLifeMs } from './signing-key.ts'

const issuer = 'konter'
export const accessTokenLifeSeconds = accessTokenLifeMs / 1000

/** What an access token (RFC 9068, `at+jwt`) says about its bearer. The gateway asks us whether it still holds. */
export type AccessClaims = {
  sub: string
  /** The session it came out of. */
  sid: string
  role: Role
  ctype: CustomerType
  lvl: MemberLevel
  guest: boolean
  jti: string
  iat: number
}

export const claimsOf = (account: Account, sessionId: string, now: Date): AccessClaims => ({
  sub: account.id,
  sid: sessionId,
  role: account.role,
  ctype: account.customerType,
  lvl: account.memberLevel,
  guest: account.guest,
  jti: randomUUID(),
  iat: Math.floor(now.getTime() / 1000),
})

export type SignAccessToken = (claims: AccessClaims) => string

export const accessTokenSigner = (kid: string, privatePem: string): SignAccessToken =>
  createSigner({
    algorithm: 'ES256',
    key: privatePem,
    kid,
    iss: issuer,
    aud: issuer,
    expiresIn: accessTokenLifeMs,
    header: { alg: 'ES256', typ: 'at+jwt' },
  })
