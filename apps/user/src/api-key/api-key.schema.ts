import { Id, Instant, Nullable, OneOf } from '@konter/core'
import { SCOPES, type Scope } from '@konter/service'
import { type Static, Type } from 'typebox'
import { line } from '../account/account.schema.ts'
import type { ApiKey } from './api-key.ts'

export type CreateApiKey = Static<typeof CreateApiKey>
export const CreateApiKey = Type.Object(
  {
    name: line(1, 60, { pattern: '^(?=.*\\S)[^\\p{Cc}\\p{Cs}]+$' }),
    scopes: Type.Array(OneOf(SCOPES), { minItems: 1, uniqueItems: true }),
    allowedIps: Type.Optional(
      Type.Array(Type.String({ maxLength: 49 }), {
        maxItems: 20,
        uniqueItems: true,
        description: 'Addresses or CIDR ranges. None means anywhere.',
      }),
    ),
  },
  { additionalProperties: false, title: 'CreateApiKey' },
)

const shown = {
  id: Id,
  name: Type.String(),
  prefix: Type.String({ description: 'The first characters of the key.' }),
  scopes: Type.Array(OneOf(SCOPES)),
  allowedIps: Type.Array(Type.String()),
  createdAt: Instant,
  lastUsedAt: Nullable(Instant),
}

const ApiKeyView = Type.Object(shown, { title: 'ApiKey' })
export const ApiKeyList = Type.Object({ items: Type.Array(ApiKeyView) }, { title: 'ApiKeyList' })
export const CreatedApiKey = Type.Object(
  { ...shown, key: Type.String({ description: 'Shown this once. Send it as `X-Api-Key`.' }) },
  { title: 'CreatedApiKey' },
)

export const apiKeyViewOf = ({ id, name, prefix, scopes, allowedIps, createdAt, lastUsedAt }: ApiKey) => ({
  id,
  name,
  prefix,
  scopes: scopes as Scope[],
  allowedIps,
  createdAt,
  lastUsedAt,
})
