import type { VoucherTerms } from '@konter/contracts'
import { textIn } from '@konter/core'
import { writeSignature } from '../code/code.repo.ts'
import type { Code } from '../code/code.ts'
import { mintSignature } from '../code/mint-code.ts'
import { shown } from '../code/short-code.ts'
import type { Context } from '../context.ts'
import type { Merchant } from '../merchant/merchant.ts'
import { encodeFields, qrText } from '../qr/qr-payload.ts'
import { symbolSvg } from '../qr/qr-symbol.ts'
import { findTerms } from '../voucher/voucher.repo.ts'
import type { ClaimView } from './claim.schema.ts'

type Facts = Pick<
  Code,
  'id' | 'status' | 'voucherId' | 'version' | 'lastDay' | 'validUntil' | 'madeAt' | 'endedAt' | 'endedBecause'
>

/** What of a claim is no secret, in the language of whoever asks. */
export function summaryOf(claim: Facts, terms: VoucherTerms, merchant: Merchant, tags: readonly string[]) {
  const { id, status, voucherId, version, lastDay, validUntil, madeAt: claimedAt, endedAt, endedBecause } = claim
  const seller = { id: merchant.id, slug: merchant.slug, name: textIn(merchant.name, tags) }
  const title = textIn(terms.title, tags)
  return {
    id,
    status,
    voucherId,
    version,
    title,
    merchant: seller,
    validUntil,
    lastDay,
    claimedAt,
    endedAt,
    endedBecause,
  }
}

export type Secrets = Pick<ClaimView, 'code' | 'qr'>

/** What is shown at the counter. */
export const secretsOf = (ctx: Pick<Context, 'config'>, symbols: string, payload: Uint8Array): Secrets => {
  const text = qrText(ctx.config.QR_URL_PREFIX, payload)
  return { code: shown(symbols), qr: { text, svg: symbolSvg(text) } }
}

export function viewOf(claim: Facts, terms: VoucherTerms, merchant: Merchant, tags: readonly string[]) {
  return {
    ...summaryOf(claim, terms, merchant, tags),
    description: textIn(terms.description, tags),
    conditions: textIn(terms.conditions, tags),
    discount: terms.discount,
    minimumSpend: terms.minimumSpend ?? null,
    redeemFrom: terms.redeemFrom,
    hours: terms.hours ?? null,
  }
}

/** The whole claim. Its code and symbol are shown for as long as they are good for something. */
export async function showClaim(ctx: Context, claim: Code, tags: readonly string[]): Promise<ClaimView> {
  const { terms, merchant } = await termsOf(ctx, claim)
  const view = viewOf(claim, terms, merchant, tags)
  if (claim.status !== 'active') return { ...view, code: null, qr: null }
  const symbols = ctx.codes.open(claim.id, claim.sealedCode)
  return { ...view, ...secretsOf(ctx, symbols, await payloadOf(ctx, claim, merchant)) }
}

export async function termsOf(ctx: Context, { voucherId, version, merchantId }: Code) {
  const [terms, merchant] = await Promise.all([findTerms(ctx.db, voucherId, version), ctx.merchants(merchantId)])
  if (terms === undefined || merchant === undefined) throw new Error(`no terms of ${voucherId}, version ${version}`)
  return { terms, merchant }
}

/** The 80 bytes. What a key signed that was revoked since is signed anew, by the key that signs now. */
async function payloadOf(ctx: Context, claim: Code, { number: merchant }: Merchant): Promise<Uint8Array> {
  const { qrId: id, lastDay, qrKeyId } = claim
  const key = (await ctx.keyring.published()).find((each) => each.id === qrKeyId)
  if (key !== undefined)
    return Buffer.concat([encodeFields({ type: 'claim', kid: key.kid, id, merchant, lastDay }), claim.signature])
  const signer = await ctx.keyring.signer()
  const fields = encodeFields({ type: 'claim', kid: signer.kid, id, merchant, lastDay })
  const signature = await mintSignature(fields, signer)
  await writeSignature(ctx.db, { id: claim.id, qrKeyId: signer.id, signature })
  return Buffer.concat([fields, signature])
}
