import { VoucherRedeemed } from '@konter/contracts'
import { money, type Texts } from '@konter/core'
import { checkEvent, toJson } from '@konter/service'
import type { Redemption } from './redemption.ts'

/** A redemption as its events tell of it. */
export function told(redemption: Redemption, merchantName: Texts) {
  const { id: redemptionId, codeId, kind, voucherId, version, title, merchantId, locationId, customerId } = redemption
  const { campaignId, discountAmount, currency, redeemedAt: at, offline } = redemption
  const discount = discountAmount === null ? null : money(discountAmount, currency)
  return {
    redemptionId,
    codeId,
    kind,
    voucherId,
    version,
    title,
    merchantId,
    merchantName,
    locationId,
    customerId,
    campaignId,
    discount,
    at: at.toISOString(),
    offline,
  }
}

/** As JSON, for the function of the database that tells it. */
export function redeemedEvent(redemption: Redemption, merchantName: Texts): string {
  const data = { ...told(redemption, merchantName), status: redemption.status }
  checkEvent(VoucherRedeemed, data)
  return toJson(data)
}
