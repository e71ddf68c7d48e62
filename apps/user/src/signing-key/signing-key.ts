import { generateKeyPairSync } from 'node:crypto'
import { type Safe, signingKey } from '@konter/service'

const minutes = 60_000

/**
 * next: published, does not sign yet. current: signs. retired: signs no more, published until its last token is over.
 */
export type SigningKeyStatus = 'next' | 'current' | 'retired'

/** RFC 7517 and 7518 */
export type PublicJwk = { kty: string; crv: string; x: string; y: string; kid: string; use: string; alg: string }

export type SigningKey = {
  kid: string
  sealedPrivateKey: string
  publicJwk: PublicJwk
  status: SigningKeyStatus
  publishedAt: Date
  signsFrom: Date | null
  retiredAt: Date | null
}

export const accessTokenLifeMs = 15 * minutes
/** How old a replica's knowledge of the keys may be. */
export const keysCachedMs = 30_000
/** Verifiers may keep what they fetched for this long … */
export const jwksCachedSeconds = 300
/** … so a new key is published for longer than that before it signs. */
export const publishBeforeMs = 10 * minutes
/** A replica that has not heard of the rotation yet still signs with the old key; clocks differ a little. */
export const publishAfterMs = accessTokenLifeMs + keysCachedMs + 5 * minutes

export function newSigningKey(safe: Safe, now: Date, status: 'next' | 'current'): SigningKey {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const { kid, jwk } = signingKey(pem)
  return {
    kid,
    sealedPrivateKey: safe.seal(pem, sealedAs(kid)),
    // Every P-256 key has these members.
    publicJwk: { ...jwk, alg: 'ES256' } as PublicJwk,
    status,
    publishedAt: now,
    signsFrom: status === 'current' ? now : null,
    retiredAt: null,
  }
}

/** What the private key is bound to in its encryption. */
export const sealedAs = (kid: string): string => `signing-key:${kid}`
