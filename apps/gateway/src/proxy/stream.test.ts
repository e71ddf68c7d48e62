import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { type Duplex, PassThrough } from 'node:stream'
import type { App, Running } from '@konter/service'
import { eventually } from '@konter/testing'
import { WebSocket } from 'undici'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, raw } from '../fixture/calls.ts'
import { startWorld, type World } from '../fixture/world.ts'

let world: World
let gateway: Running
/** The streams that the notification service has open, newest last. */
const open: { stream: PassThrough; headers: Record<string, unknown>; closed: boolean }[] = []

function notifications(app: App): void {
  app.get('/v1/notifications/stream', { config: { access: 'public' } }, async ({ headers }, reply) => {
    const one = { stream: new PassThrough(), headers, closed: false }
    open.push(one)
    reply.hijack()
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
    reply.raw.flushHeaders()
    reply.raw.once('close', () => {
      one.closed = true
    })
    one.stream.pipe(reply.raw)
  })
  app.server.on('upgrade', echoFrames)
}

/** As much of RFC 6455 as an echo of short texts needs; says first whom the handshake named. */
function echoFrames({ headers }: IncomingMessage, socket: Duplex): void {
  const accept = createHash('sha1').update(`${headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept.digest('base64')}\r\n\r\n`,
  )
  const say = (text: string) => socket.write(Buffer.concat([Buffer.from([0x81, text.length]), Buffer.from(text)]))
  say(String(headers.authorization).slice(0, 10))
  say(String(headers['x-forwarded-for']))
  socket.on('data', (frame: Buffer) => {
    if ((frame[0] ?? 0) % 16 !== 1) return void socket.end()
    const mask = frame.subarray(2, 6)
    say(Buffer.from(frame.subarray(6).map((byte, i) => byte ^ (mask[i % 4] ?? 0))).toString())
  })
  socket.on('error', () => {})
}

beforeAll(async () => {
  world = await startWorld()
  await world.serve('notification', notifications)
  gateway = await world.gateway({ UPSTREAM_BODY_TIMEOUT_MS: '50' })
})
afterAll(() => world.stop())

/** Opens a stream through a gateway. `next` is the next chunk as it arrives. */
async function listen(through: Running, headers: Record<string, string> = {}) {
  const { token } = world.users.person()
  const leaving = new AbortController()
  const answer = await fetch(`${through.url}/v1/notifications/stream`, {
    headers: { authorization: `Bearer ${token}`, 'accept-encoding': 'gzip, br', ...headers },
    signal: leaving.signal,
  })
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  const upstream = open.at(-1)
  if (reader === undefined || upstream === undefined) throw new Error('no stream')
  return {
    answer,
    next: async () => (await reader.read()).value,
    ended: reader.closed,
    upstream,
    leave: () => leaving.abort(),
  }
}

describe('event streams', () => {
  test('the answer begins before the first event, and each event arrives as it is told', async () => {
    const { answer, next, upstream, leave } = await listen(gateway, { 'last-event-id': '42' })
    expect(answer.headers.get('content-type')).toBe('text/event-stream')
    expect(answer.headers.get('content-encoding')).toBeNull()
    expect(answer.headers.get('x-accel-buffering')).toBe('no')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(upstream.headers['last-event-id']).toBe('42')
    for (const event of ['data: one\n\n', 'data: two\n\n', ': still here\n\n']) {
      upstream.stream.write(event)
      expect(await next()).toBe(event)
    }
    leave()
  })

  test('silence is no reason to end one', async () => {
    const { next, upstream, leave } = await listen(gateway)
    const started = performance.now()
    await eventually(() => expect(performance.now() - started).toBeGreaterThan(200))
    upstream.stream.write('data: late\n\n')
    expect(await next()).toBe('data: late\n\n')
    leave()
  })

  test('whoever leaves ends it for the service as well', async () => {
    const { upstream, leave } = await listen(gateway)
    leave()
    await eventually(() => expect(upstream.closed).toBe(true))
  })

  test('when the service ends it, it ends', async () => {
    const { upstream, ended } = await listen(gateway)
    upstream.stream.end()
    await ended
  })

  test('many of them leave room for everybody else', async () => {
    const streams = await Promise.all(Array.from({ length: 200 }, () => listen(gateway)))
    expect((await ask(gateway, '/metrics')).body.text).toMatch(/konter_event_streams\{service="gateway"\} 20\d/)
    for (const { leave } of streams) leave()
    await eventually(async () =>
      expect((await ask(gateway, '/metrics')).body.text).toMatch(/konter_event_streams\{service="gateway"\} 0/),
    )
  })

  test('a gateway that stops ends them at once', async () => {
    const stopping = await world.gateway()
    const { upstream, ended } = await listen(stopping)
    await Promise.all([stopping.stop(), ended])
    await eventually(() => expect(upstream.closed).toBe(true))
  })
})

describe('WebSockets', () => {
  const address = (path: string) => `${gateway.url.replace('http', 'ws')}${path}`

  /** The first messages, in their order. */
  async function messagesOf(socket: WebSocket, count: number): Promise<unknown[]> {
    const messages: unknown[] = []
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('message', ({ data }) => messages.push(data) === count && resolve())
      socket.addEventListener('error', () => reject(new Error('refused')))
    })
    return messages
  }

  test('pass both ways, as somebody we know', async () => {
    const { token } = world.users.person()
    const socket = new WebSocket(address('/v1/conversations/1/live'), { headers: { authorization: `Bearer ${token}` } })
    socket.addEventListener('open', () => socket.send('hello'))
    const [authorization, from, echoed] = await messagesOf(socket, 3)
    expect(authorization).toMatch(/^Bearer ey/)
    expect([from, echoed]).toEqual(['127.0.0.1', 'hello'])
    socket.close()
  })

  test('are refused to nobody, and where there are none', async () => {
    await expect(messagesOf(new WebSocket(address('/v1/conversations/1/live')), 1)).rejects.toThrow()
    await expect(messagesOf(new WebSocket(address('/v1/payment-methods')), 1)).rejects.toThrow()
    await expect(messagesOf(new WebSocket(address('/internal')), 1)).rejects.toThrow()
  })

  test('an upgrade that we do not know is no reason to refuse a request', async () => {
    const { status } = await raw(gateway, '/health/live', {
      headers: { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABkAAQAAP__' },
    })
    expect(status).toBe(200)
  })
})
