import type { VoucherTerms } from '@konter/contracts'
import { type FieldError, type Language, Problem, textIn, translate } from '@konter/core'
import type { Tx } from '@konter/service'
import { findCampaign } from '../campaign/campaign.repo.ts'
import type { Context } from '../context.ts'
import { readMerchant } from '../merchant/merchant.repo.ts'
import { isTrading, type Merchant } from '../merchant/merchant.ts'
import { locationsOf } from '../merchant-location/merchant-location.repo.ts'
import { problem } from '../problems.ts'
import { ratingOfVoucher } from '../review/rating.repo.ts'
import { discountLine } from './discount.ts'
import { promiseOf } from './promise.ts'
import { missingIn } from './terms.ts'
import { findVoucher, versionOf } from './voucher.repo.ts'
import { type Claimable, shown, type Voucher } from './voucher.ts'

/** Who looks: in which languages they read. */
export type Reader = { language: Language; tags: readonly string[] }

/** As customers see it. What is a draft or archived, and what a merchant that does not trade has, is not there for them. */
export async function showVoucher(ctx: Context, id: string, reader: Reader) {
  const voucher = await findVoucher(ctx.sql, id)
  if (voucher === undefined || !shown.includes(voucher.status)) throw problem('voucher.not-found', { id })
  const merchant = await readMerchant(ctx.sql, voucher.merchantId)
  if (!isTrading(merchant)) throw problem('voucher.not-found', { id })
  return viewOf(ctx.sql, { voucher, merchant, terms: await versionOf(ctx.sql, voucher) }, reader, ctx.now())
}

/** As customers would see it, for its staff, with all that stands between it and them. */
export async function previewVoucher(ctx: Context, voucher: Voucher, reader: Reader) {
  const merchant = await readMerchant(ctx.sql, voucher.merchantId)
  const found = await ctx.transaction((tx) => mistakesOf(tx, voucher, merchant, ctx.now()))
  const mistakes = found.map(({ pointer, message }) => ({
    pointer,
    message: typeof message === 'string' ? message : translate(message, reader.language),
  }))
  const isReadable = !missingIn(voucher.terms, ctx.now()).some(
    ({ pointer }) => voucher.terms[fieldOf(pointer)] === undefined,
  )
  const terms = voucher.terms as VoucherTerms
  const view = isReadable ? await viewOf(ctx.sql, { voucher, merchant, terms }, reader, ctx.now()) : null
  return { publishable: mistakes.length === 0 && voucher.status === 'draft', mistakes, voucher: view }
}

const fieldOf = (pointer: string) => pointer.split('/')[2] as keyof VoucherTerms

/** The very checks of publishing, so that the preview cannot promise what publishing would refuse. */
async function mistakesOf(tx: Tx, voucher: Voucher, merchant: Merchant, now: Date): Promise<FieldError[]> {
  const refusals = isTrading(merchant) ? [] : [asMistake(problem('merchant.not-trading', {}))]
  try {
    await promiseOf(tx, voucher, now)
    return refusals
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return [...refusals, ...(error.errors.length > 0 ? error.errors : [asMistake(error)])]
  }
}

const asMistake = (refusal: Problem): FieldError => ({
  pointer: '',
  message: { id: refusal.document('id', '').detail, en: refusal.document('en', '').detail },
})

type Told = { voucher: Voucher; merchant: Merchant; terms: VoucherTerms }

async function viewOf(db: Tx, { voucher, merchant, terms }: Told, { language, tags }: Reader, now: Date) {
  const campaign = terms.campaignId === null ? undefined : await findCampaign(db, terms.campaignId)
  const all = await locationsOf(db, merchant.id)
  const isMeant = ({ id, closed }: { id: string; closed: boolean }) =>
    !closed && (terms.locationIds.length === 0 || terms.locationIds.includes(id))
  const { title, description, conditions, discount, minimumSpend = null, hours = null, ...rest } = terms
  return {
    ...rest,
    id: voucher.id,
    status: voucher.status,
    version: voucher.version,
    claimable: claimableAt(voucher, terms, now),
    merchant: { id: merchant.id, slug: merchant.slug, name: textIn(merchant.name, tags) },
    title: textIn(title, tags),
    description: textIn(description, tags),
    conditions: textIn(conditions, tags),
    discount,
    discountLine: discountLine(discount, language, tags),
    minimumSpend,
    hours,
    timeZone: merchant.timeZone,
    locations: all.filter(isMeant),
    rating: await ratingOfVoucher(db, voucher.id),
    campaign: campaign === undefined ? null : { id: campaign.id, name: textIn(campaign.name, tags) },
  }
}

function claimableAt({ status }: Voucher, { claimFrom, claimUntil }: VoucherTerms, now: Date): Claimable {
  if (status === 'paused') return 'paused'
  if (status !== 'published' && status !== 'draft') return 'over'
  if (now < new Date(claimFrom)) return 'not-yet'
  return now < new Date(claimUntil) ? 'now' : 'over'
}
