import cors from '@fastify/cors'
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet'
import type { App } from '@konter/service'
import Fastify from 'fastify'
import type { Context } from '../context.ts'
import type { Origin } from './origin.ts'

const preflightSeconds = 600
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']
const SENT = [
  'Accept-Language',
  'Authorization',
  'Content-Type',
  'Idempotency-Key',
  'Last-Event-ID',
  'Prefer',
  'X-Api-Key',
  'X-Request-Id',
  'traceparent',
]
const SHOWN = [
  'Idempotency-Replayed',
  'Preference-Applied',
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'Retry-After',
  'X-Request-Id',
]

declare module 'fastify' {
  interface FastifyRequest {
    origin: Origin
  }
}

/** Nothing of ours is a page that loads anything, except for /docs, which says so itself. */
const helmetOptions = {
  frameguard: { action: 'deny' },
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"] },
  },
} satisfies FastifyHelmetOptions

export type Headers = Readonly<Record<string, string>>

/** Helmet says the same about every answer: it is asked once, because asking cost a tenth of a request. */
export async function securityHeaders(): Promise<Headers> {
  const asked = Fastify()
  await asked.register(helmet, helmetOptions)
  asked.get('/', async (_request, reply) => reply.send(reply.getHeaders()))
  return (await asked.inject('/')).json()
}

/** What an answer to this origin carries beside them, as @fastify/cors says it. */
export function crossOriginHeaders({ CORS_ORIGINS }: Context['config']): (origin: string | undefined) => Headers {
  if (CORS_ORIGINS.length === 0) return () => ({})
  const all = { vary: 'Origin', 'access-control-expose-headers': SHOWN.join(', ') }
  const listed = new Map(CORS_ORIGINS.map((origin) => [origin, { ...all, 'access-control-allow-origin': origin }]))
  return (origin = '') => listed.get(origin) ?? all
}

/** What every answer carries, refusals included, so this comes before anything that may refuse. */
export async function secureAnswers(app: App, { config, originOf }: Context, secure: Headers): Promise<void> {
  app.decorateRequest('origin')
  app.addHook('onRequest', (request, reply, done) => {
    request.origin = originOf(request.raw)
    request.clientIp = request.origin.clientIp
    reply.headers(secure).header('x-request-id', request.id)
    done()
  })
  if (config.CORS_ORIGINS.length > 0)
    await app.register(cors, {
      origin: config.CORS_ORIGINS,
      credentials: false,
      methods: METHODS,
      allowedHeaders: SENT,
      exposedHeaders: SHOWN,
      maxAge: preflightSeconds,
      strictPreflight: false,
    })
}
