import type { App } from '@konter/service'
import type { Context } from '../context.ts'
import { createAsking, statusOf } from './health.ts'

const open = { config: { access: 'public' } } as const

export function healthRoutes(app: App, ctx: Context): void {
  const ask = createAsking(ctx)

  app.get('/health', open, async (_request, reply) => {
    const health = await ask.everybody()
    return reply.code(health.status === 'ok' ? 200 : 503).send(health)
  })

  app.get('/health/live', open, async () => ({ status: 'ok', service: 'gateway' }))

  // Ready to answer, whatever is away behind us: what still works must stay reachable.
  app.get('/health/ready', open, async () => {
    const dependencies = await ask.ourselves()
    return { status: statusOf(Object.values(dependencies)), service: 'gateway', dependencies }
  })

  app.get('/metrics', open, async (_request, reply) =>
    reply.type(ctx.metrics.registry.contentType).send(await ctx.metrics.registry.metrics()),
  )

  app.get('/.well-known/jwks.json', open, async () => ctx.issuer.jwks)
}
