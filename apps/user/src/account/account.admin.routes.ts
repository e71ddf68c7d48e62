import { ById } from '@konter/core'
import { type App, pageOf } from '@konter/service'
import type { FastifyRequest } from 'fastify'
import { byCaller } from '../activity/activity.ts'
import type { Context } from '../context.ts'
import { idAfter } from '../id-cursor.ts'
import { getAccount, listAccounts } from './account.repo.ts'
import { GiveReason, ListUsers, ManageUser, UserRecord, UserRecordPage, userRecordOf } from './account.schema.ts'
import type { AccountStep } from './account.ts'
import { manageAccount, moveAccount, type StaffBy } from './manage-account.ts'

const staffBy = (request: FastifyRequest): StaffBy => ({ ...byCaller(request), userId: request.caller.userId })

export function staffAccountRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/admin/users',
    {
      config: { access: 'user:read' },
      schema: {
        operationId: 'listUsers',
        summary: 'Find users, newest first',
        querystring: ListUsers,
        response: { 200: UserRecordPage },
      },
    },
    async ({ query: { q, limit = 20, cursor } }) => {
      const accounts = await listAccounts(ctx.db, { q, after: idAfter(cursor), limit })
      return pageOf(accounts, limit, userRecordOf, ({ id }) => [id])
    },
  )

  app.get(
    '/v1/admin/users/:id',
    {
      config: { access: 'user:read' },
      schema: { operationId: 'getUser', summary: 'One user', params: ById, response: { 200: UserRecord } },
    },
    async ({ params }) => userRecordOf(await getAccount(ctx.db, params.id)),
  )

  app.patch(
    '/v1/admin/users/:id',
    {
      config: { access: 'user:update' },
      schema: {
        operationId: 'manageUser',
        summary: 'Change role, customer type or member level',
        description: 'Nobody changes their own role; only a super_admin gives or takes admin and super_admin.',
        params: ById,
        body: ManageUser,
        response: { 200: UserRecord },
      },
    },
    async (request) => userRecordOf(await manageAccount(ctx, staffBy(request), request.params.id, request.body)),
  )

  const step = (name: AccountStep, operationId: string, summary: string) =>
    app.post(
      `/v1/admin/users/:id/${name}`,
      {
        config: { access: 'user:suspend' },
        schema: { operationId, summary, params: ById, body: GiveReason, response: { 200: UserRecord } },
      },
      async (request) => {
        const { params, body } = request
        return userRecordOf(await moveAccount(ctx, staffBy(request), params.id, name, body.reason))
      },
    )

  step('suspend', 'suspendUser', 'End all sessions and let nobody in until reinstated')
  step('reinstate', 'reinstateUser', 'Let a suspended user in again')
}
