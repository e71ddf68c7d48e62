import type { Problem } from '@konter/core'
import {
  commonProblem,
  currentTrace,
  currentTraceparent,
  inSpan,
  type Metrics,
  type ServiceName,
} from '@konter/service'
import { Pool } from 'undici'
import type { Config } from '../config.ts'
import { problem } from '../problems.ts'
import { Breaker, type Pass } from './breaker.ts'
import { type Answer, type Carrier, type Client, exchange, type Outgoing } from './exchange.ts'
import { type Failure, failureOf } from './failure.ts'
import { ReadingPool } from './reading-pool.ts'

const connectionsMax = 128
const connectTimeoutMs = 3_000
/** Streams hold their connections: they have their own, so that no number of listeners keeps anybody from buying. */
const streamsMax = 10_000
/** Requests under way or waiting for a connection. More than that and waiting would be longer than clients do. */
const underWayMax = 1_024

/** `reading`: no body, and nothing that undici would be needed for. `stream`: open for as long as the client stays. */
export type Way = 'reading' | 'usual' | 'stream'

export type Upstream = {
  readonly service: ServiceName
  readonly url: string
  readonly breaker: Breaker
  /** For what is kept open. */
  readonly streams: Pool
  /** Asks the service on behalf of this client. Throws the problem that the client is to see, or ClientGone. */
  ask(outgoing: Outgoing, client: Client, way: Way): Promise<Answer>
  close(): Promise<void>
}

type Options = { service: ServiceName; url: string; config: Config; measure: Measures }
export type Measures = ReturnType<typeof measuresOf>

export const measuresOf = (metrics: Metrics) => ({
  seconds: metrics.histogram('upstream_seconds', 'Time until a service begins to answer', ['upstream']),
  failures: metrics.counter('upstream_failures_total', 'Requests without an answer', ['upstream', 'failure']),
  retries: metrics.counter('upstream_retries_total', 'Safe requests sent a second time', ['upstream']),
})

export function openUpstream({ service, url: given, config, measure }: Options): Upstream {
  const url = given.replace(/\/$/, '')
  const { origin } = new URL(url)
  const opened = () => openCarriers(origin)
  let carriers = opened()
  const streams = new Pool(origin, { connections: streamsMax, connect: { timeout: connectTimeoutMs } })
  const breaker = new Breaker({ failuresMax: config.BREAKER_FAILURES, openMs: config.BREAKER_OPEN_MS })
  const patience = { headersMs: config.UPSTREAM_HEADERS_TIMEOUT_MS, bodyMs: config.UPSTREAM_BODY_TIMEOUT_MS }
  const endless = { ...patience, bodyMs: 0 }
  let underWay = 0

  type Request = [outgoing: Outgoing, client: Client, way: Way]

  const once = (...[outgoing, client, way]: Request): Promise<Answer> =>
    way === 'stream'
      ? exchange(streams, outgoing, client, endless)
      : exchange(carriers[way], outgoing, client, patience)

  /**
   * Where an answer did not come in time, the connections may have been lost on the way, and each would cost the next
   * caller as much. All are made anew; what is under way on the old ones ends as it ends.
   */
  function distrust(used: Carriers): void {
    if (used !== carriers) return
    carriers = opened()
    void used.close().catch(() => {})
  }

  /** Only what changes nothing is sent again, and only when the connection was at fault. */
  function again(error: unknown, ...request: Request): Promise<Answer> {
    const [{ method }] = request
    const failure = failureOf(error)
    const isSafe = method === 'GET' || method === 'HEAD'
    if (!isSafe || failure === 'gone' || failure === 'late') throw error
    measure.retries.inc({ upstream: service })
    return once(...request)
  }

  function enter(): Pass {
    const pass = underWay < underWayMax ? breaker.enter() : undefined
    if (pass === undefined) throw unavailable(breaker.retryAfterSeconds)
    return pass
  }

  /** What is not recorded, which is nearly all, makes no detour. */
  const ask = (...request: Request): Promise<Answer> =>
    currentTrace()?.span === undefined ? askGuarded(...request) : askInSpan(...request)

  const askInSpan = (...[outgoing, client, way]: Request): Promise<Answer> =>
    inSpan(`${outgoing.method} ${service}`, 'client', undefined, async (span) => {
      span?.set({ 'http.request.method': outgoing.method, 'service.peer.name': service })
      const answer = await askGuarded(traced(outgoing), client, way)
      span?.set({ 'http.response.status_code': answer.status })
      return answer
    })

  async function askGuarded(...request: Request): Promise<Answer> {
    const pass = enter()
    const began = performance.now()
    const used = carriers
    underWay += 1
    try {
      const answer = await once(...request).catch((error: unknown) => again(error, ...request))
      pass.succeeded()
      return answer
    } catch (error) {
      const [, , way] = request
      const failure = failureOf(error)
      measure.failures.inc({ upstream: service, failure })
      if (failure === 'late' && way !== 'stream') distrust(used)
      if (failure === 'gone') pass.unknown()
      else pass.failed()
      throw failure === 'gone' ? error : refusalOf(failure, error)
    } finally {
      underWay -= 1
      measure.seconds.observe({ upstream: service }, (performance.now() - began) / 1000)
    }
  }

  return {
    service,
    url,
    breaker,
    streams,
    ask,
    close: async () => {
      await Promise.all([carriers.destroy(), streams.destroy()])
    },
  }
}

type Carriers = Readonly<Record<Exclude<Way, 'stream'>, Carrier>> & { close(): Promise<void>; destroy(): Promise<void> }

function openCarriers(origin: string): Carriers {
  const usual = new Pool(origin, {
    connections: connectionsMax,
    pipelining: 1,
    connect: { timeout: connectTimeoutMs },
  })
  // Ours speaks no TLS.
  const isPlain = origin.startsWith('http:')
  const reading = isPlain ? new ReadingPool(origin, { connectionsMax, connectMs: connectTimeoutMs }) : usual
  const both = async (end: (each: Pool | ReadingPool) => Promise<void>) => {
    await Promise.all([...new Set([usual, reading])].map(end))
  }
  return { usual, reading, close: () => both((each) => each.close()), destroy: () => both((each) => each.destroy()) }
}

/** The service goes on from the call, not from the request that it is made for. */
function traced(outgoing: Outgoing): Outgoing {
  const traceparent = currentTraceparent()
  return traceparent === undefined ? outgoing : { ...outgoing, headers: { ...outgoing.headers, traceparent } }
}

export const unavailable = (retryAfterSeconds: number, cause?: unknown): Problem =>
  commonProblem('service.unavailable', {}, { cause, headers: { 'retry-after': String(retryAfterSeconds) } })

function refusalOf(failure: Exclude<Failure, 'gone'>, cause: unknown): Problem {
  if (failure === 'late') return commonProblem('service.timeout', {}, { cause })
  return failure === 'unreachable' ? unavailable(1, cause) : problem('service.unavailable', {}, { cause })
}
