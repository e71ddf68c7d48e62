import type { FieldError } from '@konter/core'
import { type Caller, commonProblem, type Tx } from '@konter/service'
import type { Context } from '../context.ts'
import { logDeeds } from '../log/log.repo.ts'
import { demandOwner } from '../merchant/membership.ts'
import { lockMerchant } from '../merchant/merchant.repo.ts'
import type { StaffMember, StaffRole } from '../merchant/merchant.ts'
import { tellMerchant } from '../merchant/tell-merchant.ts'
import { problem } from '../problems.ts'
import { cleanText } from '../text/clean-text.ts'
import { countStaff, findRole, putStaff, removeStaff, staffOf } from './merchant-staff.repo.ts'

export const staffMax = 200

type Author = Pick<Caller, 'userId' | 'actor'>
export type StaffEdit = { userId: string; role: StaffRole; label?: string | undefined }

/** Adds somebody, or changes what they are. Who changes the staff of one merchant takes turns: an owner always remains. */
export async function addStaff(
  ctx: Context,
  caller: Author,
  merchantId: string,
  { userId, role, label = '' }: StaffEdit,
): Promise<StaffMember[]> {
  const clean = label.trim() === '' ? '' : checkedLabel(label)
  return changeStaff(ctx, caller, merchantId, { act: 'merchant-staff.put', userId, role }, async (tx) => {
    await putStaff(tx, merchantId, { userId, role, label: clean, addedAt: ctx.now() }, caller.actor)
    const { all } = await countStaff(tx, merchantId)
    if (all > staffMax) throw problem('merchant.full', { max: staffMax, what: 'staff' })
  })
}

/** By an owner, or by themselves. */
export function dismissStaff(ctx: Context, caller: Author, merchantId: string, userId: string): Promise<StaffMember[]> {
  return changeStaff(ctx, caller, merchantId, { act: 'merchant-staff.remove', userId }, async (tx) => {
    if (!(await removeStaff(tx, merchantId, userId))) throw problem('merchant-staff.not-found', {})
  })
}

function checkedLabel(label: string): string {
  const errors: FieldError[] = []
  const clean = cleanText(label, { max: 60 }, '/label', errors)
  if (errors.length > 0) throw commonProblem('request.invalid', {}, { errors })
  return clean
}

type Deed = { act: string; userId: string; role?: StaffRole }

async function changeStaff(
  ctx: Context,
  caller: Author,
  merchantId: string,
  { act, userId, role }: Deed,
  change: (tx: Tx) => Promise<void>,
): Promise<StaffMember[]> {
  const leaves = act === 'merchant-staff.remove' && userId === caller.userId
  if (!leaves) await demandOwner(ctx.sql, { merchantId, userId: caller.userId })
  return ctx.transaction(async (tx) => {
    await lockMerchant(tx, merchantId)
    const before = await findRole(tx, merchantId, userId)
    if (leaves && before === undefined) throw problem('merchant.not-found', { id: merchantId })
    await change(tx)
    if ((await countStaff(tx, merchantId)).owners === 0) throw problem('merchant.last-owner', {})
    await tellMerchant(tx, merchantId)
    await logDeeds(tx, { actor: caller.actor, at: ctx.now() }, [
      { act, subject: 'merchant', subjectId: merchantId, before: { userId, role: before }, after: { userId, role } },
    ])
    return staffOf(tx, merchantId)
  })
}
