import { Type } from 'typebox'
import type { App } from './http.ts'
import type { Metrics } from './metrics.ts'
import type { Jwks } from './tokens.ts'

const checkTimeoutMs = 2_000

/** Rejects when the dependency cannot be used. */
export type Check = () => Promise<void>

export const DependencySchema = Type.Object(
  { ok: Type.Boolean(), latencyMs: Type.Number(), error: Type.Optional(Type.String()) },
  { title: 'Dependency' },
)

export const HealthSchema = Type.Object(
  {
    status: Type.String({ enum: ['ok', 'degraded'] }),
    service: Type.String(),
    dependencies: Type.Record(Type.String(), DependencySchema),
  },
  { title: 'Health' },
)

type Dependency = { ok: boolean; latencyMs: number; error?: string }

/** Live: the process runs. Ready: what it depends on works, each with its latency. Both, the metrics and the public keys are open. */
export function registerHealth(
  app: App,
  service: string,
  checks: Record<string, Check>,
  metrics: Metrics,
  jwks: Jwks,
): void {
  const open = { config: { access: 'public' } } as const
  app.get('/health/live', open, async () => ({ status: 'ok', service }))
  app.get('/health/ready', open, async (_request, reply) => {
    const dependencies = await examine(checks)
    const ok = Object.values(dependencies).every((each) => each.ok)
    return reply.code(ok ? 200 : 503).send({ status: ok ? 'ok' : 'degraded', service, dependencies })
  })
  app.get('/metrics', open, async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  )
  app.get('/.well-known/jwks.json', open, async () => jwks)
}

/** Each dependency, tried now. */
export async function examine(checks: Record<string, Check>): Promise<Record<string, Dependency>> {
  const named = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await measure(check)] as const),
  )
  return Object.fromEntries(named)
}

async function measure(check: Check): Promise<Dependency> {
  const started = performance.now()
  try {
    await within(checkTimeoutMs, check())
    return { ok: true, latencyMs: since(started) }
  } catch (error) {
    return { ok: false, latencyMs: since(started), error: error instanceof Error ? error.message : String(error) }
  }
}

const since = (started: number): number => Math.round((performance.now() - started) * 10) / 10

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
