import type { Context } from '../context.ts'
import type { BreakerState } from '../upstream/breaker.ts'
import type { Upstream } from '../upstream/upstream.ts'

const askTimeoutMs = 2_000
/** Everybody may ask, so that asking must cost nothing. */
const rememberedMs = 1_000

export type Dependency = { ok: boolean; latencyMs: number }
type ServiceHealth = Dependency & { breaker: BreakerState; dependencies: Record<string, Dependency> }

export type Health = {
  status: 'ok' | 'degraded'
  gateway: Record<string, Dependency>
  services: Record<string, ServiceHealth>
}

export const statusOf = (all: readonly { ok: boolean }[]): 'ok' | 'degraded' =>
  all.every(({ ok }) => ok) ? 'ok' : 'degraded'

export function createAsking(ctx: Context) {
  const users = ctx.upstreamOf('user')

  async function ourselves(): Promise<Record<string, Dependency>> {
    const [redis, nats, user] = await Promise.all([
      measured(async () => (await ctx.redis.ping()) === 'PONG'),
      measured(async () => ctx.bus.isUp()),
      measured(async () => (await ask(`${users.url}/health/live`)).ok),
    ])
    return { redis, nats, user }
  }

  async function everybody(): Promise<Health> {
    const [gateway, ...services] = await Promise.all([ourselves(), ...ctx.upstreams.map(healthOf)])
    return { status: statusOf(services), gateway, services: named(ctx.upstreams, services) }
  }

  return { ourselves: remembered(ourselves), everybody: remembered(everybody) }
}

const named = (upstreams: readonly Upstream[], healths: readonly ServiceHealth[]): Record<string, ServiceHealth> =>
  Object.fromEntries(healths.map((health, index) => [upstreams[index]?.service, health]))

/** As the service says of itself, without the texts of errors: those may name hosts, and this is public. */
async function healthOf({ url, breaker }: Upstream): Promise<ServiceHealth> {
  let dependencies: Record<string, Dependency> = {}
  const itself = await measured(async () => {
    const answer = await ask(`${url}/health/ready`)
    const said = (await answer.json()) as { dependencies?: Record<string, Dependency> }
    dependencies = Object.fromEntries(
      Object.entries(said.dependencies ?? {}).map(([name, { ok, latencyMs }]) => [name, { ok, latencyMs }]),
    )
    return answer.ok
  })
  return { ...itself, breaker: breaker.state, dependencies }
}

const ask = (url: string): Promise<Response> =>
  fetch(url, { signal: AbortSignal.timeout(askTimeoutMs), redirect: 'error' })

async function measured(check: () => Promise<boolean>): Promise<Dependency> {
  const started = performance.now()
  const ok = await check().catch(() => false)
  return { ok, latencyMs: Math.round((performance.now() - started) * 10) / 10 }
}

/** One question at a time, and its answer for a second. */
function remembered<T>(question: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined
  let until = 0
  return () => {
    if (answer !== undefined && performance.now() < until) return answer
    until = Number.POSITIVE_INFINITY
    answer = question().finally(() => {
      until = performance.now() + rememberedMs
    })
    return answer
  }
}
