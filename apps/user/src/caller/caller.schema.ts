import { Id, OneOf } from '@konter/core'
import { SCOPES } from '@konter/service'
import { type Static, Type } from 'typebox'
import { CUSTOMER_TYPES, MEMBER_LEVELS, ROLES } from '../account/account.ts'

const closed = { additionalProperties: false }

export const ResolveSession = Type.Object({ sessionId: Id, userId: Id }, { ...closed, title: 'ResolveSession' })
export const ResolveApiKey = Type.Object(
  { key: Type.String({ minLength: 1, maxLength: 200 }) },
  { ...closed, title: 'ResolveApiKey' },
)

/** What the gateway writes into the tokens that it hands requests on with. */
const ResolvedCaller = Type.Object(
  {
    sub: Id,
    kind: OneOf(['user']),
    role: OneOf(ROLES),
    customerType: OneOf(CUSTOMER_TYPES),
    memberLevel: OneOf(MEMBER_LEVELS),
    guest: Type.Boolean(),
    permissions: Type.Array(Type.String()),
    sessionId: Type.Optional(Id),
    apiKeyId: Type.Optional(Id),
    scopes: Type.Optional(Type.Array(OneOf(SCOPES))),
  },
  { title: 'ResolvedCaller' },
)

export type ResolvedSession = Static<typeof ResolvedSession>
export const ResolvedSession = Type.Object(
  { active: Type.Boolean(), caller: Type.Optional(ResolvedCaller) },
  { title: 'ResolvedSession' },
)

export type ResolvedApiKey = Static<typeof ResolvedApiKey>
export const ResolvedApiKey = Type.Object(
  {
    active: Type.Boolean(),
    caller: Type.Optional(ResolvedCaller),
    allowedIps: Type.Optional(
      Type.Array(Type.String(), { description: 'CIDR ranges that the request must come from. None means anywhere.' }),
    ),
  },
  { title: 'ResolvedApiKey' },
)
