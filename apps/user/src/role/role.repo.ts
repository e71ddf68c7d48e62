import type { Tx } from '../context.ts'

export async function storedPermissions(db: Tx): Promise<Map<string, string[]>> {
  const rows = await db.rolePermission.findMany()
  const byRole = Map.groupBy(rows, ({ role }) => role)
  return new Map([...byRole].map(([role, all]) => [role, all.map(({ permission }) => permission)]))
}

/** One who edits roles at a time; readers go on. */
export async function lockRoles(tx: Tx): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('user.roles', 0))::text as locked`)
}

export async function replacePermissions(tx: Tx, role: string, permissions: readonly string[]): Promise<void> {
  await tx.rolePermission.deleteMany({ where: { role } })
  await tx.rolePermission.createMany({ data: permissions.map((permission) => ({ role, permission })) })
}
