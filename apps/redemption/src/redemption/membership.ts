import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import { findMembership, type Membership } from './redemption.repo.ts'

/**
 * Who works at a merchant. Whoever does not learns nothing, not even that the merchant exists. One that we do not know yet
 * is asked for.
 */
export async function demandMember(ctx: Context, merchantId: string, userId: string): Promise<Membership> {
  const member = await findMembership(ctx.db, merchantId, userId)
  if (member !== undefined) return member
  const merchant = await ctx.merchants(merchantId)
  const again = merchant && (await findMembership(ctx.db, merchantId, userId))
  if (again === undefined) throw problem('merchant.not-found', { id: merchantId })
  return again
}
