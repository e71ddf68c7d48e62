import { once } from 'node:events'
import { connect } from 'node:net'
import { PassThrough } from 'node:stream'
import { Instant, Integer, MoneySchema, money, Nullable } from '@konter/core'
import { eventually } from '@konter/testing'
import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type App, createHttp } from './http.ts'
import { createLog } from './log.ts'
import { createMetrics } from './metrics.ts'
import { traceFrom } from './trace.ts'

const lines: Record<string, unknown>[] = []
const log = createLog('cups', 'info', { write: (line: string) => void lines.push(JSON.parse(line)) })
let app: App
let port: number

beforeAll(async () => {
  app = createHttp({ name: 'cups', log, metrics: createMetrics('cups'), trustedProxies: ['127.0.0.0/8'] })
  app.get('/cups/:id', { config: { access: 'public' } }, async ({ clientIp, caller }) => ({
    clientIp,
    actor: caller.actor,
  }))
  const maybePriced = Type.Object({ price: Nullable(MoneySchema), stock: Nullable(Integer), at: Nullable(Instant) })
  const answer = Type.Object({ items: Type.Array(maybePriced), verdict: Type.Union([maybePriced, Type.Null()]) })
  app.get('/prices', { config: { access: 'public' }, schema: { response: { 200: answer } } }, async () => ({
    items: [
      { price: money(15_000), stock: 3n, at: new Date('2026-01-01T00:00:00Z') },
      { price: null, stock: null, at: null },
    ],
    verdict: { price: money(1), stock: 0n, at: null },
  }))
  app.get('/endless', { config: { access: 'public' } }, async (_request, reply) => {
    const stream = new PassThrough()
    stream.write('first')
    return reply.send(stream)
  })
  port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port)
})
afterAll(() => app.close())

/** What comes back for these bytes, until the connection closes. */
async function answerTo(bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk.toString()
  })
  socket.write(bytes)
  await once(socket, 'close')
  return answer
}

test('amounts are whole numbers on the wire, where they may be null and inside a union too', async () => {
  const { statusCode, json } = await app.inject('/prices')
  expect(statusCode).toBe(200)
  expect(json()).toEqual({
    items: [
      { price: { amount: 15_000, currency: 'IDR' }, stock: 3, at: '2026-01-01T00:00:00.000Z' },
      { price: null, stock: null, at: null },
    ],
    verdict: { price: { amount: 1, currency: 'IDR' }, stock: 0, at: null },
  })
})

describe('what never becomes a request is refused by a problem document', () => {
  test.each([
    ['no HTTP', 'hello\r\n\r\n', 400, 'request.malformed'],
    [
      'headers without end',
      `GET / HTTP/1.1\r\nHost: a\r\nX-Big: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'request.headers-too-large',
    ],
    [
      'a header with a bare line feed in it',
      'GET / HTTP/1.1\r\nHost: a\r\nX-A: b\nX\r\n\r\n',
      400,
      'request.malformed',
    ],
  ])('%s', async (_what, bytes, status, code) => {
    const answer = await answerTo(bytes)
    expect(answer).toContain(`HTTP/1.1 ${status} `)
    expect(answer).toContain('application/problem+json')
    expect(answer).toContain(`"code":"${code}"`)
  })

  test.each(['/cups/%zz', `/cups/${'x'.repeat(500)}`])('%s', async (path) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(await answer.json()).toMatchObject({ code: 'route.not-found', type: '/problems/route.not-found' })
  })
})

test('a trusted proxy says where the client is, and without a verifier everybody is anonymous', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/cups/1`, {
    headers: { 'x-forwarded-for': '198.51.100.7', authorization: 'Bearer whatever' },
  })
  expect(await answer.json()).toEqual({ clientIp: '198.51.100.7', actor: 'anonymous' })
})

test('a client that leaves in the middle is one line too', async () => {
  lines.length = 0
  const leaving = new AbortController()
  const answer = await fetch(`http://127.0.0.1:${port}/endless`, { signal: leaving.signal })
  await answer.body?.getReader().read()
  leaving.abort()
  await eventually(() => expect(lines).toMatchObject([{ msg: 'request', route: '/endless', status: 499 }]))
  expect(lines[0]?.requestId).toEqual(expect.any(String))
})

test.each([`00-${'0'.repeat(32)}-${'1'.repeat(16)}-01`, `00-${'1'.repeat(32)}-${'0'.repeat(16)}-01`, '00-abc-def-01'])(
  '%s is no trace to continue',
  (given) => expect(traceFrom(given).traceId).not.toMatch(/^0+$|^1+$/),
)

test('the end waits for what is being answered, not for a connection on which nothing was asked', async () => {
  const ending = createHttp({ name: 'cups', log, metrics: createMetrics('cups') })
  const handed = Promise.withResolvers<string>()
  ending.get('/slow', { config: { access: 'public' } }, () => handed.promise)
  const url = await ending.listen({ host: '127.0.0.1', port: 0 })
  const silent = connect(Number(new URL(url).port), '127.0.0.1')
  await once(silent, 'connect')
  const answer = fetch(`${url}/slow`)
  await eventually(async () => expect(await connectionsOf(ending)).toBe(2))
  const closed = ending.close()
  handed.resolve('done')
  expect(await (await answer).text()).toBe('done')
  await closed
})

const connectionsOf = ({ server }: App): Promise<number> =>
  new Promise((resolve, reject) =>
    server.getConnections((error, count) => (error === null ? resolve(count) : reject(error))),
  )
