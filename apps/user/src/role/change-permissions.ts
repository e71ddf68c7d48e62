import { AccessChanged } from '@konter/contracts'
import { commonProblem, emit } from '@konter/service'
import type { Role } from '../account/account.ts'
import { recordAct } from '../activity/activity.repo.ts'
import type { By } from '../activity/activity.ts'
import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import { lockRoles, replacePermissions, storedPermissions } from './role.repo.ts'
import { isGrantable, permissionsOf, type RolePermissions } from './role.ts'

export async function changePermissions(
  ctx: Context,
  by: By,
  role: Role,
  wanted: readonly string[],
): Promise<RolePermissions> {
  if (role === 'super_admin') throw problem('role.fixed', {})
  demandGrantable(wanted)
  const after = permissionsOf(role, wanted)
  await ctx.transaction(async (tx) => {
    await lockRoles(tx)
    const before = permissionsOf(role, (await storedPermissions(tx)).get(role) ?? [])
    await replacePermissions(tx, role, after)
    const act = { action: 'role.permissions-changed', subject: `role:${role}` } as const
    await recordAct(tx, {
      ...by,
      ...act,
      at: ctx.now(),
      before: { permissions: before },
      after: { permissions: after },
    })
    await emit(tx, AccessChanged, { subject: `role:${role}`, userId: null, role })
  })
  return { role, permissions: after }
}

function demandGrantable(patterns: readonly string[]): void {
  const errors = patterns.flatMap((pattern, index) =>
    isGrantable(pattern)
      ? []
      : [{ pointer: `/permissions/${index}`, message: { id: 'bukan nama izin', en: 'is not a permission' } }],
  )
  if (errors.length > 0) throw commonProblem('request.invalid', {}, { errors })
}
