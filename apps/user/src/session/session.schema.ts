import { Id, Instant, Nullable, Page, page } from '@konter/core'
import { type Static, Type } from 'typebox'
import { line, UserView } from '../account/account.schema.ts'
import type { Session } from './session.ts'

const closed = { additionalProperties: false }

export type SignIn = Static<typeof SignIn>
export const SignIn = Type.Object(
  {
    identifier: line(1, 254, { description: 'E-mail, phone number as people type it, or username.' }),
    password: Type.String({ minLength: 1, maxLength: 128 }),
    remember: Type.Optional(Type.Boolean({ description: 'Stay signed in for 30 days instead of 24 hours.' })),
  },
  { ...closed, title: 'SignIn' },
)

export const Refresh = Type.Object(
  { refreshToken: Type.String({ minLength: 1, maxLength: 200 }) },
  { ...closed, title: 'RefreshSession' },
)
export const RefreshHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({ description: 'A retry with the same key within 15 minutes gets the same successor.' }),
  ),
})

export type SignedIn = Static<typeof SignedIn>
export const SignedIn = Type.Object(
  {
    user: UserView,
    accessToken: Type.String({ description: 'A JWT (ES256). Send it as `Authorization: Bearer …`.' }),
    refreshToken: Type.String({ description: 'Good for one refresh; the answer holds the next one.' }),
    expiresIn: Type.Integer({ description: 'Seconds until the access token is over.' }),
  },
  { title: 'SignedIn' },
)

export const SessionView = Type.Object(
  {
    id: Id,
    createdAt: Instant,
    lastUsedAt: Instant,
    expiresAt: Instant,
    remember: Type.Boolean(),
    userAgent: Nullable(Type.String()),
    ip: Nullable(Type.String()),
    current: Type.Boolean({ description: 'The session that asks.' }),
  },
  { title: 'Session' },
)
export const SessionPage = page(SessionView, 'SessionPage')
export const ListSessions = Type.Object(Page, closed)

export const sessionViewOf = (session: Session, current: string | undefined) => ({
  id: session.id,
  createdAt: session.createdAt,
  lastUsedAt: session.lastUsedAt,
  expiresAt: session.expiresAt,
  remember: session.remember,
  userAgent: session.userAgent,
  ip: session.ip,
  current: session.id === current,
})
