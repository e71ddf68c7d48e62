import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { callTimeoutMs, type Environment, type Running } from '@konter/service'
import { eventually } from '@konter/testing'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { ask, LongAnswer, raw } from '../fixture/calls.ts'
import { startWorld, type World } from '../fixture/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
  await world.serve('payment')
})
afterAll(() => world.stop())

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

type Handler = (request: IncomingMessage, response: ServerResponse, times: number) => void

/** An order service that misbehaves as told; `times` counts its requests. */
async function misbehaving(
  handler: Handler,
  environment: Environment = {},
): Promise<{ gateway: Running; times(): number }> {
  let times = 0
  const server = createServer((request, response) => {
    times += 1
    handler(request, response, times)
  })
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const ORDER_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { gateway: await world.gateway({ ORDER_URL, ...environment }), times: () => times }
}

const quote = (gateway: Running) => ask(gateway, '/v1/quotes', { method: 'POST', body: '{}' })
const list = (gateway: Running, token = world.users.person().token) => ask(gateway, '/v1/orders', { token })
const impatient = { UPSTREAM_HEADERS_TIMEOUT_MS: '1000', UPSTREAM_BODY_TIMEOUT_MS: '1000' }
const hang: Handler = () => {}
const ok: Handler = (_request, response) => response.setHeader('content-length', 2).end('{}')

describe('504 when the outcome is unknown', () => {
  test('no answer in time', async () => {
    const { gateway, times } = await misbehaving(hang, impatient)
    const { status, body } = await quote(gateway)
    expect(status).toBe(504)
    expect(body).toMatchObject({ code: 'service.timeout' })
    expect((await list(gateway)).status).toBe(504)
    expect(times()).toBe(2)
  })

  test('an answer that stops in the middle', async () => {
    const { gateway } = await misbehaving(
      (_request, response) => response.setHeader('content-length', 10).write('half'),
      impatient,
    )
    expect((await quote(gateway)).status).toBe(504)
  })

  test('a long answer that stops in the middle breaks off: half of it is not the whole', async () => {
    const { gateway } = await misbehaving((_request, response) => response.write('half'), impatient)
    await expect(quote(gateway)).rejects.toThrow()
  })
})

test('connections that were lost without a word cost one request its time, and not one after the other', async () => {
  const lost = new Set<object>()
  const seen = new Set<object>()
  const waiting: ServerResponse[] = []
  const together = 10
  const { gateway } = await misbehaving(
    (request, response, times) => {
      if (lost.has(request.socket)) return
      seen.add(request.socket)
      if (times > together) return ok(request, response, times)
      waiting.push(response)
      if (times === together) for (const each of waiting) ok(request, each, times)
    },
    { UPSTREAM_HEADERS_TIMEOUT_MS: '3000' },
  )
  const answers = await Promise.all(Array.from({ length: together }, () => quote(gateway)))
  expect(answers.map(({ status }) => status)).toEqual(Array(together).fill(200))
  expect(seen.size).toBe(together)
  for (const socket of seen) lost.add(socket)
  expect((await quote(gateway)).status).toBe(504)
  expect((await quote(gateway)).status).toBe(200)
})

test('a service that asks another in vain has the time to say so', () => {
  const { UPSTREAM_HEADERS_TIMEOUT_MS: patienceMs } = readConfig({ SERVICE_SIGNING_KEY: 'x' })
  expect(patienceMs).toBeGreaterThan(callTimeoutMs + 1_000)
})

describe('a connection that breaks', () => {
  const breakOff: Handler = (request) => request.socket.destroy()

  test('502 for what may have been done: it is not sent again', async () => {
    const { gateway, times } = await misbehaving(breakOff)
    const { status, body } = await quote(gateway)
    expect([status, body.code]).toEqual([502, 'service.unavailable'])
    expect(times()).toBe(1)
  })

  test.each(['GET', 'HEAD'])('%s is sent a second time, and no third', async (method) => {
    const { token } = world.users.person()
    const twice = await misbehaving((request, response, times) =>
      times === 1 ? request.socket.destroy() : ok(request, response, times),
    )
    expect(
      (await raw(twice.gateway, '/v1/orders', { method, headers: { authorization: `Bearer ${token}` } })).status,
    ).toBe(200)
    expect(twice.times()).toBe(2)
    const never = await misbehaving(breakOff)
    expect(
      (await raw(never.gateway, '/v1/orders', { method, headers: { authorization: `Bearer ${token}` } })).status,
    ).toBe(502)
    expect(never.times()).toBe(2)
  })

  test('in the middle of an answer', async () => {
    const { gateway } = await misbehaving((request, response) => {
      response.setHeader('content-length', 10).write('half')
      setImmediate(() => request.socket.destroy())
    })
    expect((await quote(gateway)).status).toBe(502)
  })

  test('an answer that is no HTTP', async () => {
    const { gateway } = await misbehaving((request) => request.socket.end('nonsense\r\n\r\n'))
    expect((await quote(gateway)).status).toBe(502)
  })

  test('a refusal of the service itself is its answer, asked for once', async () => {
    const { gateway, times } = await misbehaving((_request, response) =>
      response.writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '9' }).end('{"code":"x"}'),
    )
    const { status, headers, body } = await list(gateway)
    expect([status, headers.get('retry-after'), body.code]).toEqual([503, '9', 'x'])
    expect(times()).toBe(1)
  })
})

describe('the breaker', () => {
  test('opens on a service that is away, spares it, and closes when it is back', async () => {
    const order = await world.serve('order')
    const gateway = await world.gateway({ BREAKER_FAILURES: '3', BREAKER_OPEN_MS: '300' })
    const other = await world.gateway({ BREAKER_FAILURES: '3', BREAKER_OPEN_MS: '60000' })
    expect((await quote(gateway)).status).toBe(200)
    await order.close()
    for (let i = 0; i < 4; i++)
      for (const each of [gateway, other]) {
        const { status, body, headers } = await quote(each)
        expect([status, body.code]).toEqual([503, 'service.unavailable'])
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
      }
    expect(Number((await quote(other)).headers.get('retry-after'))).toBeGreaterThan(50)
    expect((await ask(other, '/metrics')).body.text).toContain(
      'konter_breaker_state{upstream="order",service="gateway"} 2',
    )
    expect((await ask(other, '/health')).body.services).toMatchObject({ order: { ok: false, breaker: 'open' } })
    expect((await ask(gateway, '/v1/payment-methods')).status).toBe(200)

    await world.serve('order')
    expect((await quote(other)).status).toBe(503)
    await eventually(async () => expect((await quote(gateway)).status).toBe(200))
    expect((await ask(gateway, '/metrics')).body.text).toContain(
      'konter_breaker_state{upstream="order",service="gateway"} 0',
    )
  })

  test('opens on time-outs, too, and then nobody waits', async () => {
    const { gateway, times } = await misbehaving(hang, {
      ...impatient,
      BREAKER_FAILURES: '2',
      BREAKER_OPEN_MS: '60000',
    })
    expect([(await quote(gateway)).status, (await quote(gateway)).status]).toEqual([504, 504])
    expect((await quote(gateway)).status).toBe(503)
    expect(times()).toBe(2)
  })

  test('clients that leave do not open it', async () => {
    const { gateway, times } = await misbehaving(hang, { BREAKER_FAILURES: '2' })
    for (let i = 1; i <= 5; i++) {
      const leaving = new AbortController()
      const asking = fetch(`${gateway.url}/v1/quotes`, { method: 'POST', body: '{}', signal: leaving.signal })
      await eventually(() => expect(times()).toBe(i))
      leaving.abort()
      await expect(asking).rejects.toThrow()
    }
    expect((await ask(gateway, '/health')).body.services).toMatchObject({ order: { breaker: 'closed' } })
  })
})

test('whoever leaves takes the request with them', async () => {
  const gone = Promise.withResolvers<void>()
  const { gateway, times } = await misbehaving((request) => void request.socket.once('close', () => gone.resolve()))
  const leaving = new AbortController()
  const asking = fetch(`${gateway.url}/v1/quotes`, { method: 'POST', body: '{}', signal: leaving.signal })
  await eventually(() => expect(times()).toBe(1))
  leaving.abort()
  await expect(asking).rejects.toThrow()
  await gone.promise
  await eventually(() =>
    expect(world.lines).toContainEqual(expect.objectContaining({ route: '/v1/quotes', status: 499, msg: 'request' })),
  )
})

test('a slow reader is waited for, not filled up', async () => {
  const long = new LongAnswer(32 * 1024 * 1024)
  const { gateway } = await misbehaving((_request, response) => long.writeTo(response))
  const answer = await fetch(`${gateway.url}/v1/quotes`, { method: 'POST', body: '{}' })
  const reader = answer.body?.getReader()
  await reader?.read()
  await long.stands()
  expect(long.written).toBeLessThan(long.bytes)
  let read = 64 * 1024
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) read += part.value.length
  expect(read).toBeGreaterThanOrEqual(long.bytes - 64 * 1024)
})
