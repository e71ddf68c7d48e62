import { ById, languageFrom } from '@konter/core'
import { type App, idempotencyKey, pageOf } from '@konter/service'
import { Type } from 'typebox'
import { ClaimGuest, Register } from '../account/account.schema.ts'
import { claimGuest } from '../account/claim-guest.ts'
import { beGuest } from '../account/make-guest.ts'
import { registerAccount } from '../account/register-account.ts'
import type { Context } from '../context.ts'
import { idAfter } from '../id-cursor.ts'
import { clientOf } from './client.ts'
import { revokeSession, signOut } from './end-session.ts'
import { refreshSession } from './refresh-session.ts'
import { listSessions } from './session.repo.ts'
import {
  ListSessions,
  Refresh,
  RefreshHeaders,
  SessionPage,
  SignedIn,
  SignIn,
  sessionViewOf,
} from './session.schema.ts'
import { signIn } from './sign-in.ts'

const open = { access: 'public' } as const
const own = { access: { own: 'session' } } as const

/** Ways in. */
export function authRoutes(app: App, ctx: Context): void {
  app.post(
    '/v1/auth/register',
    {
      config: open,
      schema: { operationId: 'register', summary: 'Register', body: Register, response: { 201: SignedIn } },
    },
    async (request, reply) => {
      const language = request.body.language ?? languageFrom(request.headers['accept-language'])
      const answer = await registerAccount(ctx, { ...request.body, language }, clientOf(request))
      return reply.code(201).send(answer)
    },
  )

  app.post(
    '/v1/auth/login',
    { config: open, schema: { operationId: 'signIn', summary: 'Sign in', body: SignIn, response: { 200: SignedIn } } },
    async (request) => signIn(ctx, request.body, clientOf(request)),
  )

  app.post(
    '/v1/auth/guest',
    { config: open, schema: { operationId: 'beGuest', summary: 'Go on as a guest', response: { 200: SignedIn } } },
    async (request) => beGuest(ctx, languageFrom(request.headers['accept-language']), clientOf(request)),
  )

  app.post(
    '/v1/auth/claim',
    {
      config: own,
      schema: {
        operationId: 'claimGuest',
        summary: 'Turn the guest who asks into a customer, with the same id, orders and wallet',
        body: ClaimGuest,
        response: { 200: SignedIn },
      },
    },
    async (request) => claimGuest(ctx, request.caller.userId, request.body, clientOf(request)),
  )
}

/** Staying in, and leaving. */
export function sessionRoutes(app: App, ctx: Context): void {
  app.post(
    '/v1/auth/refresh',
    {
      config: open,
      schema: {
        operationId: 'refreshSession',
        summary: 'Exchange a refresh token for new tokens',
        description: 'Each refresh token works once. One that is used again by somebody else ends the session.',
        headers: RefreshHeaders,
        body: Refresh,
        response: { 200: SignedIn },
      },
    },
    async (request) => {
      const header = request.headers['idempotency-key']
      const key = header === undefined ? undefined : idempotencyKey(header)
      return refreshSession(ctx, request.body.refreshToken, key, clientOf(request))
    },
  )

  app.post(
    '/v1/auth/logout',
    { config: own, schema: { operationId: 'signOut', summary: 'End this session', response: { 204: Type.Null() } } },
    async ({ caller }, reply) => {
      await signOut(ctx, caller.userId, caller.sessionId)
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/v1/sessions',
    {
      config: own,
      schema: {
        operationId: 'listSessions',
        summary: 'Where I am signed in',
        querystring: ListSessions,
        response: { 200: SessionPage },
      },
    },
    async ({ caller, query: { limit = 20, cursor } }) => {
      const after = idAfter(cursor)
      const sessions = await listSessions(ctx.db, { userId: caller.userId, at: ctx.now(), after, limit })
      return pageOf(
        sessions,
        limit,
        (each) => sessionViewOf(each, caller.sessionId),
        ({ id }) => [id],
      )
    },
  )

  app.delete(
    '/v1/sessions/:id',
    {
      config: own,
      schema: { operationId: 'endSession', summary: 'Sign out there', params: ById, response: { 204: Type.Null() } },
    },
    async ({ caller, params }, reply) => {
      await revokeSession(ctx, caller.userId, params.id)
      return reply.code(204).send(null)
    },
  )
}
