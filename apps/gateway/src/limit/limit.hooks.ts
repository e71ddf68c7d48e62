import type { App } from '@konter/service'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { networkOf } from '../address.ts'
import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import type { Count } from './counters.ts'
import { type LimitClass, limits } from './limits.ts'

/*
 * Not by @fastify/rate-limit: its Redis store asks Redis for every request, its local one is exact in one process only,
 * and with a store of our own it still cost more than all the proxying (25 of 120 µs, measured).
 */

export const windowMs = 60_000

type Needs = Pick<Context, 'config' | 'counters' | 'count'>

function refusal({ count }: Needs, name: string, leftMs: number) {
  const seconds = Math.max(1, Math.ceil(leftMs / 1000))
  count.limits.inc({ class: name, decision: 'refused' })
  return problem('rate.limited', { seconds }, { headers: { 'retry-after': String(seconds) } })
}

/** Everything of one address is counted together, before anybody is asked who it is. */
export function limitAddresses(app: App, ctx: Context): void {
  const { RATE_LIMIT_ENABLED, RATE_LIMIT_ADDRESS: max } = ctx.config
  if (!RATE_LIMIT_ENABLED) return
  app.addHook('onRequest', (request, _reply, done) => {
    const { current, leftMs } = ctx.counters.roughly(`address:${networkOf(request.clientIp)}`, windowMs)
    done(current > max ? refusal(ctx, 'address', leftMs) : undefined)
  })
}

/** Then each caller, or address, in the class of the route. Routes of one class share their counters. */
export function limitRoutes(app: App, ctx: Context): void {
  if (!ctx.config.RATE_LIMIT_ENABLED) return
  app.addHook('onRequest', (request, reply, done) => {
    const name = request.routeOptions.config.route?.limit
    if (name === undefined) return done()
    const { by, counted } = limits[name]
    const key = `${name}:${by === 'address' ? networkOf(request.clientIp) : countedAs(request)}`
    const judge = (count: Count) => done(verdict(ctx, name, count, reply))
    if (counted === 'roughly') judge(ctx.counters.roughly(key, windowMs))
    else void ctx.counters.exactly(key, windowMs).then(judge)
  })
}

/** Whose requests these are, where each caller has their own. */
export function countedAs({ caller, clientIp }: Pick<FastifyRequest, 'caller' | 'clientIp'>): string {
  if (caller.apiKeyId !== undefined) return `key:${caller.apiKeyId}`
  return caller.userId === '' ? networkOf(clientIp) : `user:${caller.userId}`
}

function verdict(ctx: Context, name: LimitClass, count: Count, reply: FastifyReply) {
  const max = limits[name].perMinute(ctx.config)
  const { current, leftMs } = count
  reply.headers(limitHeaders(max, count))
  if (current > max) return refusal(ctx, name, leftMs)
  ctx.count.limits.inc({ class: name, decision: 'allowed' })
  return undefined
}

export const limitHeaders = (max: number, { current, leftMs }: Count) => ({
  'ratelimit-limit': String(max),
  'ratelimit-remaining': String(Math.max(0, max - current)),
  'ratelimit-reset': String(Math.ceil(leftMs / 1000)),
})

/** Each unknown API key is a question to the user service: one address may ask only so many. */
export function unknownKeys(ctx: Needs) {
  const { RATE_LIMIT_ENABLED, RATE_LIMIT_UNKNOWN_KEY: max } = ctx.config
  const keyOf = ({ clientIp }: FastifyRequest) => `unknown-key:${networkOf(clientIp)}`
  return {
    demand: (request: FastifyRequest): void => {
      if (RATE_LIMIT_ENABLED && ctx.counters.seen(keyOf(request)) >= max) throw refusal(ctx, 'unknown-key', windowMs)
    },
    note: (request: FastifyRequest): void => {
      ctx.counters.roughly(keyOf(request), windowMs)
    },
  }
}
