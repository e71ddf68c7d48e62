import { createHmac, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { type Running, signingKey } from '@konter/service'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ask, untilHearing } from '../fixture/calls.ts'
import { newAccessKey, type Person, publicJwkOf, type Users, wordsOf } from '../fixture/people.ts'
import { startWorld, type World } from '../fixture/world.ts'

let world: World
let users: Users
let gateway: Running
let siti: Person

beforeAll(async () => {
  world = await startWorld()
  users = world.users
  await Promise.all([world.serve('order'), world.serve('payment')])
  gateway = await world.gateway()
  await untilHearing(gateway)
})
afterAll(() => world.stop())
beforeEach(() => {
  siti = users.person()
})

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')
const kid = () => signingKey(users.pem).kid
const now = () => Math.floor(Date.now() / 1000)
const claims = () => ({ ...wordsOf(siti.claims), iss: 'konter', aud: 'konter', iat: now(), exp: now() + 900 })

/** Signed by hand, with whatever header. */
function byHand(header: object, payload: object, sign: (input: string) => string): string {
  const input = `${encode(header)}.${encode(payload)}`
  return `${input}.${sign(input)}`
}
const hs256 = (key: string | Buffer) => (input: string) => createHmac('sha256', key).update(input).digest('base64url')
const publicPem = () => createPublicKey(users.pem).export({ type: 'spki', format: 'pem' }).toString()

const attacks: Record<string, () => string> = {
  'alg none without a signature': () => byHand({ alg: 'none', typ: 'at+jwt', kid: kid() }, claims(), () => ''),
  'alg None in another spelling': () => byHand({ alg: 'nOnE', typ: 'at+jwt', kid: kid() }, claims(), () => ''),
  'ES256 without a signature': () => byHand({ alg: 'ES256', typ: 'at+jwt', kid: kid() }, claims(), () => ''),
  'HS256 with the public key as the secret': () =>
    byHand({ alg: 'HS256', typ: 'at+jwt', kid: kid() }, claims(), hs256(publicPem())),
  'HS256 with the key id as the secret': () =>
    byHand({ alg: 'HS256', typ: 'at+jwt', kid: kid() }, claims(), hs256(kid())),
  'another key under our key id': () => users.sign(wordsOf(siti.claims), { pem: newAccessKey() }),
  'another key under its own key id': () => {
    const pem = newAccessKey()
    return users.sign(wordsOf(siti.claims), { pem, kid: signingKey(pem).kid })
  },
  'another curve': () =>
    users.sign(wordsOf(siti.claims), {
      pem: generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey.export({
        type: 'pkcs8',
        format: 'pem',
      }) as string,
      algorithm: 'ES384',
      header: { alg: 'ES384', typ: 'at+jwt' },
    }),
  'no key id': () => {
    const [, payload, signature] = siti.token.split('.')
    return `${encode({ alg: 'ES256', typ: 'at+jwt' })}.${payload}.${signature}`
  },
  'a key id that is a path': () => users.sign(wordsOf(siti.claims), { kid: '../../etc/passwd' }),
  'a key by jku, jwk and x5u': () => {
    const pem = newAccessKey()
    const jku = 'http://127.0.0.1:1/keys.json'
    const header = { alg: 'ES256', typ: 'at+jwt', jku, x5u: jku, jwk: publicJwkOf(pem) }
    return users.sign(wordsOf(siti.claims), { pem, kid: 'evil', header })
  },
  'a critical extension': () =>
    users.sign(wordsOf(siti.claims), { header: { alg: 'ES256', typ: 'at+jwt', crit: ['exp'] } as never }),
  'another type': () => users.sign(wordsOf(siti.claims), { header: { alg: 'ES256', typ: 'JWT' } }),
  'one of our caller tokens': () => users.sign(wordsOf(siti.claims), { header: { alg: 'ES256', typ: 'caller+jwt' } }),
  'another issuer': () => users.sign(wordsOf(siti.claims), { iss: 'elsewhere' }),
  'another audience': () => users.sign(wordsOf(siti.claims), { aud: 'order' }),
  'no audience': () => {
    const { aud: _aud, ...rest } = claims()
    return users.sign(rest, { aud: undefined as never })
  },
  expired: () =>
    users.sign({ ...wordsOf(siti.claims), iat: now() - 901, exp: now() - 1 }, { expiresIn: undefined as never }),
  'without an end': () => users.sign(wordsOf(siti.claims), { expiresIn: undefined as never }),
  'not valid yet': () => users.sign({ ...wordsOf(siti.claims), nbf: now() + 60 }),
  'without a session': () => users.sign({ sub: siti.userId }),
  'a changed claim': () => {
    const [header, payload, signature] = siti.token.split('.')
    const changed = { ...JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()), role: 'super_admin' }
    return `${header}.${encode(changed)}.${signature}`
  },
  'a changed signature': () => `${siti.token.slice(0, -4)}AAAA`,
  'a session that ended': () => {
    users.sessions.delete(siti.sessionId)
    return siti.token
  },
  'the session of somebody else': () => users.sign({ ...wordsOf(siti.claims), sub: users.person().userId }),
  'absurdly long': () => users.sign({ ...wordsOf(siti.claims), more: 'x'.repeat(6_000) }),
  'no token at all': () => 'hello',
  'two dots': () => '..',
}

describe('401, also where nobody needs to sign in', () => {
  test.each(Object.keys(attacks))('%s', async (name) => {
    const token = attacks[name]?.() ?? ''
    for (const path of ['/v1/orders', '/v1/payment-methods']) {
      const { status, body, headers } = await ask(gateway, path, { token })
      expect(status).toBe(401)
      expect(body).toMatchObject({ code: 'auth.required' })
      expect(headers.get('www-authenticate')).toBe('Bearer')
    }
  })

  test.each(['Basic c2l0aTpyYWhhc2lh', 'Bearer', 'Bearer a b', '', 'Token x'])(
    'Authorization: %j',
    async (authorization) => {
      const { status } = await ask(gateway, '/v1/payment-methods', { headers: { authorization } })
      expect(status).toBe(401)
    },
  )

  test('nobody, where somebody is needed; the service is not even asked', async () => {
    const { status, body } = await ask(gateway, '/v1/orders')
    expect(status).toBe(401)
    expect(body).not.toHaveProperty('seen')
  })

  test.each(['kk_live_unknown', 'x'.repeat(5_000), 'two, keys', "' or 1=1"])('X-Api-Key: %.40s', async (key) => {
    const { status } = await ask(gateway, '/v1/payment-methods', { headers: { 'x-api-key': key } })
    expect(status).toBe(401)
  })
})

test('431 when the headers themselves have no end', async () => {
  const { status, body } = await ask(gateway, '/v1/orders', { token: 'x'.repeat(20_000) })
  expect(status).toBe(431)
  expect(body).toMatchObject({ code: 'request.headers-too-large' })
})

test('400 for a token and a key at once', async () => {
  const { status, body } = await ask(gateway, '/v1/orders', {
    token: siti.token,
    headers: { 'x-api-key': users.apiKey().key },
  })
  expect(status).toBe(400)
  expect(body).toMatchObject({
    code: 'request.invalid',
    errors: [
      { pointer: '/authorization', in: 'header' },
      { pointer: '/x-api-key', in: 'header' },
    ],
  })
})

test('who somebody is now counts, not what the token says', async () => {
  users.sessions.set(siti.sessionId, {
    ...siti.claims,
    role: 'operator',
    permissions: ['order:read'],
    memberLevel: 'gold',
  })
  const { seen } = await ask(gateway, '/v1/orders', { token: siti.token })
  expect(seen.caller).toMatchObject({ role: 'operator', permissions: ['order:read'], memberLevel: 'gold' })
})

test('the user service is asked once for many requests of one caller', async () => {
  const before = { ...users.asked }
  await Promise.all(Array.from({ length: 20 }, () => ask(gateway, '/v1/orders', { token: siti.token })))
  await ask(gateway, '/v1/orders', { token: siti.token })
  expect(users.asked.session - before.session).toBe(1)
  expect(users.asked.jwks - before.jwks).toBe(0)
})

test('a new key is fetched when a token names it', async () => {
  const pem = newAccessKey()
  users.published.push(publicJwkOf(pem))
  const rotated = await world.gateway()
  const token = users.sign(wordsOf(siti.claims), { pem, kid: signingKey(pem).kid })
  expect((await ask(rotated, '/v1/orders', { token })).status).toBe(200)
})

test('unknown keys do not make us ask for each', async () => {
  const fresh = await world.gateway()
  const before = users.asked.jwks
  const started = performance.now()
  const tokens = Array.from({ length: 10 }, (_, i) => users.sign(wordsOf(siti.claims), { kid: `unknown-${i}` }))
  for (const token of tokens) expect((await ask(fresh, '/v1/orders', { token })).status).toBe(401)
  const seconds = (performance.now() - started) / 1_000
  expect(users.asked.jwks - before).toBeGreaterThan(0)
  // Once, and again after two seconds, if it takes so long.
  expect(users.asked.jwks - before).toBeLessThanOrEqual(1 + seconds / 2)
})

describe('API keys', () => {
  test('are known by what the user service says, and asked for once', async () => {
    const { key, claims: holder } = users.apiKey()
    const before = users.asked.apiKey
    for (let i = 0; i < 3; i++) {
      const { seen } = await ask(gateway, '/v1/orders', { headers: { 'x-api-key': key } })
      expect(seen.caller).toMatchObject({ userId: holder.sub, apiKeyId: holder.apiKeyId })
    }
    expect(users.asked.apiKey - before).toBe(1)
  })

  test('an unknown one is asked for once, too', async () => {
    const before = users.asked.apiKey
    const headers = { 'x-api-key': 'kk_live_never_seen' }
    for (let i = 0; i < 3; i++) expect((await ask(gateway, '/v1/orders', { headers })).status).toBe(401)
    expect(users.asked.apiKey - before).toBe(1)
  })

  test.each([
    [['127.0.0.1'], 200],
    [['10.0.0.0/8', '127.0.0.0/8'], 200],
    [['10.0.0.0/8'], 403],
    [['2001:db8::/32'], 403],
  ])('allowed from %j: %i', async (allowedIps, expected) => {
    const { key } = users.apiKey(allowedIps)
    for (let i = 0; i < 2; i++) {
      const { status, body } = await ask(gateway, '/v1/orders', { headers: { 'x-api-key': key } })
      expect(status).toBe(expected)
      if (expected === 403) expect(body).toMatchObject({ code: 'auth.forbidden' })
    }
  })

  test('a spoofed address does not open a key', async () => {
    const { key } = users.apiKey(['10.0.0.0/8'])
    const headers = { 'x-api-key': key, 'x-forwarded-for': '10.1.2.3' }
    expect((await ask(gateway, '/v1/orders', { headers })).status).toBe(403)
  })

  test('429 for who tries one key after the other, before anybody is asked', async () => {
    const strict = await world.gateway({ RATE_LIMIT_UNKNOWN_KEY: '3', NATS_NAMESPACE: `${world.namespace}-keys` })
    const guess = (n: number) => ask(strict, '/v1/orders', { headers: { 'x-api-key': `kk_live_guess_${n}` } })
    for (let n = 0; n < 3; n++) expect((await guess(n)).status).toBe(401)
    const before = users.asked.apiKey
    const refused = await guess(4)
    expect([refused.status, refused.body.code]).toEqual([429, 'rate.limited'])
    expect(users.asked.apiKey).toBe(before)
  })
})
