import { randomUUID } from 'node:crypto'
import {
  type CallerClaims,
  createIssuer,
  type Issuer,
  type KeySource,
  newSigningKeyPem,
  signingKey,
} from '@konter/service'

/** Somebody who calls in a test. */
export type TestCaller = CallerClaims

export const customer = (more: Partial<CallerClaims> = {}): TestCaller => ({
  sub: randomUUID(),
  kind: 'user',
  role: 'customer',
  customerType: 'retail',
  memberLevel: 'bronze',
  permissions: [],
  ...more,
})
export const reseller = (more: Partial<CallerClaims> = {}): TestCaller =>
  customer({ customerType: 'reseller', memberLevel: 'reseller', ...more })
export const staff = (...permissions: string[]): TestCaller => customer({ role: 'operator', permissions })
export const service = (name: string): TestCaller => ({ sub: `service:${name}`, kind: 'service' })

/** Tokens as the gateway and the services would sign them, and the keys to verify them by. */
export type TestTokens = { keys: KeySource; tokenFor(audience: string, caller: TestCaller): string }

export function testTokens(): TestTokens {
  const issuers = new Map<string, Issuer>()
  const issuerOf = (name: string): Issuer => {
    const known = issuers.get(name) ?? createIssuer(name, [signingKey(newSigningKeyPem())])
    issuers.set(name, known)
    return known
  }
  return {
    keys: async (issuer, kid) => issuerOf(issuer).jwks.keys.find((each) => each.kid === kid),
    tokenFor: (audience, caller) =>
      issuerOf(caller.kind === 'service' ? caller.sub.slice('service:'.length) : 'gateway').tokenFor(audience, caller),
  }
}
