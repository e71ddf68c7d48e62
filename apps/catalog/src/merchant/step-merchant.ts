import type { Caller } from '@konter/service'
import type { Context } from '../context.ts'
import { logDeeds } from '../log/log.repo.ts'
import { demandOwner } from './membership.ts'
import { lockMerchant, moveMerchant } from './merchant.repo.ts'
import type { Merchant, MerchantStep } from './merchant.ts'
import { tellMerchant } from './tell-merchant.ts'

type Author = Pick<Caller, 'actor'>

/** Verify, reject, suspend, restore: an operator's step, with the reason that the merchant is told. */
export function stepMerchant(
  ctx: Context,
  { actor }: Author,
  merchantId: string,
  { step, cause }: { step: MerchantStep; cause: string },
): Promise<Merchant> {
  return ctx.transaction(async (tx) => {
    const before = await lockMerchant(tx, merchantId)
    const at = ctx.now()
    const status = await moveMerchant(tx, before, { step, actor, cause, at })
    await logDeeds(tx, { actor, at }, [
      {
        act: `merchant.${step}`,
        subject: 'merchant',
        subjectId: merchantId,
        before: { status: before.status },
        after: { status, cause },
      },
    ])
    return tellMerchant(tx, merchantId)
  })
}

/** The owner has mended what was wrong: an operator looks again. */
export async function applyAgain(
  ctx: Context,
  caller: Pick<Caller, 'userId' | 'actor'>,
  merchantId: string,
): Promise<Merchant> {
  await demandOwner(ctx.sql, { merchantId, userId: caller.userId })
  return stepMerchant(ctx, caller, merchantId, { step: 'apply', cause: 'applied again' })
}
