import { isIP } from 'node:net'
import compress from '@fastify/compress'
import cors from '@fastify/cors'
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet'
import type { App } from '@konter/service'
import Fastify from 'fastify'
import { plainAddress } from '../address.ts'
import type { Context } from '../context.ts'

const compressedBytesMin = 1_024
const preflightSeconds = 600
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']
const SENT = [
  'Accept-Language',
  'Authorization',
  'Content-Type',
  'Idempotency-Key',
  'Last-Event-ID',
  'X-Api-Key',
  'X-Request-Id',
  'traceparent',
]
const SHOWN = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset', 'Retry-After', 'X-Request-Id']

/** Nothing of ours is a page that loads anything, except for /docs, which says so itself. */
const helmetOptions = {
  frameguard: { action: 'deny' },
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"] },
  },
} satisfies FastifyHelmetOptions

/** Helmet says the same about every answer: it is asked once, because asking cost a tenth of a request. */
async function securityHeaders(): Promise<Record<string, string>> {
  const asked = Fastify()
  await asked.register(helmet, helmetOptions)
  asked.get('/', async (_request, reply) => reply.send(reply.getHeaders()))
  return (await asked.inject('/')).json()
}

/** What every answer carries, refusals included, so this comes before anything that may refuse. */
export async function secureAnswers(app: App, { config }: Context): Promise<void> {
  const secure = await securityHeaders()
  app.addHook('onRequest', (request, reply, done) => {
    // What a proxy of ours passes on and is no address says nothing: then it is the proxy's.
    const { remoteAddress = '' } = request.socket
    request.clientIp = plainAddress(isIP(request.ip) === 0 ? remoteAddress : request.ip)
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
  // Where it is asked for only. Requests are never unpacked here: their bytes are the service's business.
  await app.register(compress, {
    global: false,
    globalDecompression: false,
    threshold: compressedBytesMin,
    encodings: ['br', 'gzip'],
  })
}
