import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingHttpHeaders, type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { AccessChanged } from '@konter/contracts'
import { newId } from '@konter/core'
import {
  type App,
  type CallerClaims,
  createCallerVerifier,
  createHttp,
  createLog,
  createMetrics,
  type Environment,
  type Jwk,
  newSigningKeyPem,
  openBus,
  publishedKeys,
  type Running,
  registerHealth,
  type ServiceName,
  signingKey,
} from '@konter/service'
import { createSigner, type SignerOptions } from 'fast-jwt'
import { Type } from 'typebox'
import { startGateway } from './app.ts'
import type { ApiDocument, Operation } from './route/document.ts'

/** For tests: services made with the kit, which verify our caller tokens for real, and gateways before them. */
export type World = {
  users: Users
  /** The user service, as it runs now. */
  userStand(): Stand
  /** Starts a service of this name, or starts it again where it was. */
  serve(name: ServiceName, routes?: (app: App) => void): Promise<Stand>
  gateway(environment?: Environment, document?: ApiDocument): Promise<Running>
  /** Tells what the user service would. */
  tell(change: { userId?: string; role?: string }): Promise<void>
  lines: Record<string, unknown>[]
  namespace: string
  stop(): Promise<void>
}

export type Stand = { name: ServiceName; url: string; app: App; close(): Promise<void> }

const silent = createLog('test', 'silent')

export async function startWorld(environment: Environment = {}): Promise<World> {
  const namespace = `test-${randomBytes(4).toString('hex')}`
  const stands = new Map<ServiceName, Stand>()
  const gateways: Running[] = []
  const lines: Record<string, unknown>[] = []
  const signing = newSigningKeyPem()
  const keys = publishedKeys((issuer) => (issuer === 'gateway' ? gateways.at(-1)?.url : undefined))
  const bus = openBus(environment.NATS_URL ?? process.env.NATS_URL ?? '', 'test', namespace, silent)
  const users = peopleOf()

  async function serve(name: ServiceName, routes: (app: App) => void = echo(name)): Promise<Stand> {
    const port = Number(new URL(stands.get(name)?.url ?? 'http://127.0.0.1:0').port)
    const metrics = createMetrics(name)
    const app = createHttp({ name, log: silent, metrics, verifyCaller: createCallerVerifier(name, keys) })
    registerHealth(app, name, {}, metrics, { keys: [] })
    routes(app)
    const url = await app.listen({ host: '127.0.0.1', port })
    const stand = { name, url, app, close: () => app.close() }
    stands.set(name, stand)
    return stand
  }

  async function gateway(more: Environment = {}, document: ApiDocument = sampleDocument): Promise<Running> {
    const urls = [...stands.values()].map(({ name, url }) => [`${name.toUpperCase()}_URL`, url])
    const running = await startGateway(
      {
        HOST: '127.0.0.1',
        PORT: '0',
        NATS_URL: process.env.NATS_URL,
        NATS_NAMESPACE: namespace,
        REDIS_URL: process.env.REDIS_URL,
        SERVICE_SIGNING_KEY: signing,
        ...Object.fromEntries(urls),
        ...environment,
        ...more,
      },
      { document, logTo: { write: (line) => void lines.push(JSON.parse(line)) } },
    )
    gateways.push(running)
    return running
  }

  const user = await serve('user', users.routes)
  return {
    users,
    userStand: () => stands.get('user') ?? user,
    serve,
    gateway,
    lines,
    namespace,
    tell: async ({ userId = null, role = null }) => {
      const data = { subject: userId ?? `role:${role}`, userId, role }
      const event = { id: newId(), type: AccessChanged.type, aggregateId: data.subject, sequence: 1, data }
      const { js } = await bus.ready
      await js.publish(
        `${namespace}.${AccessChanged.type}`,
        JSON.stringify({ ...event, occurredAt: new Date().toISOString() }),
        { timeout: 500 },
      )
    },
    stop: async () => {
      await Promise.all(gateways.map((each) => each.stop()))
      await Promise.all([...stands.values()].map((each) => each.close()))
      await bus.close()
    },
  }
}

export type Person = { userId: string; sessionId: string; token: string; claims: CallerClaims }
export type Users = ReturnType<typeof peopleOf>

/** As much of the user service as the gateway sees: keys, tokens, sessions, API keys. */
function peopleOf() {
  const pem = newAccessKey()
  const published: Jwk[] = [publicJwkOf(pem)]
  const sessions = new Map<string, CallerClaims>()
  const apiKeys = new Map<string, { caller: CallerClaims; allowedIps: string[] }>()
  const asked = { jwks: 0, session: 0, apiKey: 0 }

  const sign = (claims: object, options: Partial<SignerOptions> & { pem?: string } = {}): string => {
    const { pem: other = pem, ...more } = options
    return createSigner({
      algorithm: 'ES256',
      key: other,
      kid: signingKey(pem).kid,
      iss: 'konter',
      aud: 'konter',
      expiresIn: 900_000,
      header: { alg: 'ES256', typ: 'at+jwt' },
      ...more,
    })(claims)
  }

  function person(more: Partial<CallerClaims> = {}): Person {
    const sessionId = randomUUID()
    const claims: CallerClaims = {
      sub: randomUUID(),
      kind: 'user',
      role: 'customer',
      customerType: 'retail',
      memberLevel: 'bronze',
      guest: false,
      permissions: [],
      sessionId,
      ...more,
    }
    sessions.set(sessionId, claims)
    return { userId: claims.sub, sessionId, claims, token: sign(wordsOf(claims)) }
  }

  function apiKey(allowedIps: string[] = [], more: Partial<CallerClaims> = {}): { key: string; claims: CallerClaims } {
    const { sessionId: _none, ...claims } = person(more).claims
    const key = `kk_live_${randomBytes(32).toString('base64url')}`
    const caller = { ...claims, apiKeyId: randomUUID(), scopes: ['order:read', 'wallet:read'] }
    apiKeys.set(key, { caller, allowedIps })
    return { key, claims: caller }
  }

  function routes(app: App): void {
    echo('user')(app)
    app.get('/v1/auth/jwks', { config: { access: 'public' } }, async () => {
      asked.jwks += 1
      return { keys: published }
    })
    const config = { access: 'caller:resolve', internal: true } as const
    const SessionBody = Type.Object({ sessionId: Type.String(), userId: Type.String() })
    app.post('/internal/callers/session', { config, schema: { body: SessionBody } }, async ({ body }) => {
      asked.session += 1
      const caller = sessions.get(body.sessionId)
      return caller?.sub === body.userId ? { active: true, caller } : { active: false }
    })
    app.post(
      '/internal/callers/api-key',
      { config, schema: { body: Type.Object({ key: Type.String() }) } },
      async ({ body }) => {
        asked.apiKey += 1
        const found = apiKeys.get(body.key)
        return found === undefined ? { active: false } : { active: true, ...found }
      },
    )
  }

  return { person, apiKey, sign, sessions, apiKeys, asked, published, pem, routes }
}

export const wordsOf = ({ sub, sessionId, role, customerType, memberLevel, guest }: CallerClaims): object => ({
  sub,
  sid: sessionId,
  role,
  ctype: customerType,
  lvl: memberLevel,
  guest,
})

export const newAccessKey = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

export const publicJwkOf = (pem: string): Jwk => ({ ...signingKey(pem).jwk, alg: 'ES256' })

/** What a service saw of a request. */
export type Seen = {
  service: string
  method: string
  url: string
  headers: Record<string, string>
  caller: Record<string, unknown>
  clientIp: string
  body: string
}

/** Answers everything with what it saw; the body in base64, so that no byte is lost. */
export const echo =
  (service: string) =>
  (app: App): void => {
    app.register((scope, _options, done) => {
      scope.removeAllContentTypeParsers()
      scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body))
      scope.all('/*', { config: { access: 'public' } }, async ({ method, url, headers, caller, clientIp, body }) => ({
        service,
        method,
        url,
        headers,
        caller,
        clientIp,
        body: Buffer.isBuffer(body) ? body.toString('base64') : '',
      }))
      done()
    })
  }

type Listed = readonly [method: string, path: string, service: ServiceName, access: string, more?: Partial<Operation>]

const events: Partial<Operation> = { responses: { 200: { content: { 'text/event-stream': {} } } } }

const listed: readonly Listed[] = [
  ['post', '/v1/auth/login', 'user', 'public'],
  ['post', '/v1/auth/refresh', 'user', 'public'],
  ['get', '/v1/auth/jwks', 'user', 'public'],
  ['get', '/v1/me', 'user', 'own (profile:read)'],
  ['patch', '/v1/me', 'user', 'own (session)'],
  ['get', '/v1/admin/users/{id}', 'user', 'user:read'],
  ['get', '/v1/orders', 'order', 'own (order:read)'],
  ['post', '/v1/orders', 'order', 'public (order:place)'],
  ['get', '/v1/orders/{id}', 'order', 'own (order:read)'],
  ['delete', '/v1/orders/{id}', 'order', 'own (order:place)'],
  ['post', '/v1/quotes', 'order', 'public'],
  ['get', '/v1/payment-methods', 'payment', 'public'],
  ['post', '/v1/payments/callbacks/tripay', 'payment', 'public'],
  ['get', '/v1/notifications/stream', 'notification', 'own (notification:read)', events],
  ['get', '/v1/conversations/{id}/live', 'notification', 'own (session)', { 'x-websocket': true }],
]

export function documentOf(operations: readonly Listed[]): ApiDocument {
  const paths: ApiDocument['paths'] = {}
  for (const [method, path, service, access, more] of operations)
    paths[path] = { ...paths[path], [method]: { tags: [service], 'x-access': access, ...more } }
  return { openapi: '3.1.0', info: { title: 'Konter', version: '1.0.0' }, paths }
}

export const sampleDocument = documentOf(listed)

/** The one answer that a fetch to a gateway gives, with its body read. */
export async function ask(
  gateway: Pick<Running, 'url'>,
  path: string,
  init: RequestInit & { token?: string | undefined } = {},
): Promise<{ status: number; headers: Headers; body: Record<string, unknown>; seen: Seen }> {
  const { token, ...request } = init
  const headers = new Headers(request.headers)
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`)
  const answer = await fetch(`${gateway.url}${path}`, { ...request, headers })
  const text = await answer.text()
  const body = (text.startsWith('{') ? JSON.parse(text) : { text }) as Record<string, unknown>
  return { status: answer.status, headers: answer.headers, body, seen: body as unknown as Seen }
}

/** A request that is sent as it is written: fetch would tidy up paths and refuse headers. */
export async function raw(
  gateway: Pick<Running, 'url'>,
  path: string,
  options: { method?: string; headers?: OutgoingHttpHeaders; body?: Buffer | string } = {},
): Promise<{ status: number; headers: IncomingHttpHeaders; bytes: Buffer; seen: Seen; body: Record<string, unknown> }> {
  const { port } = new URL(gateway.url)
  const { body: sent, ...rest } = options
  const sending = request({ host: '127.0.0.1', port, path, agent: false, ...rest })
  sending.end(sent)
  const [answer] = (await once(sending, 'response')) as [IncomingMessage]
  const bytes = await buffer(answer)
  const isJson = /json/.test(answer.headers['content-type'] ?? '') && answer.headers['content-encoding'] === undefined
  const body = (isJson && bytes.length > 0 ? JSON.parse(bytes.toString()) : {}) as Record<string, unknown>
  return { status: answer.statusCode ?? 0, headers: answer.headers, bytes, body, seen: body as unknown as Seen }
}
