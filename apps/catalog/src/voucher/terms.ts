import type { Audience, VoucherTerms } from '@konter/contracts'
import type { FieldError, Hours, Texts, Translated } from '@konter/core'
import { hoursErrors } from '../merchant-location/edit-location.ts'
import { cleanTexts } from '../text/clean-text.ts'
import { type DiscountBody, discountFrom } from './discount.ts'
import { type DraftTerms, usualTerms } from './voucher.ts'

type Instant = Date | string

/** What an owner says of the terms: a field that is left out stays, null takes an optional one away. */
export type TermsBody = {
  title?: Texts | undefined
  description?: Texts | undefined
  conditions?: Texts | undefined
  discount?: DiscountBody | undefined
  minimumSpend?: number | null | undefined
  claimFrom?: Instant | undefined
  claimUntil?: Instant | undefined
  redeemFrom?: Instant | undefined
  redeemUntil?: Instant | undefined
  hours?: Hours | null | undefined
  totalLimit?: number | null | undefined
  perCustomerLimit?: number | null | undefined
  locationIds?: string[] | undefined
  audience?: Audience | undefined
  campaignId?: string | null | undefined
  imageIds?: string[] | undefined
}

const rules = { title: { max: 120 }, description: { max: 4_000, lines: true }, conditions: { max: 4_000, lines: true } }
const windows = ['claimFrom', 'claimUntil', 'redeemFrom', 'redeemUntil'] as const
const yearMs = 366 * 24 * 60 * 60 * 1000
const yearsMax = 5

const say = {
  required: { id: 'wajib diisi', en: 'is required' },
  order: { id: 'harus sesudah waktu mulainya', en: 'must be after its beginning' },
  claimEnds: { id: 'tidak boleh sesudah batas penukaran', en: 'must not be after the end of redemption' },
  redeemEnds: { id: 'harus sesudah klaim dimulai', en: 'must be after claiming begins' },
  past: { id: 'sudah lewat', en: 'is in the past' },
  far: { id: 'terlalu jauh di masa depan', en: 'is too far in the future' },
  limits: { id: 'melebihi batas keseluruhan', en: 'is more than the limit in total' },
} satisfies Record<string, Translated>

/** The terms after an edit, cleaned; what cannot stand, in a draft either, is added to `errors`. */
export function termsAfter(before: DraftTerms, body: TermsBody, errors: FieldError[]): DraftTerms {
  const after: DraftTerms = { ...usualTerms, ...before }
  for (const field of ['title', 'description', 'conditions'] as const) {
    const texts = body[field]
    if (texts !== undefined) after[field] = cleanTexts(texts, rules[field], `/terms/${field}`, errors)
  }
  if (body.discount !== undefined) after.discount = discountFrom(body.discount, '/terms/discount', errors)
  for (const field of windows) {
    const at = body[field]
    if (at !== undefined) after[field] = new Date(at).toISOString()
  }
  for (const field of ['locationIds', 'audience', 'imageIds'] as const)
    if (body[field] !== undefined) Object.assign(after, { [field]: body[field] })
  for (const field of ['totalLimit', 'perCustomerLimit', 'campaignId'] as const)
    if (body[field] !== undefined) Object.assign(after, { [field]: body[field] })
  for (const field of ['minimumSpend', 'hours'] as const) {
    if (body[field] === null) delete after[field]
    else if (body[field] !== undefined) Object.assign(after, { [field]: body[field] })
  }
  errors.push(...contradictionsIn(after))
  return after
}

const timeOf = (at: Instant | undefined): number | undefined => (at === undefined ? undefined : new Date(at).getTime())

/** What two fields say against each other. */
function contradictionsIn(terms: DraftTerms): FieldError[] {
  const [claimFrom, claimUntil, redeemFrom, redeemUntil] = windows.map((field) => timeOf(terms[field]))
  const errors: FieldError[] = []
  const refuse = (field: string, message: Translated) => errors.push({ pointer: `/terms/${field}`, message })
  const isBackwards = (from?: number, until?: number) => from !== undefined && until !== undefined && from >= until
  if (isBackwards(claimFrom, claimUntil)) refuse('claimUntil', say.order)
  if (isBackwards(redeemFrom, redeemUntil)) refuse('redeemUntil', say.order)
  if (claimUntil !== undefined && redeemUntil !== undefined && claimUntil > redeemUntil)
    refuse('claimUntil', say.claimEnds)
  if (isBackwards(claimFrom, redeemUntil)) refuse('redeemUntil', say.redeemEnds)
  const { totalLimit, perCustomerLimit, hours } = terms
  if (totalLimit != null && perCustomerLimit != null && perCustomerLimit > totalLimit)
    refuse('perCustomerLimit', say.limits)
  if (hours !== undefined) errors.push(...hoursErrors(hours, '/terms/hours'))
  return errors
}

const demanded = ['title', 'description', 'conditions', 'discount', ...windows] as const

/** What is still missing before it can be promised. */
export function missingIn(terms: DraftTerms, now: Date): FieldError[] {
  const missing = demanded
    .filter((field) => terms[field] === undefined)
    .map((field) => ({ pointer: `/terms/${field}`, message: say.required }))
  const late = (['claimUntil', 'redeemUntil'] as const).flatMap((field) => {
    const at = timeOf(terms[field])
    if (at === undefined) return []
    if (at <= now.getTime()) return [{ pointer: `/terms/${field}`, message: say.past }]
    const isFar = at > now.getTime() + yearsMax * yearMs
    return isFar ? [{ pointer: `/terms/${field}`, message: say.far }] : []
  })
  return [...missing, ...late, ...contradictionsIn(terms)]
}

/** The terms of which nothing is missing. */
export const asComplete = (terms: DraftTerms): VoucherTerms => ({ ...usualTerms, ...terms }) as VoucherTerms

/** Whom the voucher is for, within those whom its campaign is for. Undefined: nobody is both. */
export function audienceWithin(own: Audience, campaign: Audience): Audience | undefined {
  const levels = both(own.levels, campaign.levels)
  const areas = both(own.areas, campaign.areas)
  if (levels === undefined || areas === undefined) return undefined
  const firstTimersOnly = own.firstTimersOnly === true || campaign.firstTimersOnly === true
  return {
    ...(levels.length === 0 ? {} : { levels }),
    ...(areas.length === 0 ? {} : { areas }),
    ...(firstTimersOnly ? { firstTimersOnly } : {}),
  }
}

/** An empty list asks nothing, so two that exclude each other are not the same as an empty one. */
function both<T>(a: readonly T[] = [], b: readonly T[] = []): T[] | undefined {
  if (a.length === 0) return [...b]
  if (b.length === 0) return [...a]
  const common = a.filter((each) => b.includes(each))
  return common.length === 0 ? undefined : common
}
