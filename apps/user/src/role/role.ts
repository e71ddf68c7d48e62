import { PERMISSIONS } from '@konter/service'
import { ROLES, type Role } from '../account/account.ts'

export type RolePermissions = { role: Role; permissions: string[] }

/** Whatever the table says: somebody must always be able to mend it. */
export const permissionsOf = (role: Role, stored: readonly string[]): string[] =>
  role === 'super_admin' ? ['*'] : [...stored].sort()

export const allRoles = (stored: ReadonlyMap<string, readonly string[]>): RolePermissions[] =>
  ROLES.map((role) => ({ role, permissions: permissionsOf(role, stored.get(role) ?? []) }))

const resources = new Set(PERMISSIONS.map((each) => each.split(':')[0]))

/** `resource:action` or `resource:*`, of what there is. What only services ask of each other is not for people. */
export const isGrantable = (pattern: string): boolean => {
  const [resource, action] = pattern.split(':')
  return (PERMISSIONS as readonly string[]).includes(pattern) || (action === '*' && resources.has(resource))
}
