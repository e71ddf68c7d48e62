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
import { asProblem } from './failures.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { documentOptions } from './openapi.ts'
import { problem } from './problems.ts'
import { findUnstorable } from './storable.ts'
import type { VerifiedCaller } from './tokens.ts'
import { currentTrace, inTrace, type Trace, traceFrom } from './trace.ts'

export const bodyBytesMax = 256 * 1024
const requestTimeoutMs = 30_000
const keepAliveTimeoutMs = 72_000

export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, Log, TypeBoxTypeProvider>

export type HttpOptions = {
  name: string
  log: Log
  metrics: Metrics
  verifyCaller: (token: string) => Promise<VerifiedCaller | undefined>
  bodyBytesMax?: number
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
    return503OnClosing: true,
    requestIdHeader: false,
    genReqId: (request) => requestIdOf(request.headers['x-request-id']) ?? traceFrom(undefined).traceId,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<TypeBoxTypeProvider>() as unknown as App

  const bodies = ajv(false)
  const strings = ajv('array')
  app.setValidatorCompiler(({ schema, httpPart }) => (httpPart === 'body' ? bodies : strings).compile(schema))
  app.setErrorHandler((error: FastifyError, request, reply) => refuse(problemOf(error), request, reply, error))
  app.setNotFoundHandler((request, reply) =>
    refuse(problem('route.not-found', { method: request.method, path: pathOf(request) }), request, reply),
  )

  app.decorateRequest('caller')
  app.decorateRequest('clientIp', '')
  app.addHook('onRoute', ({ config, url, method }) => {
    if (config?.access === undefined && method !== 'HEAD' && method !== 'OPTIONS')
      throw new Error(`${method} ${url} does not declare its access`)
  })
  // The whole request, hooks and handler, runs inside its trace.
  app.addHook('onRequest', (request, _reply, done) => {
    inTrace(requestTrace(request), done)
  })
  app.addHook('onRequest', async (request) => identify(request, options.verifyCaller))
  app.addHook('preValidation', async (request) => {
    const found = Buffer.isBuffer(request.body)
      ? undefined
      : findUnstorable({ body: request.body, query: request.query, params: request.params })
    if (found !== undefined)
      throw problem(
        'request.invalid',
        {},
        { errors: [{ ...found, pointer: found.pointer.replace(/^\/body|^\//, '') }] },
      )
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    metrics.http.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000)
    log.info(
      {
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        actor: request.caller?.actor,
      },
      'request',
    )
  })
  void app.register(swagger, documentOptions(options.name))
  return app
}

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? ''
const requestIdOf = (given: string | string[] | undefined): string | undefined =>
  typeof given === 'string' && /^[\w.:-]{8,64}$/.test(given) ? given : undefined

const requestTrace = (request: FastifyRequest): Trace =>
  traceFrom(headerOf(request, 'traceparent'), {
    requestId: request.id,
    language: languageFrom(headerOf(request, 'accept-language')),
  })

const headerOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

async function identify(request: FastifyRequest, verify: HttpOptions['verifyCaller']): Promise<void> {
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
  if (refusal.status >= 500) request.log.error({ err: refusal.cause ?? cause, code: refusal.code }, 'request failed')
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
