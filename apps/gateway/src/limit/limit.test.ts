import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Environment, Running } from '@konter/service'
import { eventually } from '@konter/testing'
import { type Servers, startServers } from '@konter/testing/servers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../fixture/calls.ts'
import { startWorld, type World } from '../fixture/world.ts'

type Call = { path?: string; method?: string; token?: string; key?: string; from?: string }

const trusting = { TRUSTED_PROXIES: '127.0.0.1' }

const call = (gateway: Running, { path = '/v1/orders', method = 'GET', token, key, from = '198.51.100.1' }: Call) =>
  ask(gateway, path, {
    method,
    token,
    headers: { 'x-forwarded-for': from, ...(key === undefined ? {} : { 'x-api-key': key }) },
  })

/** A way to a server that knows what was said on it, and on which connections can be lost: nothing arrives, nobody is told. */
async function openLine(to: string) {
  const url = new URL(to)
  const ends: Socket[] = []
  let said = ''
  const target = { host: url.hostname, port: Number(url.port) }
  const server = createServer((near) => {
    const far = connect(target)
    ends.push(near, far)
    near.on('data', (bytes) => {
      said += bytes.toString('latin1')
    })
    near.on('error', () => {}).pipe(far)
    far.on('error', () => {}).pipe(near)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    /** How often this was said to the server. */
    times: (what: string) => said.split(what).length - 1,
    lose: () => ends.forEach((end) => void end.unpipe().pause()),
    close: () => {
      server.close()
      for (const end of ends) end.destroy()
    },
  }
}

/** How many of so many at once come through. */
async function through(gateways: readonly Running[], times: number, what: Call): Promise<number> {
  const answers = await Promise.all(
    Array.from({ length: times }, (_, i) => call(gateways[i % gateways.length] as Running, what)),
  )
  expect(answers.every(({ status }) => status === 200 || status === 429)).toBe(true)
  return answers.filter(({ status }) => status === 200).length
}

let spaces = 0
/** Gateways of one installation of their own: counters begin at nothing. */
async function twoGateways(world: World, more: Environment): Promise<[Running, Running]> {
  spaces += 1
  const environment = { ...trusting, NATS_NAMESPACE: `${world.namespace}-${spaces}`, ...more }
  return [await world.gateway(environment), await world.gateway(environment)]
}

describe('with Redis', () => {
  let world: World
  beforeAll(async () => {
    world = await startWorld()
    await Promise.all([world.serve('order'), world.serve('payment')])
  })
  afterAll(() => world.stop())

  test('exactly so many of 100 at once come through two gateways', async () => {
    const gateways = await twoGateways(world, { RATE_LIMIT_SIGN_IN: '17' })
    const signIn = { path: '/v1/auth/login', method: 'POST' }
    expect(await through(gateways, 100, signIn)).toBe(17)
    expect(await through(gateways, 10, signIn)).toBe(0)
    expect(await through(gateways, 10, { ...signIn, from: '198.51.100.2' })).toBe(10)
  })

  test('orders are counted by user and by key, wherever they come from', async () => {
    const gateways = await twoGateways(world, { RATE_LIMIT_ORDER: '5' })
    const [siti, budi] = [world.users.person(), world.users.person()]
    const { key } = world.users.apiKey()
    const order = { path: '/v1/orders', method: 'POST' }
    expect(await through(gateways, 20, { ...order, token: siti.token })).toBe(5)
    expect(await through(gateways, 5, { ...order, token: siti.token, from: '198.51.100.3' })).toBe(0)
    expect(await through(gateways, 20, { ...order, token: budi.token })).toBe(5)
    expect(await through(gateways, 20, { ...order, key })).toBe(5)
    expect(await through(gateways, 20, order)).toBe(5)
    expect(await through(gateways, 20, { ...order, from: '198.51.100.4' })).toBe(5)
  })

  test('callbacks are counted by address', async () => {
    const gateways = await twoGateways(world, { RATE_LIMIT_CALLBACK: '9' })
    expect(await through(gateways, 30, { path: '/v1/payments/callbacks/tripay', method: 'POST' })).toBe(9)
  })

  test('an IPv6 network counts as one address', async () => {
    const gateways = await twoGateways(world, { RATE_LIMIT_SIGN_IN: '2' })
    const signIn = { path: '/v1/auth/login', method: 'POST' }
    expect(await through(gateways, 1, { ...signIn, from: '2001:db8:1:2::1' })).toBe(1)
    expect(await through(gateways, 3, { ...signIn, from: '2001:db8:1:2:ffff::9' })).toBe(1)
    expect(await through(gateways, 1, { ...signIn, from: '2001:db8:1:3::1' })).toBe(1)
  })

  test('429 says when to come back, in both languages', async () => {
    const [gateway] = await twoGateways(world, { RATE_LIMIT_SIGN_IN: '1' })
    const first = await call(gateway, { path: '/v1/auth/login', method: 'POST' })
    expect(first.headers.get('ratelimit-limit')).toBe('1')
    expect(first.headers.get('ratelimit-remaining')).toBe('0')
    const { status, headers, body } = await call(gateway, { path: '/v1/auth/login', method: 'POST' })
    const seconds = Number(headers.get('retry-after'))
    expect(status).toBe(429)
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(60)
    expect(body).toMatchObject({ code: 'rate.limited', detail: `Coba lagi dalam ${seconds} detik.` })
  })

  test('reads are limited, too, and one gateway learns what the other counted', async () => {
    const [one, other] = await twoGateways(world, { RATE_LIMIT_READ: '30' })
    const { token } = world.users.person()
    expect(await through([one], 50, { token })).toBe(30)
    await eventually(async () => expect((await call(other, { token })).status).toBe(429))
  })

  test('everything of one address together has a limit, before anybody is asked who it is', async () => {
    const [gateway] = await twoGateways(world, { RATE_LIMIT_ADDRESS: '10' })
    expect(await through([gateway], 30, { path: '/v1/payment-methods' })).toBe(10)
    const asked = { ...world.users.asked }
    const { status } = await call(gateway, { token: world.users.person().token })
    expect(status).toBe(429)
    expect(world.users.asked).toEqual(asked)
    expect((await call(gateway, { path: '/v1/payment-methods', from: '198.51.100.9' })).status).toBe(200)
  })

  test('switched off', async () => {
    const gateways = await twoGateways(world, { RATE_LIMIT_SIGN_IN: '1', RATE_LIMIT_ENABLED: 'false' })
    expect(await through(gateways, 20, { path: '/v1/auth/login', method: 'POST' })).toBe(20)
    expect((await call(gateways[0], { path: '/v1/payment-methods' })).headers.get('ratelimit-limit')).toBeNull()
  })

  test('decisions are counted by class', async () => {
    const [gateway] = await twoGateways(world, { RATE_LIMIT_SIGN_IN: '2' })
    await through([gateway], 5, { path: '/v1/auth/login', method: 'POST' })
    const { body } = await ask(gateway, '/metrics')
    expect(body.text).toMatch(/konter_limits_total\{class="sign-in",decision="allowed",service="gateway"\} 2/)
    expect(body.text).toMatch(/konter_limits_total\{class="sign-in",decision="refused",service="gateway"\} 3/)
  })
})

describe('when Redis dies', () => {
  let folder: string
  let servers: Servers
  let world: World
  let gateway: Running

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'konter-gateway-'))
    const { REDIS_URL: _shared, ...env } = process.env
    servers = await startServers({ dir: folder, durable: false, env })
    world = await startWorld({ REDIS_URL: servers.redisUrl })
    await Promise.all([world.serve('order'), world.serve('payment')])
    gateway = await world.gateway({ RATE_LIMIT_SIGN_IN: '7', RATE_LIMIT_READ: '5', ...trusting })
    await eventually(async () => expect((await redisOf(gateway)).ok).toBe(true))
  })
  afterAll(async () => {
    await world.stop()
    await servers.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const signIn = (from: string) => ({ path: '/v1/auth/login', method: 'POST', from })
  const redisOf = async (of: Running) =>
    ((await ask(of, '/health/ready')).body.dependencies as Record<string, { ok: boolean }>).redis ?? { ok: false }

  test('nothing fails: reads go on, the rest is limited by each process, and it recovers by itself', async () => {
    expect(await through([gateway], 20, signIn('198.51.100.1'))).toBe(7)
    const storm = through([gateway], 200, { path: '/v1/payment-methods', from: '198.51.100.2' })
    servers.kill('redis', 'SIGKILL')
    await storm
    await eventually(async () => expect((await redisOf(gateway)).ok).toBe(false))
    expect((await ask(gateway, '/health/ready')).status).toBe(200)

    expect(await through([gateway], 50, { path: '/v1/payment-methods', from: '198.51.100.3' })).toBe(50)
    expect(await through([gateway], 20, signIn('198.51.100.4'))).toBe(7)

    await servers.restart('redis')
    await eventually(async () => expect((await redisOf(gateway)).ok).toBe(true))
    await eventually(async () => {
      const { headers } = await call(gateway, { path: '/v1/payment-methods', from: '198.51.100.5' })
      expect(headers.get('ratelimit-remaining')).toBe('0')
    })
    expect(await through([gateway], 20, signIn('198.51.100.6'))).toBe(7)
  })

  test('a connection that was lost without a word is replaced', async () => {
    const line = await openLine(servers.redisUrl)
    const own = await world.gateway({ REDIS_URL: line.url, REDIS_PATIENCE_MS: '300' })
    await eventually(async () => expect((await redisOf(own)).ok).toBe(true))
    line.lose()
    await eventually(async () => expect((await redisOf(own)).ok).toBe(false))
    await eventually(async () => expect((await redisOf(own)).ok).toBe(true))
    line.close()
  })

  test('one that hangs is left alone after the first wait', async () => {
    const line = await openLine(servers.redisUrl)
    const patience = { REDIS_URL: line.url, REDIS_PATIENCE_MS: '300' }
    const own = await world.gateway({ RATE_LIMIT_SIGN_IN: '7', ...trusting, ...patience })
    await eventually(async () => expect((await redisOf(own)).ok).toBe(true))
    servers.kill('redis', 'SIGSTOP')
    expect(await through([own], 20, signIn('198.51.100.7'))).toBe(7)
    const started = performance.now()
    for (let i = 0; i < 20; i++) await call(own, signIn('198.51.100.8'))
    const seconds = (performance.now() - started) / 1_000
    servers.kill('redis', 'SIGCONT')
    expect(line.times('sign-in:198.51.100.7')).toBeGreaterThan(0)
    // It is asked again when it was left alone for a second, and then one of them waits.
    expect(line.times('sign-in:198.51.100.8')).toBeLessThanOrEqual(1 + seconds / 1.2)
    line.close()
  })
})
