import { eventually } from '@konter/testing'
import type { Konter, Session } from '../konter.ts'
import { claimVoucher, done, openMerchant, publishVoucher, redeem, scanAt } from '../market.ts'

type Door = { operationId: string; method: string; path: string }

/** Something of everything that a merchant and its customer have, for a stranger to be tried on. */
export async function openShop(konter: Konter, customer: Session) {
  const merchant = await openMerchant(konter)
  const { token } = merchant.owner
  const at = (days: number) => new Date(konter.clock.now().getTime() + days * 86_400_000).toISOString()
  const window = { startsAt: at(-1), endsAt: at(30) }
  const campaign = { name: { id: 'Akhir tahun' }, ...window }
  const { id: campaignId } = done(
    await konter.post<{ id: string }>(`/v1/my/merchants/${merchant.id}/campaigns`, { token, body: campaign }),
  )
  const voucherId = await publishVoucher(konter, merchant, { perCustomerLimit: 2 })
  const used = await claimVoucher(konter, customer, voucherId)
  const { redemption } = done(await redeem(konter, merchant, { code: used.code }))
  const redemptionId = redemption?.id as string
  // That it was redeemed has to be heard first.
  const { id: reviewId } = await eventually(async () =>
    done(await konter.post<{ id: string }>('/v1/reviews', { token: customer.token, body: { redemptionId, stars: 5 } })),
  )
  const claim = await claimVoucher(konter, customer, voucherId)

  const parts: Record<string, string> = {
    id: merchant.id,
    locationId: merchant.locationId,
    userId: merchant.cashier.userId,
    voucherId,
    campaignId,
    reviewId,
  }
  const others: Record<string, string> = {
    '/v1/claims/{id}': claim.id,
    '/v1/claims/{id}/give-back': claim.id,
    '/v1/redemptions/{id}/undo': redemptionId,
    '/v1/reviews/{id}': reviewId,
  }
  const day = (days: number) => at(days).slice(0, 10)
  const query = `?merchantId=${merchant.id}`
  const bounded = `${query}&from=${day(-1)}&to=${day(1)}`
  const queries: Record<string, string> = {
    redeem: '',
    uploadOfflineScans: '',
    streamRedemptions: query,
    listOfflineScans: query,
    getSettlement: `${bounded}&campaignId=${campaignId}`,
  }
  const bodies: Record<string, object | undefined> = {
    editMyMerchant: { version: 1, phone: null },
    addMerchantLocation: { name: 'x', address: 'x', area: 'kota-bandung', latitude: 0, longitude: 0 },
    editMerchantLocation: { name: 'x' },
    putMerchantStaff: { userId: customer.userId, role: 'owner' },
    draftVoucher: {},
    editVoucher: { revision: 1, priority: 1 },
    createMyCampaign: campaign,
    editMyCampaign: { version: 1, priority: 1 },
    showMerchantImages: { imageIds: [] },
    editReview: { version: 1, stars: 1 },
    respondToReview: { text: 'x' },
    undoRedemption: { because: 'not mine' },
    redeem: { ...scanAt(merchant), code: claim.code },
    uploadOfflineScans: {
      merchantId: merchant.id,
      deviceId: merchant.deviceId,
      clockAtUpload: at(0),
      scans: [{ nonce: 'scan-0001', qr: claim.qr.text, scannedAt: at(0), locationId: merchant.locationId }],
    },
  }

  return {
    path: ({ path, operationId }: Door): string | undefined => {
      if (!path.includes('{')) return path + (queries[operationId] ?? bounded)
      if (path.startsWith('/v1/my/merchants/{id}'))
        return path.replaceAll(/\{(\w+)\}/g, (whole, name: string) => parts[name] ?? whole)
      const id = others[path]
      return id && path.replace('{id}', id) + (path.startsWith('/v1/redemptions/') ? query : '')
    },
    body: ({ operationId, method }: Door): object | undefined =>
      bodies[operationId] ?? (method === 'POST' ? {} : undefined),
  }
}
