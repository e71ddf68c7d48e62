import { expect, test } from 'vitest'
import { newAccount } from '../account/account.ts'
import { hashOf, newRefreshToken, openSuccessor, sealSuccessor } from './refresh-token.ts'
import { expiryOf, type Presented, type Presenting, type Verdict, verdictOn } from './session.ts'

const now = new Date('2026-11-21T03:00:00Z')
const after = (ms: number) => new Date(now.getTime() + ms)
const [phone, thief, key] = [Buffer.from('phone'), Buffer.from('thief'), Buffer.from('key')]

function presented({
  session,
  token,
  suspended,
}: {
  session?: object
  token?: object
  suspended?: boolean
} = {}): Presented {
  const account = newAccount({ name: 'Siti', guest: false, language: 'id', createdAt: now })
  return {
    account: { ...account, status: suspended ? 'suspended' : 'active' },
    session: {
      id: 's',
      userId: account.id,
      createdAt: now,
      lastUsedAt: now,
      expiresAt: expiryOf(now, false),
      remember: false,
      userAgent: null,
      ip: null,
      endedAt: null,
      endedBecause: null,
      ...session,
    },
    token: {
      hash: Buffer.of(),
      rotatedAt: null,
      sealedSuccessor: null,
      rotatedKey: null,
      rotatedClient: null,
      ...token,
    },
  }
}

const living = presented()
const rotated = presented({ token: { rotatedAt: now, rotatedKey: key, rotatedClient: phone } })
const rotatedWithoutKey = presented({ token: { rotatedAt: now, rotatedClient: phone } })
const ended = presented({ session: { endedAt: now, endedBecause: 'revoked' } })
const suspended = presented({ suspended: true })

test.each<[string, Verdict, Presented, Presenting]>([
  ['the living token', 'rotate', living, { at: after(1), key: null, client: phone }],
  ['the living token from elsewhere', 'rotate', living, { at: after(1), key: null, client: thief }],
  ['the same client within 10 s', 'repeat', rotatedWithoutKey, { at: after(10_000), key: null, client: phone }],
  ['the same client after 10 s', 'reused', rotatedWithoutKey, { at: after(10_001), key: null, client: phone }],
  ['another client within 10 s', 'reused', rotatedWithoutKey, { at: after(1), key: null, client: thief }],
  ['another client with a key nobody used', 'reused', rotatedWithoutKey, { at: after(1), key, client: thief }],
  [
    'the same key within 15 minutes, on a new network',
    'repeat',
    rotated,
    { at: after(15 * 60_000), key, client: thief },
  ],
  ['the same key after 15 minutes', 'reused', rotated, { at: after(15 * 60_000 + 1), key, client: phone }],
  ['another key from the same client within 10 s', 'repeat', rotated, { at: after(9_000), key: thief, client: phone }],
  ['another key from another client', 'reused', rotated, { at: after(1), key: thief, client: thief }],
  ['the last moment', 'rotate', living, { at: after(24 * 3_600_000 - 1), key: null, client: phone }],
  ['a session that is over by time', 'refused', living, { at: after(24 * 3_600_000), key: null, client: phone }],
  ['a session that was ended', 'refused', ended, { at: after(1), key: null, client: phone }],
  ['a suspended account', 'refused', suspended, { at: after(1), key: null, client: phone }],
])('%s: %s', (_what, verdict, what, presenting) => expect(verdictOn(what, presenting)).toBe(verdict))

test('only the token that was replaced opens its successor', () => {
  const [token, successor] = [newRefreshToken(), newRefreshToken()]
  const sealed = sealSuccessor(token, successor)
  expect(openSuccessor(token, sealed)).toBe(successor)
  expect(() => openSuccessor(newRefreshToken(), sealed)).toThrow()
  expect(() => openSuccessor(hashOf(token).toString('base64url'), sealed)).toThrow()
  sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1
  expect(() => openSuccessor(token, sealed)).toThrow()
})
