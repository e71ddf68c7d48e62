import { ById } from '@konter/core'
import type { App } from '@konter/service'
import type { Context } from '../context.ts'
import { clientOf } from '../session/client.ts'
import { SignedIn } from '../session/session.schema.ts'
import { getAccount } from './account.repo.ts'
import { ChangeProfile, ContactView, CreateGuest, contactViewOf, UserView, userViewOf } from './account.schema.ts'
import { changeProfile } from './change-profile.ts'
import { createGuest } from './make-guest.ts'

export function profileRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/me',
    {
      config: { access: { own: 'profile:read' } },
      schema: { operationId: 'getMe', summary: 'Who I am', response: { 200: UserView } },
    },
    async ({ caller }) => userViewOf(await getAccount(ctx.db, caller.userId)),
  )

  app.patch(
    '/v1/me',
    {
      config: { access: { own: 'session' } },
      schema: {
        operationId: 'changeMe',
        summary: 'Change my name or language',
        body: ChangeProfile,
        response: { 200: UserView },
      },
    },
    async ({ caller, body }) => userViewOf(await changeProfile(ctx, caller.userId, body)),
  )
}

/** What other services ask about people. */
export function internalAccountRoutes(app: App, ctx: Context): void {
  app.post(
    '/internal/guests',
    {
      config: { access: 'guest:create', internal: true },
      schema: {
        operationId: 'createGuest',
        summary: 'The guest of this id, made if need be, with a new session',
        body: CreateGuest,
        response: { 200: SignedIn },
      },
    },
    async (request) => createGuest(ctx, request.body, clientOf(request)),
  )

  app.get(
    '/internal/users/:id/contact',
    {
      config: { access: 'contact:read', internal: true },
      schema: {
        operationId: 'getContact',
        summary: 'Where somebody is reached',
        params: ById,
        response: { 200: ContactView },
      },
    },
    async ({ params }) => contactViewOf(await getAccount(ctx.db, params.id)),
  )
}
