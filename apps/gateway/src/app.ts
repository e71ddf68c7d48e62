import { createHttp, type Environment, listen, openTracing, type Running, type Tracing } from '@konter/service'
import { hearAccessChanges } from './caller/access-changes.ts'
import { identifyCallers } from './caller/identify.ts'
import { type Context, type GatewayOptions, openContext } from './context.ts'
import { docsRoutes } from './docs/docs.routes.ts'
import { problemRoutes } from './docs/problem.routes.ts'
import { guardAdmin } from './front/admin.ts'
import { secureAnswers, securityHeaders } from './front/headers.ts'
import { hearOut } from './front/hear-out.ts'
import { healthRoutes } from './health/health.routes.ts'
import { hearChanges } from './kept/hear-changes.ts'
import { takeLeanPath } from './lean/lean-path.ts'
import { limitAddresses, limitRoutes } from './limit/limit.hooks.ts'
import { untilReady } from './limit/redis.ts'
import { proxyRoutes } from './proxy/proxy.routes.ts'

/** The whole way of a request, in its order: headers, addresses, limits, who it is, then out through one of the routes. */
async function buildApp(ctx: Context, tracing: Tracing | undefined) {
  const app = createHttp({
    name: 'gateway',
    log: ctx.log,
    metrics: ctx.metrics,
    tracing,
  })
  const secure = await securityHeaders()
  await secureAnswers(app, ctx, secure)
  hearOut(app)
  guardAdmin(app, ctx)
  limitAddresses(app, ctx)
  identifyCallers(app, ctx)
  limitRoutes(app, ctx)
  healthRoutes(app, ctx)
  docsRoutes(app, ctx)
  problemRoutes(app, ctx)
  proxyRoutes(app, ctx)
  app.addHook('preClose', async () => {
    for (const end of ctx.streams) end()
  })
  if (ctx.config.LEAN_PATH) takeLeanPath(app, ctx, secure, tracing)
  return app
}

/** Starts and listens, whether or not Redis, NATS or any service is there. */
export async function startGateway(environment: Environment, options: GatewayOptions = {}): Promise<Running> {
  const ctx = openContext(environment, options)
  const changes = hearAccessChanges(ctx.bus, ctx.callers, ctx.log)
  const changesOfAnswers = hearChanges(ctx.bus, ctx.kept, ctx.log)
  const { config, log, metrics } = ctx
  const tracing = await openTracing('gateway', config, { log, metrics, trustsParents: false })
  const app = await buildApp(ctx, tracing)
  await untilReady(ctx.redis, ctx.config)
  const stop = async (): Promise<void> => {
    await app.close()
    await Promise.all([changes.stop(), changesOfAnswers.stop(), ctx.close()])
    await tracing?.stop()
  }
  try {
    const url = await listen(app, 'gateway', environment)
    log.info({ url, routes: ctx.routes.length }, 'listening')
    return { name: 'gateway', url, app, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
