import { OneOf } from '@konter/core'
import { Type } from 'typebox'
import { ROLES } from '../account/account.ts'

export const RoleView = Type.Object(
  { role: OneOf(ROLES), permissions: Type.Array(Type.String()) },
  { title: 'RolePermissions' },
)
export const RoleList = Type.Object(
  {
    items: Type.Array(RoleView),
    permissions: Type.Array(Type.String(), { description: 'Everything that can be granted.' }),
  },
  { title: 'RoleList' },
)
export const ByRole = Type.Object({ role: OneOf(ROLES) }, { additionalProperties: false })
export const ChangePermissions = Type.Object(
  {
    permissions: Type.Array(Type.String({ maxLength: 60 }), {
      maxItems: 100,
      uniqueItems: true,
      description: '`resource:action` or `resource:*`',
    }),
  },
  { additionalProperties: false, title: 'ChangePermissions' },
)
