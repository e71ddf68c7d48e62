import { ById } from '@konter/core'
import type { App } from '@konter/service'
import { Type } from 'typebox'
import { byCaller } from '../activity/activity.ts'
import type { Context } from '../context.ts'
import { listApiKeys } from './api-key.repo.ts'
import { ApiKeyList, apiKeyViewOf, CreateApiKey, CreatedApiKey } from './api-key.schema.ts'
import { createApiKey } from './create-api-key.ts'
import { revokeApiKey } from './revoke-api-key.ts'

/** Keys are managed by people: a key cannot make another. */
const own = { access: { own: 'session' } } as const

export function apiKeyRoutes(app: App, ctx: Context): void {
  app.post(
    '/v1/api-keys',
    {
      config: own,
      schema: {
        operationId: 'createApiKey',
        summary: 'Make an API key',
        body: CreateApiKey,
        response: { 201: CreatedApiKey },
      },
    },
    async (request, reply) => {
      const { apiKey, key } = await createApiKey(ctx, byCaller(request), request.caller.userId, request.body)
      return reply.code(201).send({ ...apiKeyViewOf(apiKey), key })
    },
  )

  app.get(
    '/v1/api-keys',
    { config: own, schema: { operationId: 'listApiKeys', summary: 'My API keys', response: { 200: ApiKeyList } } },
    async ({ caller }) => ({ items: (await listApiKeys(ctx.db, caller.userId)).map(apiKeyViewOf) }),
  )

  app.delete(
    '/v1/api-keys/:id',
    {
      config: own,
      schema: {
        operationId: 'revokeApiKey',
        summary: 'Revoke an API key',
        params: ById,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await revokeApiKey(ctx, byCaller(request), request.caller.userId, request.params.id)
      return reply.code(204).send(null)
    },
  )
}
