import { STAFF_ROLES } from '@konter/contracts'
import { Id, OneOf } from '@konter/core'
import { Type } from 'typebox'
import { StaffMemberView } from '../merchant/merchant.schema.ts'

export const StaffBody = Type.Object(
  {
    userId: Id,
    role: OneOf(STAFF_ROLES),
    label: Type.Optional(Type.String({ maxLength: 200, description: 'What you call them: "Siti, pagi".' })),
  },
  { additionalProperties: false, title: 'MerchantStaffEdit' },
)
export const StaffList = Type.Object({ items: Type.Array(StaffMemberView) }, { title: 'MerchantStaffList' })
export const ByStaff = Type.Object({ id: Id, userId: Id }, { additionalProperties: false })
