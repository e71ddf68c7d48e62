import type { IncomingMessage, ServerResponse } from 'node:http'
import swagger from '@fastify/swagger'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { type FieldError, languageFrom, type Problem } from '@konter/core'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
  type RawServerDefault,
} from 'fastify'
import { ANONYMOUS, bearerOf, callerFrom, demand } from './caller.ts'
import { refuseConnection } from './client-error.ts'
import { drainOnClose } from './drain.ts'
import { asProblem } from './failures.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { documentOptions } from './openapi.ts'
import { problem } from './problems.ts'
import { serializerFor } from './serializer.ts'
import { findUnstorable } from './storable.ts'
import type { VerifiedCaller } from './tokens.ts'
import { currentTrace, inTrace, newTraceId, type Recording, type Trace, type Tracing, traceFrom } from './trace.ts'

export const bodyBytesMax = 256 * 1024
const requestTimeoutMs = 30_000
const keepAliveTimeoutMs = 72_000

export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, Log, TypeBoxTypeProvider>

export type HttpOptions = {
  name: string
  log: Log
  metrics: Metrics
  /** Left out by the gateway, which learns by other means who calls and says so in a hook of its own. */
  verifyCaller?: (token: string) => Promise<VerifiedCaller | undefined>
  /** The proxies before this process (CIDR ranges): only they may say where a client is. */
  trustedProxies?: readonly string[]
  bodyBytesMax?: number
  /** Undefined where nothing is recorded. */
  tracing?: Tracing | undefined
}

const formats = addFormats as unknown as typeof addFormats.default

function ajv(coerceTypes: boolean | 'array'): Ajv {
  // Every mistake is named at once, and an unknown field is one: dropped in silence, a misspelt field costs money.
  const made = new Ajv({ allErrors: true, removeAdditional: false, useDefaults: true, coerceTypes, strict: false })
  formats(made)
  return made
}

/** A Fastify that speaks as all our services do: typed by TypeBox, refusing by problem+json, knowing its caller. */
export function createHttp(options: HttpOptions): App {
  const { log, metrics } = options
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: options.bodyBytesMax ?? bodyBytesMax,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveTimeoutMs,
    forceCloseConnections: 'idle',
    // What still comes in on an open connection is answered like everything else, and the connection then closed.
    return503OnClosing: false,
    trustProxy: options.trustedProxies === undefined ? false : [...options.trustedProxies],
    frameworkErrors: (error, request, reply) => void refuse(unroutable(request), request, reply, error),
    clientErrorHandler: refuseConnection,
    requestIdHeader: false,
    genReqId: (request) => requestIdOf(request.headers['x-request-id']) ?? newTraceId(),
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<TypeBoxTypeProvider>() as unknown as App

  const bodies = ajv(false)
  const strings = ajv('array')
  app.setValidatorCompiler(({ schema, httpPart }) => (httpPart === 'body' ? bodies : strings).compile(schema))
  app.setSerializerCompiler(serializerFor)
  app.setErrorHandler((error: FastifyError, request, reply) => refuse(problemOf(error), request, reply, error))
  app.setNotFoundHandler((request, reply) => refuse(unroutable(request), request, reply))

  app.decorateRequest('caller')
  app.decorateRequest('clientIp', '')
  app.addHook('onRoute', ({ config, url, method }) => {
    if (config?.access === undefined && method !== 'HEAD' && method !== 'OPTIONS')
      throw new Error(`${method} ${url} does not declare its access`)
  })
  // The whole request, hooks and handler, runs inside its trace.
  app.addHook('onRequest', (request, reply, done) => {
    const trace = requestTrace(request, options)
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) inTrace(trace, () => note(request, reply, CLIENT_GONE))
    })
    inTrace(trace, done)
  })
  app.addHook('onRequest', (request, _reply, done) => {
    request.caller = ANONYMOUS
    request.clientIp = request.ip
    done()
  })
  const { verifyCaller } = options
  if (verifyCaller !== undefined) app.addHook('onRequest', async (request) => identify(request, verifyCaller))
  app.addHook('preValidation', ({ body, query, params }, _reply, done) => {
    const found = Buffer.isBuffer(body) ? undefined : findUnstorable({ body, query, params })
    done(found === undefined ? undefined : unstorable(found))
  })
  app.addHook('onResponse', (request, reply, done) => {
    note(request, reply, reply.statusCode)
    done()
  })

  /** The one line and the one measurement of a request. */
  function note(request: FastifyRequest, reply: FastifyReply, status: number): void {
    const { method, caller } = request
    const route = request.routeOptions.url ?? 'unknown'
    metrics.http.observe({ method, route, status: String(status) }, reply.elapsedTime / 1000)
    endSpan(status)
    log.info({ method, route, status, ms: Math.round(reply.elapsedTime), actor: caller?.actor }, 'request')
  }
  drainOnClose(app)
  void app.register(swagger, documentOptions(options.name))
  return app
}

/** Noted, never sent: the client left before its answer was complete. */
const CLIENT_GONE = 499

/** No route, or a path that cannot be one: too long a parameter, broken percent-encoding. */
const unroutable = (request: FastifyRequest): Problem =>
  problem('route.not-found', { method: request.method, path: pathOf(request) })

const unstorable = ({ pointer, message }: FieldError): Problem =>
  problem('request.invalid', {}, { errors: [{ pointer: pointer.replace(/^\/body|^\//, ''), message }] })

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? ''
const requestIdOf = (given: string | string[] | undefined): string | undefined =>
  typeof given === 'string' && /^[\w.:-]{8,64}$/.test(given) ? given : undefined

/** A service goes on with the trace it is told; the door does too, but decides by itself whether it is recorded. */
function requestTrace(request: FastifyRequest, { tracing, verifyCaller }: HttpOptions): Trace {
  const more = { requestId: request.id, language: languageFrom(headerOf(request, 'accept-language')) }
  const trace = traceFrom(headerOf(request, 'traceparent'), more, tracing && recordingOf(request, tracing))
  if (tracing === undefined && verifyCaller === undefined) trace.sampled = false
  return trace
}

/** Asked every few seconds by machines, and told to nobody. */
const UNTOLD = /^\/(health|metrics|\.well-known)\b/

/** The route, never the path: what people put into paths is theirs. */
function recordingOf({ method, routeOptions: { url } }: FastifyRequest, tracing: Tracing): Recording | undefined {
  if (url !== undefined && UNTOLD.test(url)) return undefined
  const attributes = { 'http.request.method': method, 'http.route': url, 'url.scheme': 'http' }
  return { tracing, name: url === undefined ? method : `${method} ${url}`, kind: 'server', attributes }
}

function endSpan(status: number): void {
  const span = currentTrace()?.span
  if (span === undefined) return
  span.set({ 'http.response.status_code': status, ...(status < 500 ? {} : { 'error.type': String(status) }) })
  span.end()
}

const headerOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

type Verify = NonNullable<HttpOptions['verifyCaller']>

async function identify(request: FastifyRequest, verify: Verify): Promise<void> {
  const token = bearerOf(request)
  const claims = token === undefined ? undefined : await verify(token)
  if (claims === undefined && request.headers.authorization !== undefined) throw problem('auth.required', {})
  request.caller = claims === undefined ? ANONYMOUS : callerFrom(claims)
  // Only who holds a token of ours may say where a client is.
  request.clientIp = claims === undefined ? request.ip : (headerOf(request, 'x-forwarded-for') ?? request.ip)
  const trace = currentTrace()
  if (trace !== undefined) trace.actor = request.caller.actor
  const access = request.routeOptions.config.access
  if (access !== undefined) demand(access, request.caller)
}

export function refuse(refusal: Problem, request: FastifyRequest, reply: FastifyReply, cause?: unknown): FastifyReply {
  if (refusal.status >= 500) {
    request.log.error({ err: refusal.cause ?? cause, code: refusal.code }, 'request failed')
    currentTrace()?.span?.failed(refusal.cause ?? cause ?? refusal)
  }
  const language = languageFrom(headerOf(request, 'accept-language'))
  return reply
    .code(refusal.status)
    .headers(refusal.headers)
    .header('content-language', language)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(refusal.document(language, request.id))
}

function problemOf(error: FastifyError): Problem {
  if (error.validation !== undefined) return problem('request.invalid', {}, { errors: fieldErrors(error) })
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return problem('request.too-large', {})
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return problem('request.unsupported-media-type', {})
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return problem('request.malformed', {})
    default:
      return error.statusCode === 400 ? problem('request.malformed', {}, { cause: error }) : asProblem(error)
  }
}

/** Every bad or unknown field with its pointer; those outside of the body say where they are. */
function fieldErrors({ validation = [], validationContext }: FastifyError): { pointer: string; message: string }[] {
  const place = validationContext === undefined || validationContext === 'body' ? '' : validationContext
  return validation.map(({ instancePath, params, message, keyword }) => {
    const named = params.additionalProperty ?? params.missingProperty
    const pointer = `${place}${instancePath}${typeof named === 'string' ? `/${named}` : ''}`
    return {
      pointer,
      message: keyword === 'additionalProperties' ? 'is not a known field' : (message ?? 'is not valid'),
    }
  })
}
