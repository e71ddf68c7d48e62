import type { VoucherTerms } from '@konter/contracts'
import type { FieldError, Translated } from '@konter/core'
import type { Tx } from '@konter/service'
import { findCampaign, holdCampaign } from '../campaign/campaign.repo.ts'
import type { Campaign } from '../campaign/campaign.ts'
import { lockUsable } from '../image/image.repo.ts'
import type { Location } from '../merchant/merchant.ts'
import { locationsOf } from '../merchant-location/merchant-location.repo.ts'
import { problem } from '../problems.ts'
import { asComplete, audienceWithin, missingIn } from './terms.ts'
import type { DraftTerms, Voucher } from './voucher.ts'

const say = {
  location: { id: 'bukan lokasi merchant ini', en: 'is no location of this merchant' },
  image: { id: 'bukan gambar merchant ini', en: 'is no image of this merchant' },
  closed: { id: 'lokasi ini sudah tutup', en: 'is a location that closed for good' },
  campaign: {
    id: 'bukan kampanye merchant ini atau milik Konter',
    en: "is no campaign of this merchant's, or of ours",
  },
  dates: { id: 'di luar tanggal kampanye', en: 'is outside the dates of the campaign' },
  audience: { id: 'tidak bertemu dengan sasaran kampanye', en: 'excludes everybody whom the campaign is for' },
} satisfies Record<string, Translated>

/** What the terms name must be the merchant's, in a draft too: nobody learns of another's by naming it. */
export async function strangersIn(tx: Tx, merchantId: string, terms: DraftTerms): Promise<FieldError[]> {
  const { locationIds = [], imageIds = [], campaignId } = terms
  const locations = locationIds.length === 0 ? [] : await locationsOf(tx, merchantId)
  // Locked, so that none is swept away before the voucher that shows it is written.
  const images = imageIds.length === 0 ? new Set<string>() : await lockUsable(tx, merchantId, imageIds)
  const campaign = campaignId == null ? undefined : await findCampaign(tx, campaignId)
  const isOurs = campaignId == null || isOpenTo(campaign, merchantId)
  return [
    ...notAmong(locationIds, new Set(locations.map(({ id }) => id)), '/terms/locationIds', say.location),
    ...notAmong(imageIds, images, '/terms/imageIds', say.image),
    ...(isOurs ? [] : [{ pointer: '/terms/campaignId', message: say.campaign }]),
  ]
}

const notAmong = (
  ids: readonly string[],
  known: ReadonlySet<string>,
  pointer: string,
  message: Translated,
): FieldError[] => ids.flatMap((id, index) => (known.has(id) ? [] : [{ pointer: `${pointer}/${index}`, message }]))

const isOpenTo = (campaign: Campaign | undefined, merchantId: string): campaign is Campaign =>
  campaign !== undefined && (campaign.merchantId === null || campaign.merchantId === merchantId)

/** The terms as they can be promised now, audience and campaign taken together; every reason why they cannot is named at once. */
export async function promiseOf(tx: Tx, { merchantId, terms }: Voucher, now: Date): Promise<VoucherTerms> {
  const campaign = terms.campaignId == null ? undefined : await holdCampaign(tx, terms.campaignId)
  const locations = await locationsOf(tx, merchantId)
  if (!locations.some(({ closed }) => !closed)) throw problem('voucher.no-location', {})
  const audience = audienceWithin(terms.audience ?? {}, campaign?.audience ?? {})
  const errors = [
    ...missingIn(terms, now),
    ...closedIn(terms, locations),
    ...(campaign === undefined ? [] : outside(campaign, terms)),
    ...(audience === undefined ? [{ pointer: '/terms/audience', message: say.audience }] : []),
  ]
  if (errors.length > 0) throw problem('voucher.incomplete', {}, { errors })
  if (campaign !== undefined) demandRunning(campaign)
  return { ...asComplete(terms), audience: audience ?? {} }
}

export function demandRunning({ status, endedBecause }: Campaign): void {
  if (status !== 'running' && endedBecause !== 'over') throw problem('campaign.not-running', { status })
}

function closedIn({ locationIds = [] }: DraftTerms, locations: readonly Location[]): FieldError[] {
  return locationIds.flatMap((id, index) =>
    locations.find((each) => each.id === id)?.closed === false
      ? []
      : [{ pointer: `/terms/locationIds/${index}`, message: say.closed }],
  )
}

/** Claiming ends with the campaign; what was claimed may be redeemed after. */
function outside({ startsAt, endsAt }: Campaign, { claimFrom, claimUntil }: DraftTerms): FieldError[] {
  const isOut = (at: Date | string | undefined) =>
    at !== undefined && (new Date(at) < startsAt || new Date(at) > endsAt)
  return [
    ...(isOut(claimFrom) ? [{ pointer: '/terms/claimFrom', message: say.dates }] : []),
    ...(isOut(claimUntil) ? [{ pointer: '/terms/claimUntil', message: say.dates }] : []),
  ]
}
