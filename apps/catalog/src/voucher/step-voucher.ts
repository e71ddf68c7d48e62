import type { Caller, Tx } from '@konter/service'
import { holdCampaign } from '../campaign/campaign.repo.ts'
import type { Context } from '../context.ts'
import { demandOwner } from '../merchant/membership.ts'
import { holdMerchant } from '../merchant/merchant.repo.ts'
import { isTrading } from '../merchant/merchant.ts'
import { problem } from '../problems.ts'
import { demandRunning, promiseOf } from './promise.ts'
import { tellVoucher } from './tell-voucher.ts'
import { type Cause, insertVersion, lockVoucher, moveVoucher } from './voucher.repo.ts'
import type { Voucher, VoucherStep } from './voucher.ts'

type Author = Pick<Caller, 'userId' | 'actor'>
type Place = { merchantId: string; id: string }
/** What an owner does; `expire` is nobody's but the clock's. */
export type OwnStep = Exclude<VoucherStep, 'expire'>

export async function stepVoucher(
  ctx: Context,
  caller: Author,
  { merchantId, id }: Place,
  { step, because }: { step: OwnStep; because?: string | undefined },
): Promise<Voucher> {
  await demandOwner(ctx.sql, { merchantId, userId: caller.userId })
  const cause = { actor: caller.actor, cause: because ?? 'by the owner', at: ctx.now() }
  return ctx.transaction(async (tx) => {
    const voucher = await lockVoucher(tx, { id, merchantId })
    if (step === 'publish') return publish(tx, voucher, cause)
    if (step === 'resume') await demandResumable(tx, voucher)
    return move(tx, voucher, step, cause)
  })
}

/** Moves it and tells: every step of a voucher, whoever takes it, is this. */
export async function move(tx: Tx, voucher: Voucher, step: VoucherStep, cause: Cause): Promise<Voucher> {
  const moved = await moveVoucher(tx, voucher, step, cause)
  await tellVoucher(tx, moved)
  return moved
}

/** The first promise. Whether the step is in the table is asked before what the terms lack: that would be beside the point. */
async function publish(tx: Tx, voucher: Voucher, cause: Cause): Promise<Voucher> {
  if (voucher.status === 'draft') await demandTrading(tx, voucher)
  const terms = voucher.status === 'draft' ? await promiseOf(tx, voucher, cause.at) : undefined
  const moved = await moveVoucher(tx, voucher, 'publish', cause)
  if (terms !== undefined) await insertVersion(tx, moved, terms, cause)
  await tellVoucher(tx, moved)
  return moved
}

async function demandTrading(tx: Tx, { merchantId }: Voucher): Promise<void> {
  if (!isTrading(await holdMerchant(tx, merchantId))) throw problem('merchant.not-trading', {})
}

async function demandResumable(tx: Tx, voucher: Voucher): Promise<void> {
  if (voucher.status !== 'paused') return
  await demandTrading(tx, voucher)
  const { campaignId } = voucher.terms
  const campaign = campaignId == null ? undefined : await holdCampaign(tx, campaignId)
  if (campaign !== undefined) demandRunning(campaign)
}

/** By an operator, at once and for good, whoever's it is. */
export function takeDownVoucher(
  ctx: Context,
  { actor }: Pick<Caller, 'actor'>,
  id: string,
  because: string,
): Promise<Voucher> {
  const cause = { actor, cause: because, at: ctx.now() }
  return ctx.transaction(async (tx) => {
    const voucher = await lockVoucher(tx, { id })
    const still = voucher.status === 'published' ? await moveVoucher(tx, voucher, 'pause', cause) : voucher
    return move(tx, still, 'archive', cause)
  })
}
