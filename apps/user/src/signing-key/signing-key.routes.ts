import type { App } from '@konter/service'
import { byCaller } from '../activity/activity.ts'
import type { Context } from '../context.ts'
import { rotateSigningKeys } from './rotate-signing-keys.ts'
import { publishedKeys } from './signing-key.repo.ts'
import { JwksView, SigningKeyList, signingKeyListOf } from './signing-key.schema.ts'
import { jwksCachedSeconds } from './signing-key.ts'

export function signingKeyRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/auth/jwks',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getAccessTokenKeys',
        summary: 'The keys to verify access tokens by',
        response: { 200: JwksView },
      },
    },
    async (_request, reply) => {
      const jwks = await ctx.keyring.jwks()
      return reply.header('cache-control', `public, max-age=${jwksCachedSeconds}`).send(jwks)
    },
  )

  app.get(
    '/v1/admin/signing-keys',
    {
      config: { access: 'system:read' },
      schema: {
        operationId: 'listSigningKeys',
        summary: 'The keys that sign access tokens, newest first',
        response: { 200: SigningKeyList },
      },
    },
    async () => signingKeyListOf(await publishedKeys(ctx.db, ctx.now())),
  )

  app.post(
    '/v1/admin/signing-keys/rotate',
    {
      config: { access: 'system:operate' },
      schema: {
        operationId: 'rotateSigningKeys',
        summary: 'Begin a rotation, unless one is under way',
        description: 'The new key is published at once and signs ten minutes later.',
        response: { 200: SigningKeyList },
      },
    },
    async (request) => signingKeyListOf(await rotateSigningKeys(ctx, byCaller(request))),
  )
}
