import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline, Readable } from 'node:stream'
import { languageFrom } from '@konter/core'
import {
  ANONYMOUS,
  type App,
  asProblem,
  bearerOf,
  type Caller,
  CLIENT_GONE,
  inTrace,
  noteFailure,
  noteRequest,
  requestIdFor,
  requestTrace,
  type Trace,
  type Tracing,
} from '@konter/service'
import { networkOf } from '../address.ts'
import type { Known } from '../caller/callers.ts'
import { isKey } from '../caller/identify.ts'
import type { Context } from '../context.ts'
import { crossOriginHeaders, type Headers } from '../front/headers.ts'
import type { Origin } from '../front/origin.ts'
import { askKept } from '../kept/ask-kept.ts'
import { countedAs, limitHeaders, windowMs } from '../limit/limit.hooks.ts'
import { limits } from '../limit/limits.ts'
import { follow, isEvents, type Sent, toClient } from '../proxy/answer.ts'
import { upstreamHeaders } from '../proxy/headers.ts'
import type { Route } from '../route/route.ts'
import { atEndOfTurn } from '../turn.ts'
import type { Client } from '../upstream/exchange.ts'
import { ClientGone } from '../upstream/failure.ts'
import { leanRoutes } from './table.ts'

/*
 * Answers plain reads before Fastify sees them. It takes a request only when everything about it is certain and ordinary:
 * a plain path of a lean route, no body, a caller whom we remember, room below the limits. Everything else, every refusal
 * at the door included, goes the full way, untouched and uncounted. docs/decisions/0007-lean-path.md says what that saves;
 * lean-path.test.ts asks both ways the same questions.
 */

/** One request that was taken. */
type Taken = {
  route: Route
  request: IncomingMessage
  response: ServerResponse
  origin: Origin
  known: Known | undefined
  caller: Caller
  requestId: string
  trace: Trace
  /** What its answer carries in any case. */
  headers: Record<string, string>
  startedAt: number
}

/** Must come last: what it does not take goes on to whoever listened before. */
export function takeLeanPath(app: App, ctx: Context, secure: Headers, tracing: Tracing | undefined): void {
  const take = leanPath(ctx, secure, tracing)
  const [full, ...others] = app.server.listeners('request') as [Listener, ...Listener[]]
  let closing = false
  // At the end Fastify tells clients to go; so it must see them.
  app.addHook('preClose', async () => {
    closing = true
  })
  app.server.removeAllListeners('request')
  for (const other of others) app.server.on('request', other)
  app.server.on('request', (request, response) => {
    if (closing || !take(request, response)) full(request, response)
  })
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void

export function leanPath(ctx: Context, secure: Headers, tracing: Tracing | undefined) {
  const routeOf = leanRoutes(ctx.routes)
  const crossOrigin = crossOriginHeaders(ctx.config)
  const recorder = { tracing, trustsParents: false }
  let taken = 0
  ctx.metrics.gauge('lean_requests', 'Requests that took the lean path, since the start', (set) => set(taken))

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const startedAt = performance.now()
    const route = isPlain(request) ? routeOf(request.url ?? '') : undefined
    if (route === undefined) return false
    const origin = ctx.originOf(request)
    const known = recognise(ctx, request, origin)
    if (known === undefined && !(route.open && isNobody(request))) return false
    const caller = known?.caller ?? ANONYMOUS
    const counted = count(ctx, caller, origin)
    if (counted === undefined) return false

    taken += 1
    const { headers, method = 'GET' } = request
    const requestId = requestIdFor(headers)
    const trace = requestTrace(headers, requestId, { method, route: route.path }, recorder)
    if (known !== undefined) trace.actor = caller.actor
    const own = { ...secure, 'x-request-id': requestId, ...crossOrigin(headers.origin), ...counted }
    void answer(ctx, { route, request, response, origin, known, caller, requestId, trace, headers: own, startedAt })
    return true
  }
}

/** No body, no question about the connection. */
const isPlain = ({ method, headers }: IncomingMessage): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  headers['content-length'] === undefined &&
  headers['transfer-encoding'] === undefined &&
  headers.upgrade === undefined &&
  headers.expect === undefined

const isNobody = ({ headers }: IncomingMessage): boolean =>
  headers.authorization === undefined && headers['x-api-key'] === undefined

/** Whom we know without asking anybody, from where they may be. */
function recognise({ tokens, callers }: Context, request: IncomingMessage, { clientIp }: Origin): Known | undefined {
  const { authorization, 'x-api-key': key } = request.headers
  if (authorization === undefined) {
    const holder = typeof key === 'string' && isKey.test(key) ? callers.rememberedByApiKey(key) : undefined
    return holder?.allowedFrom(clientIp) === true ? holder : undefined
  }
  const token = key === undefined ? bearerOf(request) : undefined
  const claims = token === undefined ? undefined : tokens.remembered(token)
  return claims && callers.remembered(claims)
}

/** Counts where both counters have room, and says how much is left. Else counts nothing: the full path does, and refuses. */
function count(
  { config, counters, count: counted }: Context,
  caller: Caller,
  { clientIp }: Origin,
): Headers | undefined {
  if (!config.RATE_LIMIT_ENABLED) return {}
  const max = limits.read.perMinute(config)
  const address = `address:${networkOf(clientIp)}`
  const key = `read:${countedAs({ caller, clientIp })}`
  if (counters.seen(address) >= config.RATE_LIMIT_ADDRESS || counters.seen(key) >= max) return undefined
  counters.roughly(address, windowMs)
  counted.limits.inc({ class: 'read', decision: 'allowed' })
  return limitHeaders(max, counters.roughly(key, windowMs))
}

async function answer(ctx: Context, taken: Taken): Promise<void> {
  const { route, request, response, trace, requestId, origin, known } = taken
  const client = new Leaving(response)
  response.once('close', () => {
    client.left()
    note(ctx, taken)
  })
  const said = { origin, requestId, trace, callerToken: ctx.tokenFor(route.service, known) }
  const asked = { method: request.method === 'HEAD' ? 'HEAD' : 'GET', path: request.url ?? '' } as const
  const ask = () =>
    askKept(ctx, route, { ...asked, headers: request.headers }, said, 'reading') ??
    ctx
      .upstreamOf(route.service)
      .ask({ ...asked, headers: upstreamHeaders(request.headers, said), body: null }, client, 'reading')
  try {
    const given = await (trace.span === undefined ? ask() : inTrace(trace, ask))
    const sent = toClient(route, request.headers, given, taken.headers.vary)
    const ready = sent instanceof Promise ? await sent : sent
    if (response.destroyed) return
    atEndOfTurn(() => write(ctx, taken, given.status, ready))
  } catch (error) {
    if (!(error instanceof ClientGone)) refuse(ctx, taken, error)
  }
}

/** Whoever waits for the answer. The response tells one listener that they left, which is cheaper than to tell many. */
class Leaving implements Client {
  readonly #response: ServerResponse
  #listener: (() => void) | undefined

  constructor(response: ServerResponse) {
    this.#response = response
  }

  get destroyed(): boolean {
    return this.#response.destroyed
  }

  once(_event: 'close', listener: () => void): void {
    this.#listener = listener
  }

  off(_event: 'close', listener: () => void): void {
    if (this.#listener === listener) this.#listener = undefined
  }

  left(): void {
    this.#listener?.()
  }
}

/** At the end of a turn, where nobody else would hear of an error. */
function write(ctx: Context, taken: Taken, status: number, sent: Sent): void {
  try {
    writeNow(ctx, taken, status, sent)
  } catch (error) {
    refuse(ctx, taken, error)
  }
}

function writeNow(ctx: Context, { response, headers }: Taken, status: number, sent: Sent): void {
  const { body } = sent
  response.writeHead(status, { ...headers, ...sent.headers, ...(isEvents(sent) ? { 'x-accel-buffering': 'no' } : {}) })
  if (!(body instanceof Readable)) response.end(body)
  else if (isEvents(sent)) follow(ctx, body, response)
  // Half of an answer is not the whole: when its source breaks, so does the connection.
  else pipeline(body, response, (error) => error && response.destroy())
}

/** As the error handler of the kit does. */
function refuse({ log }: Context, { request, response, requestId, trace, headers }: Taken, error: unknown): void {
  const refusal = asProblem(error)
  inTrace(trace, () => noteFailure(log, refusal, error))
  if (response.headersSent) return void response.destroy()
  const language = languageFrom(request.headers['accept-language'])
  const body = Buffer.from(JSON.stringify(refusal.document(language, requestId)))
  response.writeHead(refusal.status, {
    ...headers,
    ...refusal.headers,
    'content-language': language,
    'content-type': 'application/problem+json',
    'content-length': String(body.length),
  })
  response.end(body)
}

function note(ctx: Context, { route, request, response, caller, trace, startedAt }: Taken): void {
  const { method = 'GET' } = request
  const status = response.writableFinished ? response.statusCode : CLIENT_GONE
  const elapsedMs = performance.now() - startedAt
  inTrace(trace, () => noteRequest(ctx, { method, route: route.path, status, elapsedMs, actor: caller.actor }))
}
