import type { Tx } from '@konter/service'
import { findRole } from '../merchant-staff/merchant-staff.repo.ts'
import { problem } from '../problems.ts'
import type { StaffRole } from './merchant.ts'

/** Whose merchant, and who asks. */
export type Member = { merchantId: string; userId: string }

/** What somebody is at a merchant. A stranger is told that there is none. */
export async function demandMember(db: Tx, { merchantId, userId }: Member): Promise<StaffRole> {
  const role = await findRole(db, merchantId, userId)
  if (role === undefined) throw problem('merchant.not-found', { id: merchantId })
  return role
}

export async function demandOwner(db: Tx, member: Member): Promise<void> {
  if ((await demandMember(db, member)) !== 'owner') throw problem('merchant.owner-only', {})
}
