import type { IncomingMessage, ServerResponse } from 'node:http'
import swagger from '@fastify/swagger'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { languageFrom, type Problem } from '@konter/core'
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
import { fieldErrors } from './field-errors.ts'
import { isInstant, isUuid } from './formats.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { documentOptions } from './openapi.ts'
import { problem } from './problems.ts'
import { CLIENT_GONE, headerIn, noteFailure, noteRequest, requestIdFor, requestTrace } from './request.ts'
import { SchemaUse } from './schema-use.ts'
import { serializerFor } from './serializer.ts'
import { unstorableIn } from './storable.ts'
import type { VerifiedCaller } from './tokens.ts'
import { currentTrace, inTrace, type Tracing } from './trace.ts'

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
  // And 1e400, which JSON takes for infinite, is no number. Where text is made a number first, Ajv does not look whether it
  // is finite, and with `strictNumbers` not even whether it is too large: there `maximum` has to stop it.
  const numbers = { strict: false, strictNumbers: coerceTypes === false }
  const made = new Ajv({ allErrors: true, removeAdditional: false, useDefaults: true, coerceTypes, ...numbers })
  formats(made)
  made.addFormat('uuid', isUuid)
  made.addFormat('date-time', isInstant)
  return made
}

declare module 'fastify' {
  interface FastifyInstance {
    schemas: SchemaUse
  }
}

/** A Fastify that speaks as all our services do: typed by TypeBox, refusing by problem+json, knowing its caller. */
export function createHttp(options: HttpOptions): App {
  const { log, metrics, tracing } = options
  const recorder = { tracing, trustsParents: options.verifyCaller !== undefined }
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
    genReqId: (request) => requestIdFor(request.headers),
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<TypeBoxTypeProvider>() as unknown as App

  // Nobody sends us plain text, and where an object is wanted "must be an object" would be a riddle.
  app.removeContentTypeParser('text/plain')
  const bodies = ajv(false)
  const strings = ajv('array')
  const schemas = new SchemaUse()
  app.setValidatorCompiler(({ schema, httpPart }) =>
    schemas.validator(() => (httpPart === 'body' ? bodies : strings).compile(schema)),
  )
  app.setSerializerCompiler((route) => schemas.serializer(() => serializerFor(route)))
  app.decorate('schemas', schemas)
  app.setErrorHandler((error: FastifyError, request, reply) => refuse(problemOf(error), request, reply, error))
  app.setNotFoundHandler((request, reply) => refuse(unroutable(request), request, reply))

  app.decorateRequest('caller')
  app.decorateRequest('clientIp', '')
  app.decorateRequest('trace')
  app.addHook('onRoute', ({ config, url, method }) => {
    if (config?.access === undefined && method !== 'HEAD' && method !== 'OPTIONS')
      throw new Error(`${method} ${url} does not declare its access`)
  })
  // The whole request, hooks and handler, runs inside its trace.
  app.addHook('onRequest', (request, reply, done) => {
    const { id, method, routeOptions } = request
    const trace = requestTrace(request.headers, id, { method, route: routeOptions.url }, recorder)
    request.trace = trace
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) note(request, reply, CLIENT_GONE)
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
    const error = unstorableIn({ body: Buffer.isBuffer(body) ? undefined : body, query, path: params })
    done(error === undefined ? undefined : problem('request.invalid', {}, { errors: [error] }))
  })
  app.addHook('onResponse', (request, reply, done) => {
    note(request, reply, reply.statusCode)
    done()
  })

  /** Told by sockets, which belong to whoever opened them: so the trace is the request's own. */
  function note(request: FastifyRequest, { elapsedTime }: FastifyReply, status: number): void {
    const { method, routeOptions, caller, trace } = request
    const facts = { method, route: routeOptions.url, status, elapsedMs: elapsedTime, actor: caller?.actor }
    inTrace(trace, () => noteRequest({ log, metrics }, facts))
  }
  drainOnClose(app)
  void app.register(swagger, documentOptions(options.name))
  return app
}

/** No route, or a path that cannot be one: too long a parameter, broken percent-encoding. */
const unroutable = (request: FastifyRequest): Problem =>
  problem('route.not-found', { method: request.method, path: pathOf(request) })

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? ''

type Verify = NonNullable<HttpOptions['verifyCaller']>

async function identify(request: FastifyRequest, verify: Verify): Promise<void> {
  const token = bearerOf(request)
  const claims = token === undefined ? undefined : await verify(token)
  if (claims === undefined && request.headers.authorization !== undefined) throw problem('auth.required', {})
  request.caller = claims === undefined ? ANONYMOUS : callerFrom(claims)
  // Only who holds a token of ours may say where a client is.
  request.clientIp = claims === undefined ? request.ip : (headerIn(request.headers, 'x-forwarded-for') ?? request.ip)
  const trace = currentTrace()
  if (trace !== undefined) trace.actor = request.caller.actor
  const access = request.routeOptions.config.access
  if (access !== undefined) demand(access, request.caller)
}

export function refuse(refusal: Problem, request: FastifyRequest, reply: FastifyReply, cause?: unknown): FastifyReply {
  noteFailure(request.server.log as Log, refusal, cause)
  const language = languageFrom(headerIn(request.headers, 'accept-language'))
  return reply
    .code(refusal.status)
    .headers(refusal.headers)
    .header('content-language', language)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(refusal.document(language, request.id))
}

function problemOf(error: FastifyError): Problem {
  if (error.validation !== undefined)
    return problem('request.invalid', {}, { errors: fieldErrors(error.validation, error.validationContext) })
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
