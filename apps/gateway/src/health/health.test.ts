import { type App, createMetrics, type Running, registerHealth } from '@konter/service'
import { eventually } from '@konter/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, echo } from '../fixture/calls.ts'
import { type Stand, startWorld, type World } from '../fixture/world.ts'

let world: World
let gateway: Running
let order: Stand

beforeAll(async () => {
  world = await startWorld()
  order = await world.serve('order')
  await Promise.all([world.serve('payment'), world.serve('notification'), world.serve('catalog')])
  gateway = await world.gateway()
  await eventually(async () =>
    expect((await ask(gateway, '/health')).body.gateway).toMatchObject({ nats: { ok: true } }),
  )
})
afterAll(() => world.stop())

test('the health of the whole is that of every service, with how long each took', async () => {
  const { status, body } = await ask(gateway, '/health')
  expect(status).toBe(200)
  expect(body).toEqual({
    status: 'ok',
    gateway: { redis: up, nats: up, user: up },
    services: Object.fromEntries(
      ['user', 'order', 'payment', 'notification', 'catalog'].map((name) => [
        name,
        { ...up, breaker: 'closed', dependencies: {} },
      ]),
    ),
  })
})
const up = { ok: true, latencyMs: expect.any(Number) }

test('503 when one is away; its errors are not told, and the gateway itself stays ready', async () => {
  await order.close()
  await eventually(async () => {
    const { status, body } = await ask(gateway, '/health')
    expect(status).toBe(503)
    expect(body).toMatchObject({ status: 'degraded', services: { order: { ok: false }, user: { ok: true } } })
    expect(JSON.stringify(body)).not.toMatch(/ECONN|127\.0\.0\.1|password/)
  })
  expect((await ask(gateway, '/health/ready')).status).toBe(200)
})

test('503 when one says that it is not ready, with what it lacks', async () => {
  const checks = {
    database: async () => {
      throw new Error('password authentication failed for user "konter_order" at 10.0.0.5')
    },
    nats: async () => {},
  }
  const lacking = (app: App) => {
    app.register(
      (scope, _options, done) => {
        registerHealth(scope as unknown as App, 'order', checks, createMetrics('order'), { keys: [] })
        done()
      },
      { prefix: '/lacking' },
    )
    echo('order')(app)
  }
  const stand = await world.serve('order', lacking)
  const through = await world.gateway({ ORDER_URL: `${stand.url}/lacking` })
  const { status, body } = await ask(through, '/health')
  expect(status).toBe(503)
  expect(body.services).toMatchObject({
    order: { ok: false, dependencies: { database: { ok: false }, nats: { ok: true } } },
  })
  expect(JSON.stringify(body)).not.toContain('konter_order')
})

test('its own health names what it works with', async () => {
  expect((await ask(gateway, '/health/live')).body).toEqual({ status: 'ok', service: 'gateway' })
  const { status, body } = await ask(gateway, '/health/ready')
  expect(status).toBe(200)
  expect(body).toEqual({ status: 'ok', service: 'gateway', dependencies: { redis: up, nats: up, user: up } })
})

test('the keys of its caller tokens are published, and only the public half', async () => {
  const { body } = await ask(gateway, '/.well-known/jwks.json')
  const [key] = body.keys as Record<string, string>[]
  expect(key).toMatchObject({ kty: 'OKP', crv: 'Ed25519', use: 'sig', kid: expect.any(String) })
  expect(key).not.toHaveProperty('d')
})

test('metrics say how services answer and what is remembered', async () => {
  const { token } = world.users.person()
  await ask(gateway, '/v1/me', { token })
  const { body } = await ask(gateway, '/metrics')
  expect(body.text).toContain('konter_upstream_seconds_count{service="gateway",upstream="user"}')
  expect(body.text).toMatch(/konter_remembered\{memory="sessions",service="gateway"\} [1-9]/)
  expect(body.text).toMatch(/konter_http_request_seconds_count\{.*route="\/v1\/me",status="200"\} 1/)
})
