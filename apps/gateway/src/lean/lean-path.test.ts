import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { type App, commonProblem, type Environment, type Running } from '@konter/service'
import { eventually } from '@konter/testing'
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { LongAnswer, measured, raw, untilHearing } from '../fixture/calls.ts'
import type { Person } from '../fixture/people.ts'
import { startWorld, type World } from '../fixture/world.ts'

/*
 * The proof that the lean path means the same: two gateways, one of them without it, before the same services, are asked
 * the same. Whatever differs for a client, for a service or for who reads the log is a failure; and so is a request that
 * took another path than it should, because then nothing was compared.
 */

type Both = { full: Running; lean: Running }
type Way = keyof Both
type Asked = Parameters<typeof raw>[2]

const shop = 'https://toko.example'
const pdf = randomBytes(300_000)
const big = 'kopi '.repeat(60_000)
const middle = 'kopi '.repeat(1_000)

let world: World
let both: Both
let siti: Person

function orders(app: App): void {
  const open = { config: { access: 'public' } } as const
  app.get('/v1/orders/refused', open, async () => {
    throw commonProblem('idempotency.in-progress', {}, { headers: { 'retry-after': '7' } })
  })
  app.get('/v1/orders/away', open, async () => {
    throw commonProblem('service.unavailable', {}, { headers: { 'retry-after': '9' } })
  })
  app.get('/v1/orders/moved', open, async (_request, reply) => reply.redirect('/v1/orders/elsewhere'))
  app.get('/v1/orders/nothing', open, async (_request, reply) => reply.code(204).send())
  app.get('/v1/orders/cookies', open, async (_request, reply) =>
    reply.headers({ 'set-cookie': ['a=1', 'b=2'], server: 'secret/1.0', 'x-powered-by': 'tea' }).send('ok'),
  )
  app.get('/v1/orders/middle', open, async () => ({ text: middle }))
  app.get('/v1/orders/big', open, async () => ({ text: big }))
  app.get('/v1/orders/binary', open, async (_request, reply) => reply.type('application/pdf').send(pdf))
  app.get('/v1/orders/varying', open, async (_request, reply) =>
    reply.headers({ vary: 'Accept-Language', 'cache-control': 'max-age=9' }).send({ text: middle }),
  )
  app.get('/v1/orders/framed', open, async (_request, reply) =>
    reply.header('x-frame-options', 'SAMEORIGIN').send('ok'),
  )
  app.get('/v1/orders/tagged', open, async ({ headers }, reply) =>
    headers['if-none-match'] === '"1"'
      ? reply.code(304).header('etag', '"1"').send()
      : reply.header('etag', '"1"').send({ text: 'tagged' }),
  )
  app.get('/v1/orders/picture', open, async ({ method, headers }, reply) => {
    reply.headers({ etag: '"p"', 'cache-control': 'public, max-age=31536000, immutable' })
    reply.headers({ 'cross-origin-resource-policy': 'cross-origin', 'content-type': 'image/webp' })
    if (headers['if-none-match'] === '"p"') return reply.code(304).send()
    return reply.header('content-length', pdf.length).send(Readable.from(method === 'HEAD' ? [] : [pdf]))
  })
  app.all('/*', open, async ({ method, url, headers: { connection: _ours, ...headers }, caller, clientIp }) => ({
    method,
    url,
    headers,
    caller,
    clientIp,
  }))
}

/** What may be kept, as long as a second holder of the same answer must not be told of the first. */
function shelves(app: App): void {
  app.get('/v1/vouchers', { config: { access: 'public' } }, async ({ url, headers }, reply) => {
    reply.headers({ 'cache-control': 'public, max-age=60, stale-if-error=60', vary: 'Accept-Language' })
    const { 'accept-language': language, 'user-agent': agent, 'x-kept': kept } = headers
    return { items: [], url, language, agent, kept, text: middle }
  })
}

async function pair(more: Environment = {}): Promise<Both> {
  const [full, lean] = [await world.gateway({ LEAN_PATH: 'false', ...more }), await world.gateway(more)]
  for (const each of [full, lean]) await untilHearing(each)
  return { full, lean }
}

beforeAll(async () => {
  world = await startWorld()
  await Promise.all([world.serve('order', orders), world.serve('payment', orders), world.serve('catalog', shelves)])
  both = await pair({ CORS_ORIGINS: `${shop}, http://localhost:3000` })
  siti = await known(both)
})
afterAll(() => world.stop())

/** Somebody whom both gateways remember. */
async function known(gateways: Both, person = world.users.person()): Promise<Person> {
  const headers = { authorization: `Bearer ${person.token}` }
  for (const gateway of [gateways.full, gateways.lean])
    expect((await raw(gateway, '/v1/orders/1', { headers })).status).toBe(200)
  return person
}

/** How many requests a gateway has answered the lean way. */
const taken = (gateway: Running) => measured(gateway, 'lean_requests')

/** As it says what differs from request to request, whatever path it took. */
const PASSING = new Set(['age', 'date', 'x-request-id', 'ratelimit-remaining', 'ratelimit-reset'])

type Answer = Awaited<ReturnType<typeof raw>>

/** What must be the same; of what may differ only that it is there. */
function same({ status, headers, bytes }: Answer): object {
  const packed = headers['content-encoding']
  const unpacked = packed === 'br' ? brotliDecompressSync(bytes) : packed === 'gzip' ? gunzipSync(bytes) : bytes
  const comparable = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, PASSING.has(name) ? 'is there' : value]),
  )
  const kept = headers['cache-status']
  if (kept !== undefined) comparable['cache-status'] = String(kept).replace(/ttl=\d+/, 'ttl=so many')
  return { status, headers: comparable, body: neutral(unpacked.toString()) }
}

/** Without what is new for each request: its id, its trace, our word for the caller, the port of this gateway. */
function neutral(body: string): unknown {
  if (!body.startsWith('{')) return body
  const document = JSON.parse(body) as { instance?: string; headers?: Record<string, string> }
  if (document.instance !== undefined) document.instance = 'an id'
  const { headers } = document
  if (headers !== undefined)
    for (const name of ['x-request-id', 'traceparent', 'authorization', 'x-forwarded-host'])
      if (headers[name] !== undefined) headers[name] = 'is there'
  return document
}

/** One line per request, whatever its path. Time and ids differ. */
function logged(requestId: string): object[] {
  return world.lines
    .filter((line) => line.requestId === requestId)
    .map(({ time: _time, ms, trace_id, span_id, requestId: _id, err, ...line }) => ({
      ...line,
      ms: typeof ms,
      trace: [typeof trace_id, typeof span_id],
      // In whose words is not compared: each client of HTTP has its own.
      err: typeof err,
    }))
}

let asked = 0

type Expected = { lean: boolean }

/** Asks both the same, and answers what they said, having made sure that it is the same. */
async function compare(path: string, expected: Expected, options: Asked = {}, of = both): Promise<Answer> {
  asked += 1
  const answers = {} as Record<Way, Answer>
  const before = await taken(of.lean)
  for (const way of ['full', 'lean'] as const) {
    const headers = { 'x-request-id': `${way}-${asked}-compared`, ...options.headers }
    answers[way] = await raw(of[way], path, { ...options, headers })
  }
  expect(same(answers.lean)).toEqual(same(answers.full))
  const ids = { full: answers.full.headers['x-request-id'], lean: answers.lean.headers['x-request-id'] }
  await eventually(() => {
    // A path that is none never becomes a request: it is refused before it has an id.
    if (ids.full !== undefined) expect(logged(String(ids.full)).length, `lines of ${path}`).toBeGreaterThan(0)
    expect(logged(String(ids.lean))).toEqual(logged(String(ids.full)))
  })
  expect((await taken(of.lean)) - before, 'requests that took the lean path').toBe(expected.lean ? 1 : 0)
  return answers.lean
}

const signedIn = (more: Record<string, string> = {}) => ({ authorization: `Bearer ${siti.token}`, ...more })
const asSiti = (path: string, expected: Expected, options: Asked = {}) =>
  compare(path, expected, { ...options, headers: { ...signedIn(), ...options.headers } })

const LEAN = { lean: true }
const FULL = { lean: false }

describe('who calls', () => {
  test('a customer whom we remember', async () => {
    const { status, body } = await asSiti('/v1/orders/1?limit=2&q=a%20b', LEAN)
    expect(status).toBe(200)
    expect(body).toMatchObject({ url: '/v1/orders/1?limit=2&q=a%20b', caller: { userId: siti.userId } })
  })

  test('nobody, where nobody is needed, and where somebody is', async () => {
    const { body } = await compare('/v1/payment-methods', LEAN)
    expect(body).toMatchObject({ caller: { kind: 'anonymous' } })
    expect((await compare('/v1/orders/1', FULL)).status).toBe(401)
  })

  test('somebody whom we do not remember is asked about the full way, once', async () => {
    const { token } = world.users.person()
    const headers = { authorization: `Bearer ${token}` }
    expect((await compare('/v1/orders/1', FULL, { headers })).status).toBe(200)
    expect((await compare('/v1/orders/1', LEAN, { headers })).status).toBe(200)
  })

  test.each([
    ['a bad token', 'Bearer nonsense'],
    ['no bearer', 'Basic c2l0aTpyYWhhc2lh'],
    ['two tokens', 'Bearer a b'],
  ])('401: %s', async (_what, authorization) => {
    expect((await compare('/v1/payment-methods', FULL, { headers: { authorization } })).status).toBe(401)
  })

  test('401: a token that has expired, also one that was remembered', async () => {
    const now = Math.floor(Date.now() / 1000)
    const { claims } = siti
    const words = {
      sub: claims.sub,
      sid: claims.sessionId,
      role: 'customer',
      ctype: 'retail',
      lvl: 'bronze',
      guest: false,
    }
    const token = world.users.sign({ ...words, iat: now - 10, exp: now + 120 }, { expiresIn: undefined as never })
    const headers = { authorization: `Bearer ${token}` }
    expect((await compare('/v1/orders/1', FULL, { headers })).status).toBe(200)
    expect((await compare('/v1/orders/1', LEAN, { headers })).status).toBe(200)
    vi.useFakeTimers({ toFake: ['Date'], now: (now + 121) * 1000 })
    onTestFinished(() => void vi.useRealTimers())
    expect((await compare('/v1/orders/1', FULL, { headers })).status).toBe(401)
  })

  test('401: somebody who was suspended meanwhile', async () => {
    const person = await known(both)
    const headers = { authorization: `Bearer ${person.token}` }
    expect((await compare('/v1/orders/1', LEAN, { headers })).status).toBe(200)
    world.users.sessions.delete(person.sessionId)
    await world.tell({ userId: person.userId })
    await eventually(async () => {
      for (const each of [both.full, both.lean]) expect((await raw(each, '/v1/orders/1', { headers })).status).toBe(401)
    })
    expect((await compare('/v1/orders/1', FULL, { headers })).status).toBe(401)
  })

  test('400: a token and a key at once', async () => {
    expect((await asSiti('/v1/orders/1', FULL, { headers: { 'x-api-key': 'kk_live_x' } })).status).toBe(400)
  })

  test('an API key, from where it may be used', async () => {
    const { key, claims } = world.users.apiKey(['127.0.0.0/8'])
    const headers = { 'x-api-key': key }
    await compare('/v1/orders/1', FULL, { headers })
    const { body } = await compare('/v1/orders/1', LEAN, { headers })
    expect(body).toMatchObject({ caller: { apiKeyId: claims.apiKeyId } })
  })

  test('403: an API key from elsewhere, also when we remember it', async () => {
    const headers = { 'x-api-key': world.users.apiKey(['10.0.0.0/8']).key }
    for (let i = 0; i < 2; i++) expect((await compare('/v1/orders/1', FULL, { headers })).status).toBe(403)
  })
})

describe('answers', () => {
  test.each([
    ['refused', 409],
    ['away', 503],
    ['moved', 302],
    ['nothing', 204],
    ['cookies', 200],
    ['middle', 200],
    ['big', 200],
    ['binary', 200],
    ['varying', 200],
    ['framed', 200],
    ['tagged', 200],
    ['picture', 200],
    ['unknown', 200],
  ])('%s: %i', async (name, status) => {
    expect((await asSiti(`/v1/orders/${name}`, LEAN)).status).toBe(status)
    const asHead = await asSiti(`/v1/orders/${name}`, LEAN, { method: 'HEAD' })
    expect([asHead.status, asHead.bytes.length]).toEqual([status, 0])
  })

  test('304 for who has it already', async () => {
    const headers = { 'if-none-match': '"1"' }
    const { status, headers: answered, bytes } = await asSiti('/v1/orders/tagged', LEAN, { headers })
    expect([status, answered.etag, bytes.length]).toEqual([304, '"1"', 0])
  })

  test.each(['gzip', 'br', 'gzip, br', 'gzip;q=1, br;q=0.5', '*', 'deflate', 'gzip;q=0', 'identity', '', 'br;q=x'])(
    'packed for Accept-Encoding: %j',
    async (accepted) => {
      for (const name of ['tagged', 'picture', 'middle', 'varying', 'big', 'binary'])
        await asSiti(`/v1/orders/${name}`, LEAN, { headers: { 'accept-encoding': accepted } })
    },
  )

  test('in the language of the client, also when we refuse', async () => {
    const headers = { 'accept-language': 'en' }
    expect((await asSiti('/v1/orders/refused', LEAN, { headers })).body).toMatchObject({
      code: 'idempotency.in-progress',
    })
    expect((await compare('/v1/orders/1', FULL, { headers })).body).toMatchObject({
      title: expect.stringMatching(/^[A-Z]/),
    })
  })
})

describe('answers that are kept', () => {
  test.each([
    ['asked for first, then kept', {}],
    ['in a language', { 'accept-language': 'en, su;q=0.3' }],
    ['packed', { 'accept-encoding': 'br' }],
    ['with headers of the client, of which the service hears nothing', { 'x-kept': '1', 'user-agent': 'a/1' }],
    ['from another origin', { origin: shop }],
  ])('%s', async (_what, headers) => {
    const path = `/v1/vouchers?q=${encodeURIComponent(Object.keys(headers).join('-'))}`
    for (const kind of ['fwd=uri-miss', 'hit; ttl=']) {
      const { status, body, headers: sent } = await asSiti(path, LEAN, { headers })
      expect([status, sent['cache-status']]).toEqual([200, expect.stringContaining(kind)])
      expect(body).not.toHaveProperty('kept')
    }
    const { headers: sent } = await compare(path, LEAN, { headers })
    const unchanged = await compare(path, LEAN, { headers: { ...headers, 'if-none-match': String(sent.etag) } })
    expect([unchanged.status, unchanged.bytes.length]).toEqual([304, 0])
    expect((await asSiti(path, LEAN, { method: 'HEAD', headers })).bytes.length).toBe(0)
  })
})

describe('headers', () => {
  test.each(['order-1234:a.b', 'short', 'x'.repeat(65), 'with space 1234'])('the request id %j', async (given) => {
    for (const way of ['full', 'lean'] as const) {
      const { headers, body } = await raw(both[way], '/v1/payment-methods', { headers: { 'x-request-id': given } })
      const kept = given === 'order-1234:a.b'
      expect(headers['x-request-id'] === given).toBe(kept)
      expect((body.headers as Record<string, string>)['x-request-id']).toBe(headers['x-request-id'])
    }
  })

  test.each([
    [`00-${'a'.repeat(32)}-${'1'.repeat(16)}-01`, true],
    ['garbage', false],
    [`00-${'0'.repeat(32)}-${'1'.repeat(16)}-01`, false],
  ])('the trace %s is continued: %s', async (traceparent, isContinued) => {
    for (const way of ['full', 'lean'] as const) {
      const { body } = await raw(both[way], '/v1/payment-methods', { headers: { traceparent } })
      const told = (body.headers as Record<string, string>).traceparent ?? ''
      expect(told).toMatch(/^00-(?!0{32})[0-9a-f]{32}-(?!1{16})[0-9a-f]{16}-00$/)
      expect(told.startsWith(traceparent.slice(0, 35))).toBe(isContinued)
    }
  })

  test('of the connection stay on it, also those that `Connection` names', async () => {
    const { body } = await compare('/v1/payment-methods', LEAN, {
      headers: {
        connection: 'close, X-Secret, authorization, x-forwarded-for',
        'x-secret': '1',
        te: 'trailers',
        'proxy-authorization': 'Basic x',
        'keep-alive': 'timeout=1',
        'x-kept': '1',
      },
    })
    expect(body.headers).toMatchObject({ 'x-kept': '1', 'x-forwarded-for': '127.0.0.1' })
    expect(body.headers).not.toHaveProperty('x-secret')
  })

  test('of clients who say where they are, or who we are, are not believed', async () => {
    const { body } = await asSiti('/v1/orders/1', LEAN, {
      headers: {
        'x-forwarded-for': '203.0.113.9',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
        'x-forwarded-port': '1',
        forwarded: 'for=203.0.113.9',
        'x-real-ip': '203.0.113.9',
        via: '1.0 evil',
        baggage: 'a=b',
        cookie: 'session=1',
        tracestate: 'a=b',
      },
    })
    expect(body).toMatchObject({ clientIp: '127.0.0.1', headers: { 'x-forwarded-proto': 'http' } })
  })

  test.each([
    '198.51.100.7',
    '203.0.113.5, 198.51.100.7, 192.0.2.1',
    '::ffff:198.51.100.7',
    '2001:db8::1',
    'garbage',
    '198.51.100.7, garbage',
    '',
  ])('X-Forwarded-For %j from a proxy of ours', async (forwarded) => {
    const trusting = await trustingPair()
    const headers = {
      'x-forwarded-for': forwarded,
      'x-forwarded-proto': 'http, https',
      'x-forwarded-host': 'a.example',
    }
    await compare('/v1/payment-methods', LEAN, { headers }, trusting)
  })

  let trusted: Promise<Both> | undefined
  const trustingPair = () => {
    trusted ??= pair({ TRUSTED_PROXIES: '127.0.0.0/8, 192.0.2.0/24' })
    return trusted
  }

  test.each([shop, 'https://evil.example', 'null'])('CORS for %s', async (origin) => {
    const { headers } = await asSiti('/v1/orders/varying', LEAN, { headers: { origin, 'accept-encoding': 'gzip' } })
    expect(headers['access-control-allow-origin']).toBe(origin === shop ? shop : undefined)
    expect(headers.vary).toBe('Origin, Accept-Language, accept-encoding')
    const asking = { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' }
    await compare('/v1/orders/1', FULL, { method: 'OPTIONS', headers: asking })
    await compare('/v1/orders/1', FULL, { headers: { origin, authorization: 'Bearer nonsense' } })
  })

  test('that would begin a second one', async () => {
    const { port } = new URL(both.lean.url)
    for (const smuggled of ['a\rb', 'a\nx-evil: 1', 'a\0b']) {
      const socket = connect(Number(port), '127.0.0.1')
      socket.end(`GET /v1/payment-methods HTTP/1.1\r\nhost: a\r\nx-bad: ${smuggled}\r\nconnection: close\r\n\r\n`)
      expect(await text(socket)).toMatch(smuggled.includes('\n') ? /^HTTP\/1\.1 (200|400) / : /^HTTP\/1\.1 400 /)
    }
    expect((await asSiti('/v1/orders/1?x=%0d%0aX-Evil:%201', FULL)).headers).not.toHaveProperty('x-evil')
  })
})

describe('paths that only look like ours', () => {
  test.each([
    ['/v1/orders/..%2f..%2finternal', 400],
    ['/v1/orders/%2e%2e', 400],
    ['/v1/orders/..', 400],
    ['/v1/orders/a%2fb', 200],
    ['/v1/orders/%zz', 404],
    ['//v1/orders', 404],
    ['/v1//orders', 404],
    ['/v1/orders/', 200],
    ['/V1/orders', 404],
    ['/v1/orders/1/', 404],
    ['/v1/orders/1;a=b', 200],
    ['/v1/orders/1?x=%00', 400],
    ['/v1/orders/1?x=%ff', 200],
    ['/v1/orders/1?x=%', 200],
    ['/v1/orders/1#a', 200],
    [`/v1/orders/${'x'.repeat(300)}`, 404],
    ['/v1/orders/1?', 200],
    [`/v1/orders/1?q=${'x'.repeat(8_000)}`, 200],
    ['/v1/unknown', 404],
    ['/', 404],
    ['http://evil.example/v1/orders', 400],
    ['/v1/admin/users/1', 200],
    ['/v1/auth/jwks', 200],
  ])('%s', async (path, status) => {
    const way = path === '/v1/orders/1?' ? LEAN : FULL
    const answer = await asSiti(path, way)
    expect([path, answer.status]).toEqual([path, status])
  })

  test('what is written like text, is', async () => {
    const { body } = await asSiti("/v1/orders/A-1_b.2~c@d:e?q='%20or%201=1--&x=%3Cscript%3E&y[0]=1", LEAN)
    expect(body).toMatchObject({ url: "/v1/orders/A-1_b.2~c@d:e?q='%20or%201=1--&x=%3Cscript%3E&y[0]=1" })
  })

  test('431 for headers without an end', async () => {
    for (const gateway of [both.full, both.lean])
      expect((await raw(gateway, `/v1/orders/1?q=${'x'.repeat(20_000)}`, { headers: signedIn() })).status).toBe(431)
  })

  test('a read with a body', async () => {
    await asSiti('/v1/orders/1', FULL, { method: 'GET', body: '{}', headers: { 'content-length': '2' } })
  })
})

describe('429 over the limit: the same number comes through, and the same is said', () => {
  async function insist(gateway: Running, times: number) {
    const headers = { authorization: `Bearer ${world.users.person().token}` }
    const answers: Answer[] = []
    for (let i = 0; i < times; i++) answers.push(await raw(gateway, '/v1/orders/1', { headers }))
    for (const { headers: sent, body } of answers.filter(({ status }) => status === 429)) {
      expect(body).toMatchObject({ code: 'rate.limited' })
      expect(Number(sent['retry-after'])).toBeGreaterThan(0)
    }
    return { statuses: answers.map(({ status }) => status), headers: answers.map(({ headers: sent }) => sent) }
  }

  test('of one caller', async () => {
    const limited = await pair({ RATE_LIMIT_READ: '5', NATS_NAMESPACE: `${world.namespace}-few` })
    for (const way of ['full', 'lean'] as const) {
      const { statuses, headers } = await insist(limited[way], 8)
      expect(statuses).toEqual([...Array(5).fill(200), 429, 429, 429])
      const left = headers.map((each) => each['ratelimit-remaining'])
      expect(left).toEqual(['4', '3', '2', '1', '0', '0', '0', '0'])
    }
  })

  test.each(['full', 'lean'])('of one address: by the %s path', async (way) => {
    // Nothing else is asked of it, not even whether it hears: that would be counted, too.
    const gateway = await world.gateway({
      LEAN_PATH: String(way === 'lean'),
      RATE_LIMIT_ADDRESS: '6',
      NATS_NAMESPACE: `${world.namespace}-${way}`,
    })
    expect((await insist(gateway, 9)).statuses).toEqual([...Array(6).fill(200), 429, 429, 429])
  })
})

describe('a service that fails', () => {
  const servers: Server[] = []
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections()
      server.close()
    }
  })

  type Handler = (request: IncomingMessage, response: ServerResponse) => void
  const impatient = { UPSTREAM_HEADERS_TIMEOUT_MS: '1000', UPSTREAM_BODY_TIMEOUT_MS: '1000' }

  async function before(handler: Handler, more: Environment = {}): Promise<Both & { times(): number }> {
    let times = 0
    const server = createServer((asking, response) => {
      // Getting to know somebody is no part of the comparison.
      if (asking.url === '/v1/orders/1') return void response.setHeader('content-length', 2).end('{}')
      times += 1
      handler(asking, response)
    })
    servers.push(server)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const ORDER_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const gateways = await pair({ BREAKER_FAILURES: '1000', ORDER_URL, ...more })
    await known(gateways, siti)
    return { ...gateways, times: () => times }
  }
  const ask = (gateways: Both, method = 'GET') =>
    compare('/v1/orders/2', LEAN, { method, headers: signedIn() }, gateways)

  test('504: it is slow', async () => {
    const gateways = await before(() => {}, impatient)
    const { status, body } = await ask(gateways)
    expect([status, body.code, gateways.times()]).toEqual([504, 'service.timeout', 2])
    expect((await ask(gateways, 'HEAD')).status).toBe(504)
  })

  test('504: it stops in the middle of a short answer', async () => {
    const gateways = await before(
      (_asking, response) => response.setHeader('content-length', 10).write('half'),
      impatient,
    )
    expect((await ask(gateways)).status).toBe(504)
  })

  test.each([
    ['breaks off before', (asking: IncomingMessage) => asking.socket.destroy()],
    ['does not speak HTTP', (asking: IncomingMessage) => asking.socket.end('nonsense\r\n\r\n')],
    [
      'says two lengths',
      (asking: IncomingMessage) =>
        asking.socket.end(
          'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
        ),
    ],
    [
      'has endless headers',
      (asking: IncomingMessage) => asking.socket.end(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`),
    ],
  ])('502: it %s; asked a second time, and no third', async (_what, handler) => {
    const gateways = await before(handler)
    const { status, body } = await ask(gateways)
    expect([status, body.code, gateways.times()]).toEqual([502, 'service.unavailable', 4])
  })

  test('502: it breaks off in the middle of a short answer', async () => {
    const gateways = await before((asking, response) => {
      response.setHeader('content-length', 10).write('half')
      setImmediate(() => asking.socket.destroy())
    })
    expect((await ask(gateways)).status).toBe(502)
  })

  test('a long answer that breaks off, does: half of it is not the whole', async () => {
    const open: IncomingMessage[] = []
    const gateways = await before((asking, response) => {
      response.write('half')
      open.push(asking)
    })
    for (const way of ['full', 'lean'] as const) {
      const sent = request(`${gateways[way].url}/v1/orders/2`, { headers: signedIn() }).end()
      const [answer] = (await once(sent, 'response')) as [IncomingMessage]
      expect(answer.statusCode).toBe(200)
      for (const { socket } of open.splice(0)) socket.destroy()
      await expect(text(answer)).rejects.toThrow('aborted')
    }
  })

  test('answers of every form', async () => {
    const forms: Handler[] = [
      (_asking, response) => response.end('chunked'),
      (_asking, response) => response.write('a', () => response.end('b')),
      (asking) => asking.socket.end('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nuntil the end'),
      (asking) => asking.socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'),
      (_asking, response) => response.writeEarlyHints({ link: '</a>; rel=preload' }, () => response.end('late')),
      (_asking, response) => response.writeHead(200, ['x-a', '1', 'x-a', '2', 'content-length', '1']).end('b'),
      (_asking, response) => response.setHeader('content-type', 'text/event-stream').end('data: 1\n\n'),
      (_asking, response) => response.setHeader('connection', 'close, x-hop').setHeader('x-hop', '1').end('gone'),
    ]
    let at = 0
    const gateways = await before((asking, response) => forms[at]?.(asking, response))
    for (at = 0; at < forms.length; at++) expect((await ask(gateways)).status).toBe(200)
  })

  test('503: it is away, and then the breaker is open, and nobody waits', async () => {
    const gateways = await before((_asking, response) => response.end(), {
      BREAKER_FAILURES: '2',
      BREAKER_OPEN_MS: '60000',
    })
    for (const server of servers) {
      server.close()
      server.closeAllConnections()
    }
    for (let i = 0; i < 4; i++) {
      const { status, body, headers } = await ask(gateways)
      expect([status, body.code]).toEqual([503, 'service.unavailable'])
      expect(Number(headers['retry-after'])).toBeGreaterThan(i < 2 ? 0 : 50)
    }
    for (const gateway of [gateways.full, gateways.lean])
      expect((await raw(gateway, '/metrics')).bytes.toString()).toContain(
        'konter_breaker_state{upstream="order",service="gateway"} 2',
      )
  })

  test('who leaves takes the request with them, and one line says so', async () => {
    const left: Promise<unknown>[] = []
    const gateways = await before((asking) => void left.push(once(asking.socket, 'close')))
    for (const way of ['full', 'lean'] as const) {
      const headers = { ...signedIn(), 'x-request-id': `${way}-who-leaves` }
      const sent = request(`${gateways[way].url}/v1/orders/2`, { headers }).end()
      sent.on('error', () => {})
      await eventually(() => expect(left).toHaveLength(way === 'full' ? 1 : 2))
      sent.destroy()
      await Promise.all(left)
    }
    await eventually(() => {
      expect(logged('lean-who-leaves')).toMatchObject([{ status: 499, msg: 'request', route: '/v1/orders/:id' }])
      expect(logged('lean-who-leaves')).toEqual(logged('full-who-leaves'))
    })
    const health = await raw(gateways.lean, '/health')
    expect(health.body.services).toMatchObject({ order: { breaker: 'closed' } })
  })

  test('a slow reader is waited for, not filled up', async () => {
    const long = new LongAnswer(32 * 1024 * 1024)
    const gateways = await before((_asking, response) => long.writeTo(response))
    const sent = request(`${gateways.lean.url}/v1/orders/2`, { headers: signedIn() }).end()
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    await long.stands()
    expect(long.written).toBeLessThan(long.bytes)
    let read = 0
    for await (const chunk of answer) read += (chunk as Buffer).length
    expect(read).toBe(long.bytes)
  })

  test('what is being answered when it stops is answered, and the connection then closed', async () => {
    const arrived = Promise.withResolvers<ServerResponse>()
    const { lean } = await before((_asking, response) => arrived.resolve(response))
    const answer = raw(lean, '/v1/orders/2', { headers: signedIn() })
    const response = await arrived.promise
    expect(await taken(lean)).toBe(1)
    const stopped = lean.stop()
    response.end('{}')
    expect((await answer).status).toBe(200)
    await stopped
  })
})
