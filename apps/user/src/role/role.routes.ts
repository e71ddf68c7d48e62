import { type App, PERMISSIONS } from '@konter/service'
import { byCaller } from '../activity/activity.ts'
import type { Context } from '../context.ts'
import { changePermissions } from './change-permissions.ts'
import { storedPermissions } from './role.repo.ts'
import { ByRole, ChangePermissions, RoleList, RoleView } from './role.schema.ts'
import { allRoles } from './role.ts'

export function roleRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/admin/roles',
    {
      config: { access: 'role:read' },
      schema: { operationId: 'listRoles', summary: 'What each role may do', response: { 200: RoleList } },
    },
    async () => ({ items: allRoles(await storedPermissions(ctx.db)), permissions: [...PERMISSIONS] }),
  )

  app.put(
    '/v1/admin/roles/:role/permissions',
    {
      config: { access: 'role:update' },
      schema: {
        operationId: 'changeRolePermissions',
        summary: 'Replace what a role may do',
        params: ByRole,
        body: ChangePermissions,
        response: { 200: RoleView },
      },
    },
    async (request) => changePermissions(ctx, byCaller(request), request.params.role, request.body.permissions),
  )
}
