import rateLimit from '@fastify/rate-limit'
import type { App } from '@konter/service'
import type { FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import type { Counters } from './counters.ts'
import { type LimitClass, limits } from './limits.ts'

export const windowMs = 60_000
/** Whoever has one IPv6 address has 2^64 of them: they count as one. */
const ipv6Subnet = 64

/** What a route says about its limit, for the plugin. */
export type RouteLimit = { max: number; timeWindow: number; keyGenerator: (request: FastifyRequest) => string }

const addressOf = (request: FastifyRequest): string => rateLimit.normalizeIP(request.clientIp, ipv6Subnet)

function callerOf(request: FastifyRequest): string {
  const { apiKeyId, userId } = request.caller
  if (apiKeyId !== undefined) return `key:${apiKeyId}`
  return userId === '' ? addressOf(request) : `user:${userId}`
}

/** Routes of one class share their counters: the name of the class begins the key. */
export function routeLimit({ config }: Pick<Context, 'config'>, name: LimitClass): RouteLimit | false {
  if (!config.RATE_LIMIT_ENABLED) return false
  const { by, perMinute } = limits[name]
  const who = by === 'address' ? addressOf : callerOf
  return { max: perMinute(config), timeWindow: windowMs, keyGenerator: (request) => `${name}:${who(request)}` }
}

const refusal = (leftMs: number) => {
  const seconds = Math.max(1, Math.ceil(leftMs / 1000))
  return problem('rate.limited', { seconds }, { headers: { 'retry-after': String(seconds) } })
}

/** The plugin's two stores are exact in one process, or exact at the price of a round trip each. Ours is both, by class. */
function storeOver(counters: Counters): rateLimit.FastifyRateLimitStoreCtor {
  return class LimitStore {
    child(): LimitStore {
      return this
    }
    incr(key: string, done: (error: null, count: { current: number; ttl: number }) => void, window: number): void {
      const name = key.slice(0, key.indexOf(':'))
      if (name in limits && limits[name as LimitClass].counted === 'exactly')
        void counters.exactly(key, window).then(({ current, leftMs }) => done(null, { current, ttl: leftMs }))
      else {
        const { current, leftMs } = counters.roughly(key, window)
        done(null, { current, ttl: leftMs })
      }
    }
  }
}

/** Call before the caller is known: everything of one address is counted first. Routes are limited afterwards, by `routeLimit`. */
export async function limitRequests(app: App, ctx: Context): Promise<void> {
  if (!ctx.config.RATE_LIMIT_ENABLED) return
  const decided = (decision: string) => (_request: FastifyRequest, key: string) =>
    ctx.count.limits.inc({ class: key.slice(0, key.indexOf(':')), decision })
  await app.register(rateLimit, {
    global: false,
    enableDraftSpec: true,
    store: storeOver(ctx.counters),
    errorResponseBuilder: (_request, { ttl }) => refusal(ttl),
    onExceeding: decided('allowed'),
    onExceeded: decided('refused'),
  })
  const ofAddress = app.createRateLimit({
    max: ctx.config.RATE_LIMIT_ADDRESS,
    timeWindow: windowMs,
    keyGenerator: (request) => `address:${addressOf(request)}`,
  })
  app.addHook('onRequest', async (request) => {
    const verdict = await ofAddress(request)
    if (verdict.isAllowed || !verdict.isExceeded) return
    ctx.count.limits.inc({ class: 'address', decision: 'refused' })
    throw refusal(verdict.ttl)
  })
}

/** Each unknown API key is a question to the user service: one address may ask only so many. */
export function unknownKeys(ctx: Pick<Context, 'config' | 'counters' | 'count'>) {
  const { RATE_LIMIT_ENABLED, RATE_LIMIT_UNKNOWN_KEY: max } = ctx.config
  const keyOf = (request: FastifyRequest) => `unknown-key:${addressOf(request)}`
  return {
    demand: (request: FastifyRequest): void => {
      if (!RATE_LIMIT_ENABLED || ctx.counters.seen(keyOf(request)) < max) return
      ctx.count.limits.inc({ class: 'unknown-key', decision: 'refused' })
      throw refusal(windowMs)
    },
    note: (request: FastifyRequest): void => {
      ctx.counters.roughly(keyOf(request), windowMs)
    },
  }
}
