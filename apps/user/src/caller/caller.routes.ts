import type { App } from '@konter/service'
import type { Context } from '../context.ts'
import { ResolveApiKey, ResolvedApiKey, ResolvedSession, ResolveSession } from './caller.schema.ts'
import { resolveApiKey, resolveSession } from './resolve-caller.ts'

const config = { access: 'caller:resolve', internal: true } as const

/** The gateway asks who somebody is. "Nobody" is an answer, not an error. */
export function callerRoutes(app: App, ctx: Context): void {
  app.post(
    '/internal/callers/session',
    {
      config,
      schema: {
        operationId: 'resolveSession',
        summary: 'Does a session still count, and as whom?',
        body: ResolveSession,
        response: { 200: ResolvedSession },
      },
    },
    async ({ body }) => resolveSession(ctx, body.sessionId, body.userId),
  )

  app.post(
    '/internal/callers/api-key',
    {
      config,
      schema: {
        operationId: 'resolveApiKey',
        summary: 'Does an API key count, as whom, for what and from where?',
        body: ResolveApiKey,
        response: { 200: ResolvedApiKey },
      },
    },
    async ({ body }) => resolveApiKey(ctx, body.key),
  )
}
