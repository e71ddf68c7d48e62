import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { type App, commonProblem, type Running } from '@konter/service'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, echo, raw } from '../fixture/calls.ts'
import { startWorld, type World } from '../fixture/world.ts'

let world: World
let gateway: Running

function orders(app: App): void {
  const open = { config: { access: 'public' } } as const
  app.get('/v1/orders/refused', open, async () => {
    throw commonProblem('idempotency.in-progress', {}, { headers: { 'retry-after': '7' } })
  })
  app.get('/v1/orders/moved', open, async (_request, reply) => reply.redirect('/v1/orders/elsewhere'))
  app.get('/v1/orders/nothing', open, async (_request, reply) => reply.code(204).send())
  app.get('/v1/orders/cookies', open, async (_request, reply) =>
    reply.headers({ 'set-cookie': ['a=1', 'b=2'], server: 'secret/1.0', 'x-powered-by': 'tea' }).send('ok'),
  )
  app.get('/v1/orders/big', open, async () => ({ text: 'kopi '.repeat(60_000) }))
  app.get('/v1/orders/binary', open, async (_request, reply) => reply.type('application/pdf').send(pdf))
  app.get('/v1/orders/cached', open, async (_request, reply) => reply.header('cache-control', 'max-age=9').send('ok'))
  echo('order')(app)
}
const pdf = randomBytes(300_000)

beforeAll(async () => {
  world = await startWorld()
  await Promise.all([world.serve('order', orders), world.serve('payment')])
  gateway = await world.gateway()
})
afterAll(() => world.stop())

describe('what a service sees', () => {
  test('who calls, by a token of ours for that service, and not what the client proved it with', async () => {
    const { token, userId, sessionId } = world.users.person({ memberLevel: 'gold' })
    const { seen } = await ask(gateway, '/v1/orders?limit=2&q=a%20b', { token })
    expect(seen).toMatchObject({ service: 'order', method: 'GET', url: '/v1/orders?limit=2&q=a%20b' })
    expect(seen.caller).toMatchObject({ kind: 'user', userId, sessionId, memberLevel: 'gold' })
    expect(JSON.stringify(seen.headers)).not.toContain(token)
  })

  test('an anonymous caller where none is needed', async () => {
    const { seen } = await ask(gateway, '/v1/quotes', { method: 'POST', body: '{}' })
    expect(seen.caller).toMatchObject({ kind: 'anonymous', userId: '' })
  })

  test('a key never comes through', async () => {
    const { key, claims } = world.users.apiKey()
    const { seen } = await ask(gateway, '/v1/orders', { headers: { 'x-api-key': key } })
    expect(seen.caller).toMatchObject({ userId: claims.sub, apiKeyId: claims.apiKeyId, scopes: claims.scopes })
    expect(seen.headers['x-api-key']).toBeUndefined()
  })

  test('what clients say about where they are, and who we are, is not believed', async () => {
    const { seen } = await raw(gateway, '/v1/payment-methods', {
      headers: {
        'x-forwarded-for': '203.0.113.9',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-port': '1',
        forwarded: 'for=203.0.113.9',
        'x-real-ip': '203.0.113.9',
        via: '1.0 evil',
        baggage: 'a=b',
        cookie: 'session=1',
      },
    })
    expect(seen.clientIp).toBe('127.0.0.1')
    expect(seen.headers).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http' })
    expect(seen.headers['x-forwarded-host']).toMatch(/^127\.0\.0\.1:/)
    for (const name of ['forwarded', 'x-real-ip', 'via', 'baggage', 'cookie', 'x-forwarded-port'])
      expect(seen.headers).not.toHaveProperty(name)
  })

  test('headers of the connection stay on it, also those that `Connection` names', async () => {
    const { seen } = await raw(gateway, '/v1/payment-methods', {
      headers: {
        connection: 'close, X-Secret, authorization, x-forwarded-for',
        'x-secret': '1',
        te: 'trailers',
        'proxy-authorization': 'Basic x',
        'keep-alive': 'timeout=1',
        'x-kept': '1',
      },
    })
    expect(seen.headers['x-kept']).toBe('1')
    expect(seen.headers['x-forwarded-for']).toBe('127.0.0.1')
    for (const name of ['x-secret', 'te', 'proxy-authorization', 'keep-alive'])
      expect(seen.headers).not.toHaveProperty(name)
  })

  test.each([
    ['order-1234:a.b', true],
    ['short', false],
    ['x'.repeat(65), false],
    ['with space 1234', false],
    ['', false],
  ])('the request id %j is kept: %s', async (given, isKept) => {
    const { seen, headers } = await ask(gateway, '/v1/payment-methods', { headers: { 'x-request-id': given } })
    expect(seen.headers['x-request-id']).toBe(headers.get('x-request-id'))
    expect(headers.get('x-request-id') === given).toBe(isKept)
    expect(headers.get('x-request-id')).toMatch(/^[\w.:-]{8,64}$/)
  })

  test('a trace is continued when it is one, in a span of our own', async () => {
    const traceId = randomBytes(16).toString('hex')
    const traceparent = `00-${traceId}-${'1'.repeat(16)}-01`
    const { seen } = await ask(gateway, '/v1/payment-methods', { headers: { traceparent, tracestate: 'a=b' } })
    expect(seen.headers.traceparent).toMatch(new RegExp(`^00-${traceId}-(?!1{16})[0-9a-f]{16}-00$`))
    expect(seen.headers).not.toHaveProperty('tracestate')
  })

  test.each(['garbage', `00-${'0'.repeat(32)}-${'1'.repeat(16)}-01`, '00-x-y-01'])(
    'the trace %s is begun anew',
    async (traceparent) => {
      const { seen } = await ask(gateway, '/v1/payment-methods', { headers: { traceparent } })
      expect(seen.headers.traceparent).toMatch(/^00-(?!0{32})[0-9a-f]{32}-[0-9a-f]{16}-00$/)
      expect(seen.headers.traceparent).not.toBe(traceparent)
    },
  )
})

describe('bodies', () => {
  const send = (body: Buffer, headers: Record<string, string> = {}) =>
    raw(gateway, '/v1/payments/callbacks/tripay', { method: 'POST', body, headers })

  test.each([
    ['JSON with its own spaces', Buffer.from('{ "amount" : 1.50,\r\n\t"a":"\\u0041" }'), 'application/json'],
    ['a form', Buffer.from('a=1&b=%20+x'), 'application/x-www-form-urlencoded'],
    ['bytes', randomBytes(70_000), 'application/octet-stream'],
    ['a type with parameters', Buffer.from('--x\r\n\r\n--x--'), 'multipart/form-data; boundary=x'],
    ['broken JSON', Buffer.from('{"a":'), 'application/json'],
    ['JSON with a prototype in it', Buffer.from('{"__proto__":{"a":1}}'), 'application/json'],
  ])('%s arrives byte for byte', async (_what, body, type) => {
    const { seen } = await send(body, { 'content-type': type })
    expect(Buffer.from(seen.body, 'base64').equals(body)).toBe(true)
    expect(seen.headers['content-type']).toBe(type)
    expect(seen.headers['content-length']).toBe(String(body.length))
  })

  test('without a type, without a length, or not at all', async () => {
    expect((await send(Buffer.from('a'))).seen.body).toBe(Buffer.from('a').toString('base64'))
    expect((await send(Buffer.from('abc'), { 'transfer-encoding': 'chunked' })).seen.body).toBe('YWJj')
    expect((await send(Buffer.alloc(0))).seen.body).toBe('')
  })

  test('a packed body is not unpacked on the way', async () => {
    const packed = Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3])
    const { seen } = await send(packed, { 'content-encoding': 'gzip', 'content-type': 'application/json' })
    expect(seen.headers['content-encoding']).toBe('gzip')
    expect(Buffer.from(seen.body, 'base64').equals(packed)).toBe(true)
  })

  test.each([
    ['that says so', {}],
    ['that does not', { 'transfer-encoding': 'chunked' }],
  ])('413 for 10 MB %s', async (_what, headers) => {
    const { status, body } = await send(Buffer.alloc(10 * 1024 * 1024, 'a'), headers)
    expect(status).toBe(413)
    expect(body).toMatchObject({ code: 'request.too-large' })
  })

  test('413 before the body has come', async () => {
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1')
    socket.write('POST /v1/payments/callbacks/tripay HTTP/1.1\r\nHost: a\r\nContent-Length: 10485760\r\n\r\n')
    const [answer] = (await once(socket, 'data')) as [Buffer]
    socket.destroy()
    expect(answer.toString()).toContain('HTTP/1.1 413 ')
  })

  test('415 for a type that is none', async () => {
    const { status, body } = await send(Buffer.from('a'), { 'content-type': 'nonsense;;;' })
    expect(status).toBe(415)
    expect(body).toMatchObject({ code: 'request.unsupported-media-type' })
  })
})

describe('answers', () => {
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const { token } = world.users.person()
    return raw(gateway, path, { headers: { authorization: `Bearer ${token}`, ...headers } })
  }

  test('a refusal of a service comes through unchanged', async () => {
    const { status, headers, body } = await get('/v1/orders/refused', { 'x-request-id': 'my-request-1' })
    expect(status).toBe(409)
    expect(headers['content-type']).toContain('application/problem+json')
    expect(headers['retry-after']).toBe('7')
    expect(body).toMatchObject({ code: 'idempotency.in-progress', instance: 'my-request-1' })
  })

  test('redirects, empty answers, cookies and files', async () => {
    const moved = await get('/v1/orders/moved')
    expect([moved.status, moved.headers.location]).toEqual([302, '/v1/orders/elsewhere'])
    expect((await get('/v1/orders/nothing')).status).toBe(204)
    const { headers } = await get('/v1/orders/cookies')
    expect(headers['set-cookie']).toEqual(['a=1', 'b=2'])
    expect([headers.server, headers['x-powered-by']]).toEqual([undefined, undefined])
    const file = await get('/v1/orders/binary', { 'accept-encoding': 'gzip' })
    expect(file.headers['content-length']).toBe(String(pdf.length))
    expect(file.bytes.equals(pdf)).toBe(true)
  })

  test('nobody keeps a copy, unless the service allows it', async () => {
    expect((await get('/v1/orders')).headers['cache-control']).toBe('no-store')
    expect((await get('/v1/orders/cached')).headers['cache-control']).toBe('max-age=9')
  })

  test.each([
    ['gzip', gunzipSync],
    ['br', brotliDecompressSync],
  ] as const)('%s for whom can read it: small and large ones', async (encoding, unpack) => {
    for (const path of ['/v1/orders/1', '/v1/orders/big']) {
      const { headers, bytes } = await get(path, { 'accept-encoding': encoding, 'x-long': 'x'.repeat(2_000) })
      expect(headers['content-encoding']).toBe(encoding)
      expect(headers.vary).toContain('accept-encoding')
      expect(JSON.parse(unpack(bytes).toString())).toBeTypeOf('object')
    }
  })

  test('as it is for who cannot, when it is small, and when it carries tokens', async () => {
    expect((await get('/v1/orders/big')).headers['content-encoding']).toBeUndefined()
    expect((await get('/v1/orders/refused', { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBeUndefined()
    const signedIn = await raw(gateway, '/v1/auth/login', {
      method: 'POST',
      body: JSON.stringify({ long: 'x'.repeat(5_000) }),
      headers: { 'accept-encoding': 'gzip' },
    })
    expect(signedIn.status).toBe(200)
    expect(signedIn.headers['content-encoding']).toBeUndefined()
  })

  test('HEAD says what GET would, without the body', async () => {
    const { token } = world.users.person()
    const { status, headers, bytes } = await raw(gateway, '/v1/orders/binary', {
      method: 'HEAD',
      headers: { authorization: `Bearer ${token}` },
    })
    expect(status).toBe(200)
    expect(headers['content-length']).toBe(String(pdf.length))
    expect(bytes).toHaveLength(0)
  })
})

describe('what is not documented is not there', () => {
  test.each([
    ['GET', '/v1/unknown'],
    ['PUT', '/v1/orders'],
    ['OPTIONS', '/v1/orders'],
    ['POST', '/internal/callers/session'],
    ['GET', '//v1/orders'],
    ['GET', '/V1/orders'],
    ['GET', '/v1/orders/../../internal'],
    ['GET', '/v1/orders/%zz'],
    ['GET', `/v1/orders/${'x'.repeat(300)}`],
    ['GET', '/'],
  ])('%s %s', async (method, path) => {
    const { token } = world.users.person()
    const answer = await raw(gateway, path, { method, headers: { authorization: `Bearer ${token}` } })
    expect(answer.status).toBe(404)
    expect(answer.body).toMatchObject({ code: 'route.not-found', title: 'Alamat tidak ada' })
  })

  test('in English for who asks in English', async () => {
    const { body } = await ask(gateway, '/v1/unknown', { headers: { 'accept-language': 'en' } })
    expect(body).toMatchObject({ code: 'route.not-found', title: 'No such address' })
  })

  test.each([
    '/v1/orders/..%2f..%2finternal',
    '/v1/orders/%2e%2e%2f%2e%2e%2finternal',
    '/v1/orders/..%5c..%5cinternal',
    '/v1/orders/..',
    '/v1/orders/%2e%2e',
  ])('a path that climbs is refused: %s', async (path) => {
    const { token } = world.users.person()
    const { status, body } = await raw(gateway, path, { headers: { authorization: `Bearer ${token}` } })
    expect(status).toBe(400)
    expect(body).toMatchObject({ code: 'request.malformed' })
  })

  test('the address of another server instead of a path is not called', async () => {
    const { token } = world.users.person()
    const { status } = await raw(gateway, 'http://evil.example/v1/orders', {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(status).toBe(400)
  })

  test('strings of other languages stay what they are', async () => {
    const { token } = world.users.person()
    const path = "/v1/orders/'%20or%201=1--?q=%0d%0aX-Evil:%201&x=%3Cscript%3E"
    const { seen, headers } = await raw(gateway, path, { headers: { authorization: `Bearer ${token}` } })
    expect(seen.url).toBe(path)
    expect(headers).not.toHaveProperty('x-evil')
  })
})

test('one line says what came of a request, without anything that proves who asked', async () => {
  const { token, userId } = world.users.person()
  world.lines.length = 0
  await ask(gateway, '/v1/orders/1', { token, headers: { 'x-request-id': 'one-line-1' } })
  const lines = world.lines.filter(({ requestId }) => requestId === 'one-line-1')
  expect(lines).toMatchObject([
    { msg: 'request', method: 'GET', route: '/v1/orders/:id', status: 200, actor: `user:${userId}` },
  ])
  expect(JSON.stringify(world.lines)).not.toContain(token)
})
