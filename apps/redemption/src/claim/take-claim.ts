import { VoucherClaimed } from '@konter/contracts'
import { type Caller, emit, isUniqueViolation, killPoint, type Claim as RequestClaim } from '@konter/service'
import { findCode } from '../code/code.repo.ts'
import { lastDayOf } from '../code/code.ts'
import { mintCode } from '../code/mint-code.ts'
import type { Context } from '../context.ts'
import { noteClaimDevice } from '../fraud/claim-device.repo.ts'
import { isTrading, type Merchant } from '../merchant/merchant.ts'
import { problem } from '../problems.ts'
import { noteGoodUntil } from '../qr-key/qr-key.repo.ts'
import type { Voucher } from '../voucher/voucher.ts'
import { demandAudience } from './audience.ts'
import { type ClaimVerdict, claimVoucher, takenBy } from './claim.repo.ts'
import type { ClaimView, TakeClaim } from './claim.schema.ts'
import { secretsOf, showClaim, viewOf } from './show-claim.ts'

/** Terms that move, keys that go and codes that another has: each time the claim is made out anew. */
const triesMax = 5

/**
 * A customer's own copy of a voucher. The claim has the id that the request's key was claimed with: whoever resumes after a
 * crash finds it.
 */
export async function takeClaim(ctx: Context, request: RequestClaim, asked: Asked): Promise<ClaimView> {
  const { caller } = asked
  if (caller.guest) throw problem('claim.account-needed', {})
  const done = request.resumed ? await findCode(ctx.db, request.id) : undefined
  if (done !== undefined) return showClaim(ctx, done, asked.tags)
  return ctx.claiming(() => claimPatiently(ctx, request, asked))
}

async function claimPatiently(ctx: Context, request: RequestClaim, asked: Asked): Promise<ClaimView> {
  const { caller, input } = asked
  for (let tries = 0; tries < triesMax; tries++) {
    const offer = await offerOf(ctx, input.voucherId)
    await demandRoom(ctx, offer.voucher, caller.userId)
    const who = { caller, merchantId: offer.merchant.id, position: input.position }
    await demandAudience(ctx.db, offer.voucher.terms.audience, who)
    const view = await claim(ctx, request, { ...asked, ...offer })
    if (view !== undefined) return view
  }
  throw new Error(`voucher ${input.voucherId} does not stand still`)
}

/** Who comes after the last is told so before anything is made out. The statement that claims says it for certain. */
async function demandRoom(ctx: Context, voucher: Voucher, customerId: string): Promise<void> {
  const { totalLimit, perCustomerLimit, taken } = voucher
  if (totalLimit === null || taken < totalLimit) return
  const own = await takenBy(ctx.db, voucher.id, customerId)
  throw refusalOf(perCustomerLimit !== null && own >= perCustomerLimit ? 'customer-limit' : 'sold-out', voucher)
}

/** `tags` are the languages that the caller reads, the best first. */
type Asked = { caller: Caller; input: TakeClaim; tags: readonly string[] }
type Offer = { voucher: Voucher; merchant: Merchant }

async function offerOf(ctx: Context, id: string): Promise<Offer> {
  const voucher = await ctx.vouchers(id)
  if (voucher === undefined || voucher.status === 'draft') throw problem('claim.no-such-voucher', { id })
  const merchant = await ctx.merchants(voucher.merchantId)
  if (merchant === undefined || !isTrading(merchant)) throw problem('claim.ended', {})
  return { voucher, merchant }
}

/** Undefined: it has to be made out anew. Everything is ready before the statement that waits for others of this voucher. */
async function claim(ctx: Context, request: RequestClaim, { voucher, merchant, caller, input, tags }: Asked & Offer) {
  const key = await ctx.keyring.signer()
  const { id: voucherId, version, terms, redeemUntil: validUntil } = voucher
  const lastDay = lastDayOf(validUntil, merchant.timeZone)
  const mould = { type: 'claim', merchantNumber: merchant.number, lastDay, key } as const
  const code = await mintCode(ctx.codes, mould, { id: request.id })
  const at = ctx.now()
  const facts = { id: code.id, status: 'active', voucherId, version, lastDay, validUntil, madeAt: at } as const
  const view = viewOf({ ...facts, endedAt: null, endedBecause: null }, terms, merchant, tags)
  const secrets = secretsOf(ctx, code.symbols, code.payload)
  const told = { merchantId: merchant.id, merchantName: merchant.name, title: terms.title }
  const event = { claimId: code.id, voucherId, customerId: caller.userId, ...told, expiresAt: validUntil.toISOString() }
  const taken = { code, voucherId, version, customerId: caller.userId, keyId: key.id, lastDay, validUntil, at }
  const verdict = await ctx
    .transaction(async (tx) => {
      const sent = [
        request.answer(tx, 201, view, secrets),
        emit(tx, VoucherClaimed, event),
        noteGoodUntil(tx, key.id, validUntil),
        ...(input.deviceId === undefined
          ? []
          : [noteClaimDevice(tx, { ...taken, codeId: code.id, deviceId: input.deviceId })]),
      ]
      // Last, so that others of this voucher wait for the commit alone.
      const [verdict] = await Promise.all([claimVoucher(tx, taken), ...sent])
      if (verdict !== 'claimed') throw new NotClaimed(verdict)
      return verdict
    })
    .catch(verdictIn)
  if (verdict === 'key-gone') ctx.keyring.forget()
  if (verdict === 'key-gone' || verdict === 'moved') return undefined
  if (verdict !== 'claimed') throw refusalOf(verdict, voucher)
  killPoint('redemption.claim-before-answer')
  return { ...view, ...secrets }
}

/** Nothing of the transaction is kept. */
class NotClaimed extends Error {
  readonly verdict: ClaimVerdict
  constructor(verdict: ClaimVerdict) {
    super(`not claimed: ${verdict}`)
    this.verdict = verdict
  }
}

function verdictIn(error: unknown): ClaimVerdict {
  if (error instanceof NotClaimed) return error.verdict
  // Another code has these symbols: once in many millions.
  if (isUniqueViolation(error, 'code_hash') || isUniqueViolation(error, 'code_qr')) return 'moved'
  throw error
}

function refusalOf(
  verdict: Exclude<ClaimVerdict, 'claimed' | 'moved' | 'key-gone'>,
  { claimFrom, perCustomerLimit }: Voucher,
) {
  switch (verdict) {
    case 'sold-out':
      return problem('claim.sold-out', {})
    case 'customer-limit':
      return problem('claim.customer-limit', { limit: perCustomerLimit ?? 0 })
    case 'paused':
      return problem('claim.paused', {})
    case 'not-yet':
      return problem('claim.not-yet', { from: claimFrom.toISOString() })
    case 'ended':
      return problem('claim.ended', {})
  }
}
