import type { Running } from '@konter/service'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, raw } from '../fixture/calls.ts'
import { startWorld, type World } from '../fixture/world.ts'

let world: World
let gateway: Running
const shop = 'https://toko.example'

beforeAll(async () => {
  world = await startWorld()
  await Promise.all([world.serve('order'), world.serve('payment')])
  gateway = await world.gateway({
    CORS_ORIGINS: `${shop}, http://localhost:3000`,
    ADMIN_ALLOWED_IPS: '10.0.0.0/8, 2001:db8::/32',
    TRUSTED_PROXIES: '127.0.0.0/8, 192.0.2.0/24',
  })
})
afterAll(() => world.stop())

describe('every answer carries security headers', () => {
  test.each([
    ['an answer of a service', '/v1/payment-methods', 200],
    ['nobody where somebody is needed', '/v1/orders', 401],
    ['no such address', '/nowhere', 404],
    ['an admin route from elsewhere', '/v1/admin/users/1', 403],
    ['our own', '/health/live', 200],
  ])('%s', async (_what, path, expected) => {
    const { status, headers } = await ask(gateway, path)
    expect(status).toBe(expected)
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': "default-src 'none';frame-ancestors 'none';base-uri 'none';form-action 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': expect.stringContaining('max-age='),
      'x-request-id': expect.any(String),
    })
  })
})

describe('other origins', () => {
  const preflight = (of: Running, origin: string) =>
    raw(of, '/v1/orders', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
    })

  test('that are listed may, without credentials of the browser', async () => {
    const { status, headers } = await preflight(gateway, shop)
    expect(status).toBe(204)
    expect(headers).toMatchObject({ 'access-control-allow-origin': shop, 'access-control-max-age': '600' })
    for (const sent of ['Idempotency-Key', 'Prefer']) expect(headers['access-control-allow-headers']).toContain(sent)
    expect(headers).not.toHaveProperty('access-control-allow-credentials')
    const answer = await ask(gateway, '/v1/payment-methods', { headers: { origin: shop } })
    expect(answer.headers.get('access-control-allow-origin')).toBe(shop)
    for (const shown of ['Retry-After', 'Preference-Applied', 'Idempotency-Replayed'])
      expect(answer.headers.get('access-control-expose-headers')).toContain(shown)
    expect(answer.headers.get('vary')).toContain('Origin')
  })

  test('can read a refusal, too', async () => {
    const { status, headers } = await ask(gateway, '/v1/orders', { headers: { origin: shop }, token: 'no-token' })
    expect([status, headers.get('access-control-allow-origin')]).toEqual([401, shop])
  })

  test.each(['https://evil.example', `${shop}.evil.example`, 'null'])(
    'that are not listed may not: %s',
    async (origin) => {
      expect((await preflight(gateway, origin)).headers).not.toHaveProperty('access-control-allow-origin')
      const { headers } = await ask(gateway, '/v1/payment-methods', { headers: { origin } })
      expect(headers.get('access-control-allow-origin')).toBeNull()
    },
  )

  test('none at all where none is configured', async () => {
    const closed = await world.gateway()
    const { status, headers } = await preflight(closed, shop)
    expect(status).toBe(404)
    expect(headers).not.toHaveProperty('access-control-allow-origin')
  })
})

describe('behind proxies', () => {
  const seenFrom = async (forwarded: string) =>
    (await ask(gateway, '/v1/payment-methods', { headers: { 'x-forwarded-for': forwarded } })).seen

  test.each([
    ['198.51.100.7', '198.51.100.7'],
    ['198.51.100.7, 192.0.2.1', '198.51.100.7'],
    ['203.0.113.5, 198.51.100.7, 192.0.2.1', '198.51.100.7'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
    ['2001:db8::1', '2001:db8::1'],
    ['garbage', '127.0.0.1'],
    ['198.51.100.7, garbage', '127.0.0.1'],
    ['', '127.0.0.1'],
  ])('%j comes from %s', async (forwarded, expected) => {
    const { clientIp, headers } = await seenFrom(forwarded)
    expect([clientIp, headers['x-forwarded-for']]).toEqual([expected, expected])
  })

  test('the scheme that the proxy saw', async () => {
    const { seen } = await ask(gateway, '/v1/payment-methods', { headers: { 'x-forwarded-proto': 'https' } })
    expect(seen.headers['x-forwarded-proto']).toBe('https')
  })
})

describe('admin routes and metrics', () => {
  const statusFrom = async (path: string, from: string) => {
    const staff = world.users.person({ role: 'admin', permissions: ['*'] })
    const { status, body } = await ask(gateway, path, { token: staff.token, headers: { 'x-forwarded-for': from } })
    if (status === 403) expect(body).toMatchObject({ code: 'auth.forbidden', detail: expect.stringContaining('IP') })
    return status
  }

  test.each([
    ['10.1.2.3', 200],
    ['2001:db8::1', 200],
    ['198.51.100.7', 403],
    ['198.51.100.7, 10.1.2.3', 200],
    ['10.1.2.3, 198.51.100.7', 403],
  ])('from %s: %i', async (from, expected) => {
    expect(await statusFrom('/v1/admin/users/1', from)).toBe(expected)
    expect(await statusFrom('/metrics', from)).toBe(expected)
  })

  test('everything else is open to all', async () => expect(await statusFrom('/v1/orders', '198.51.100.7')).toBe(200))
})
