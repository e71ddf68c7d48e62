import { createPublicKey, type JsonWebKey, verify } from 'node:crypto'
import { createSafe, enqueue, Secret } from '@konter/service'
import { eventually, staff } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bySystem } from '../activity/activity.ts'
import { dataKeys, later, payloadOf, register, testUsers, type Users } from '../fixture.ts'
import { claimsOf } from './access-token.ts'
import { createKeyring, type Keyring } from './keyring.ts'
import { promoteSigningKey, rotateSigningKeys } from './rotate-signing-keys.ts'
import { RotateSigningKeys } from './signing-key.jobs.ts'
import { publishAfterMs, publishBeforeMs } from './signing-key.ts'

let users: Users
beforeAll(async () => {
  users = await testUsers()
})
afterAll(() => users.stop())

type PublicKey = JsonWebKey & { kid: string }
type Jwks = { keys: PublicKey[] }

const headerOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString())

/** With nothing but node:crypto: what a stranger's verifier does. */
function isSignedBy(token: string, { keys }: Jwks): boolean {
  const jwk = keys.find(({ kid }) => kid === headerOf(token).kid)
  if (jwk === undefined) return false
  const [header, payload, signature = ''] = token.split('.')
  const key = createPublicKey({ key: jwk, format: 'jwk' })
  const signed = Buffer.from(`${header}.${payload}`)
  return verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))
}

describe('an access token', () => {
  test('says who, for whom, until when, and by which kind of token', async () => {
    const siti = await register(users)
    const before = Math.floor(Date.now() / 1000)
    expect(headerOf(siti.accessToken)).toEqual({
      alg: 'ES256',
      typ: 'at+jwt',
      kid: expect.stringMatching(/^[\w-]{16}$/),
    })
    const payload = payloadOf(siti.accessToken)
    expect(payload).toEqual({
      iss: 'konter',
      aud: 'konter',
      sub: siti.id,
      sid: siti.sessionId,
      role: 'customer',
      ctype: 'retail',
      lvl: 'bronze',
      guest: false,
      jti: expect.any(String),
      iat: expect.any(Number),
      exp: Number(payload.iat) + 900,
    })
    expect(Math.abs(Number(payload.iat) - before)).toBeLessThan(5)
  })

  test('is verified by the published keys, and not when a byte of it was changed', async () => {
    const siti = await register(users)
    const { body, headers } = await users.get<Jwks>('/v1/auth/jwks')
    expect(headers['cache-control']).toBe('public, max-age=300')
    expect(isSignedBy(siti.accessToken, body)).toBe(true)
    const [header, payload, signature] = siti.accessToken.split('.')
    const forged = Buffer.from(JSON.stringify({ ...payloadOf(siti.accessToken), role: 'admin' })).toString('base64url')
    expect(isSignedBy(`${header}.${forged}.${signature}`, body)).toBe(false)
    expect(payload).not.toBe(forged)
  })

  test('no private part is published, and none is stored in the clear', async () => {
    const { body } = await users.get<Jwks>('/v1/auth/jwks')
    for (const key of body.keys) expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'])
    const rows = await users.db.query<{ sealed_private_key: string }>('select sealed_private_key from signing_key')
    for (const row of rows) expect(row.sealed_private_key).toMatch(/^k1\.[\w-]+$/)
  })
})

describe('a rotation', () => {
  const minute = 60_000
  /** Another replica, at another time. */
  const replicaAt = (ms: number): Keyring => createKeyring({ ...users.ctx, now: later(users.ctx, ms).now })
  const kidsAt = async (ms: number) => (await replicaAt(ms).jwks()).keys.map(({ kid }) => kid)
  const signedAt = async (ms: number) => {
    const sign = await replicaAt(ms).signer()
    const account = { id: 'a', role: 'customer', customerType: 'retail', memberLevel: 'bronze', guest: false } as never
    return sign(claimsOf(account, 's', later(users.ctx, ms).now()))
  }

  test('publishes the new key before it signs, and the old one until its last token is over', async () => {
    const ops = staff('system:operate', 'system:read')
    const [old] = await kidsAt(0)
    const before = await signedAt(0)

    const answer = await users.post<{ items: { kid: string; status: string }[] }>('/v1/admin/signing-keys/rotate', {
      as: ops,
    })
    expect(answer.body.items.map(({ status }) => status)).toEqual(['next', 'current'])
    const next = answer.body.items[0]?.kid ?? ''
    expect(await kidsAt(0)).toEqual([next, old])
    expect(headerOf(await signedAt(9 * minute)).kid).toBe(old)

    expect(await promoteSigningKey(later(users.ctx, publishBeforeMs - minute), next)).toBe(false)
    expect(headerOf(await signedAt(0)).kid).toBe(old)
    expect(await promoteSigningKey(later(users.ctx, publishBeforeMs + 1000), next)).toBe(true)
    expect(await promoteSigningKey(later(users.ctx, publishBeforeMs + 1000), next)).toBe(false)

    const after = await signedAt(11 * minute)
    expect(headerOf(after).kid).toBe(next)
    // A token that the old key signed in its last moment lives for fifteen minutes more.
    const both = await replicaAt(25 * minute).jwks()
    expect([isSignedBy(before, both), isSignedBy(after, both)]).toEqual([true, true])
    expect(await kidsAt(publishBeforeMs + publishAfterMs + minute)).toEqual([next])
    const listed = await users.get<{ items: object[] }>('/v1/admin/signing-keys', { as: ops })
    expect(listed.body.items).toMatchObject([{ status: 'current' }, { status: 'retired' }])
  })

  test('is one at a time, is recorded, and its second half is a job that is due when the key is old enough', async () => {
    const at = later(users.ctx, 24 * 60 * minute)
    const count = async () =>
      (await users.db.query(`select 1 as one from activity where action = 'signing-key.rotated'`)).length
    const recorded = await count()
    const all = await Promise.all(Array.from({ length: 5 }, () => rotateSigningKeys(at, bySystem())))
    expect(new Set(all.map((keys) => keys[0]?.kid)).size).toBe(1)
    expect(await count()).toBe(recorded + 1)
    const jobs = await users.db.query<{ run_at: Date }>(
      `select j.run_at from _private_jobs j join _private_tasks t on t.id = j.task_id
        where t.identifier = 'promote-signing-key' order by j.id desc limit 1`,
    )
    const due = (jobs[0]?.run_at.getTime() ?? 0) - at.now().getTime()
    expect(Math.abs(due - publishBeforeMs)).toBeLessThan(10_000)
  })

  test('is noticed by a replica within half a minute', async () => {
    let now = users.ctx.now().getTime() + 48 * 60 * minute
    const replica = createKeyring({ ...users.ctx, now: () => new Date(now) })
    const published = async () => (await replica.jwks()).keys.length
    expect(await published()).toBe(2)
    await users.db.query(`delete from signing_key where status = 'next'`)
    now += 29_999
    expect(await published()).toBe(2)
    now += 1
    expect(await published()).toBe(1)
  })

  test('is begun by a job, which the month brings by itself', async () => {
    users.start()
    await users.ctx.transaction((tx) => enqueue(tx, RotateSigningKeys, {}))
    await eventually(async () => {
      const { body } = await users.get<{ items: object[] }>('/v1/admin/signing-keys', { as: staff('system:read') })
      expect(body.items).toMatchObject([{ status: 'next' }, { status: 'current' }])
    })
    const crons = await users.db.query<{ identifier: string }>('select identifier from _private_known_crontabs')
    expect(crons.map(({ identifier }) => identifier)).toEqual(
      expect.arrayContaining(['rotate-signing-keys', 'purge-sessions', 'verify-activity']),
    )
  })

  test('403 for staff who do not operate the system', async () => {
    expect((await users.post('/v1/admin/signing-keys/rotate', { as: staff('system:read') })).status).toBe(403)
  })
})

test('replicas that start together agree on the first key', async () => {
  const fresh = await testUsers()
  try {
    const replicas = Array.from({ length: 8 }, () => createKeyring(fresh.ctx))
    const kids = await Promise.all(replicas.map(async (each) => (await each.jwks()).keys.map(({ kid }) => kid)))
    expect(new Set(kids.flat()).size).toBe(1)
  } finally {
    await fresh.stop()
  }
})

describe('a data key', () => {
  const other = `k2:${Buffer.alloc(32, 2).toString('base64')}`
  const sealed = createSafe(new Secret(dataKeys), 'user').seal('a secret', 'signing-key:x')

  test('can be rotated: the first seals, all open', () => {
    const both = createSafe(new Secret(`${other},${dataKeys}`), 'user')
    expect(both.open(sealed, 'signing-key:x')).toBe('a secret')
    expect(both.seal('a secret', 'signing-key:x')).toMatch(/^k2\./)
    expect([sealed, both.seal('a secret', 'signing-key:x')].map((each) => each.startsWith(both.mark))).toEqual([
      false,
      true,
    ])
    expect([both.isRotating, createSafe(new Secret(other), 'user').isRotating]).toEqual([true, false])
  })

  test('opens nothing that was moved elsewhere, changed, or sealed by another', () => {
    const safe = createSafe(new Secret(dataKeys), 'user')
    expect(() => safe.open(sealed, 'signing-key:y')).toThrow()
    const changed = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`
    expect(() => safe.open(changed, 'signing-key:x')).toThrow()
    expect(() => createSafe(new Secret(other), 'user').open(sealed, 'signing-key:x')).toThrow('"k1"')
  })

  test.each(['k1', 'k1:c2hvcnQ=', `:${Buffer.alloc(32).toString('base64')}`])('%s is refused at the start', (text) =>
    expect(() => createSafe(new Secret(text), 'user')).toThrow('DATA_KEYS must be'),
  )
})
