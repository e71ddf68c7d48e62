import type { IncomingMessage } from 'node:http'
import {
  type Bus,
  createIssuer,
  createLog,
  createMetrics,
  type Environment,
  type Issuer,
  type Log,
  type Metrics,
  openBus,
  type ServiceName,
  signingKeys,
  urlOf,
} from '@konter/service'
import type { Redis } from 'ioredis'
import { createAccessKeys } from './caller/access-keys.ts'
import { type AccessTokens, createAccessTokens } from './caller/access-token.ts'
import { type Callers, createCallers, type Known } from './caller/callers.ts'
import { callerTokens } from './caller/identify.ts'
import { askUserService } from './caller/user-service.ts'
import { type Config, readConfig } from './config.ts'
import { type Origin, originsBehind } from './front/origin.ts'
import { createKeptAnswers, type KeptAnswers } from './kept/kept-answers.ts'
import { type Counters, createCounters } from './limit/counters.ts'
import { openRedis } from './limit/redis.ts'
import { type ApiDocument, publishedDocument } from './route/document.ts'
import { type Route, routesOf } from './route/route.ts'
import { measuresOf, openUpstream, type Upstream } from './upstream/upstream.ts'

/** What the gateway's code needs from outside, as one type. */
export type Context = {
  config: Config
  log: Log
  metrics: Metrics
  issuer: Issuer
  document: ApiDocument
  routes: readonly Route[]
  upstreams: readonly Upstream[]
  upstreamOf(service: ServiceName): Upstream
  redis: Redis
  bus: Bus
  tokens: AccessTokens
  callers: Callers
  tokenFor(service: ServiceName, known: Known | undefined): string
  originOf(request: IncomingMessage): Origin
  counters: Counters
  kept: KeptAnswers
  count: { limits: ReturnType<Metrics['counter']> }
  /** How to end each of the event streams that are open. */
  streams: Set<() => void>
  close(): Promise<void>
}

export type GatewayOptions = {
  logTo?: { write(line: string): void }
  /** Instead of the published one. */
  document?: ApiDocument
}

export function openContext(environment: Environment, options: GatewayOptions): Context {
  const config = readConfig(environment)
  const log = createLog('gateway', config.LOG_LEVEL, options.logTo)
  const metrics = createMetrics('gateway')
  const issuer = createIssuer('gateway', signingKeys(config.SERVICE_SIGNING_KEY))
  const document = options.document ?? publishedDocument()
  const routes = routesOf(document)
  const upstreams = openUpstreams(routes, config, metrics, environment)
  const upstreamOf = (service: ServiceName): Upstream => {
    const upstream = upstreams.get(service)
    if (upstream === undefined) throw new Error(`no route leads to ${service}`)
    return upstream
  }
  const users = upstreamOf('user')
  const callers = createCallers(askUserService(users, issuer), log)
  const keys = createAccessKeys({ url: users.url, log, onChange: () => tokens.forget() })
  const tokens = createAccessTokens(keys)
  const redis = openRedis(config, log)
  const bus = openBus(config.NATS_URL, 'gateway', config.NATS_NAMESPACE, log)
  const limits = metrics.counter('limits_total', 'What the limiter decided', ['class', 'decision'])
  const counters = createCounters({
    redis,
    prefix: `${config.NATS_NAMESPACE}:limit:`,
    log,
    onFallback: () => limits.inc({ class: 'any', decision: 'fallback' }),
  })
  const context: Context = {
    config,
    log,
    metrics,
    issuer,
    document,
    routes,
    upstreams: [...upstreams.values()],
    upstreamOf,
    redis,
    bus,
    tokens,
    callers,
    tokenFor: callerTokens({ issuer }),
    originOf: originsBehind(config.TRUSTED_PROXIES),
    counters,
    kept: createKeptAnswers(config, metrics),
    count: { limits },
    streams: new Set(),
    close: async () => {
      counters.stop()
      redis.disconnect()
      await bus.close()
      await Promise.all([...upstreams.values()].map((upstream) => upstream.close()))
    },
  }
  measureMemory(context)
  return context
}

/** One for every service that a route leads to, and the user service in any case: it knows the callers. */
function openUpstreams(
  routes: readonly Route[],
  config: Config,
  metrics: Metrics,
  environment: Environment,
): Map<ServiceName, Upstream> {
  const measure = measuresOf(metrics)
  const services = new Set<ServiceName>(['user', ...routes.map(({ service }) => service)])
  return new Map(
    [...services].map((service) => [
      service,
      openUpstream({ service, url: urlOf(service, environment), config, measure }),
    ]),
  )
}

const BREAKER_STATES = { closed: 0, 'half-open': 1, open: 2 }

function measureMemory({ metrics, upstreams, callers, tokens, counters, streams }: Context): void {
  metrics.gauge(
    'breaker_state',
    'Of each service: 0 closed, 1 half-open, 2 open',
    (set) => {
      for (const { service, breaker } of upstreams) set(BREAKER_STATES[breaker.state], { upstream: service })
    },
    ['upstream'],
  )
  metrics.gauge(
    'remembered',
    'Entries of each bounded memory',
    (set) => {
      const sizes = { tokens: tokens.size, ...callers.sizes, counters: counters.size }
      for (const [memory, size] of Object.entries(sizes)) set(size, { memory })
    },
    ['memory'],
  )
  metrics.gauge('revocations_heard', 'Whether it is heard at once when somebody loses a right: 1, or 0', (set) =>
    set(callers.isHearing ? 1 : 0),
  )
  metrics.gauge('event_streams', 'Event streams that are open', (set) => set(streams.size))
}
