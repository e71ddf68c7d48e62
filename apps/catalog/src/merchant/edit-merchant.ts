import type { Caller } from '@konter/service'
import type { Context } from '../context.ts'
import { logDeeds } from '../log/log.repo.ts'
import { demandOwner } from './membership.ts'
import { lockMerchant, updateMerchant } from './merchant.repo.ts'
import type { Merchant } from './merchant.ts'
import { checkedDetails, type MerchantDetails } from './merchant-details.ts'
import { tellMerchant } from './tell-merchant.ts'

export type MerchantEdit = { version: number } & {
  [Field in keyof MerchantDetails]?: MerchantDetails[Field] | undefined
}

/** Name, opening to business, strictness: by an owner. The number and the address of its page stay. */
export async function editMerchant(
  ctx: Context,
  caller: Pick<Caller, 'userId' | 'actor'>,
  merchantId: string,
  { version, ...changes }: MerchantEdit,
): Promise<Merchant> {
  await demandOwner(ctx.sql, { merchantId, userId: caller.userId })
  const given = await checkedDetails(ctx.sql, withoutUndefined(changes))
  return ctx.transaction(async (tx) => {
    const before = await lockMerchant(tx, merchantId)
    const at = ctx.now()
    await updateMerchant(tx, { ...before, ...given, updatedAt: at }, version)
    const after = await tellMerchant(tx, merchantId)
    await logDeeds(tx, { actor: caller.actor, at }, [
      { act: 'merchant.edit', subject: 'merchant', subjectId: merchantId, before, after },
    ])
    return after
  })
}

const withoutUndefined = (changes: Omit<MerchantEdit, 'version'>): Partial<MerchantDetails> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
