import { VoucherRedeemed } from '@konter/contracts'
import { money, type Texts } from '@konter/core'
import { checkPlain, safeNumber } from '@konter/service'
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

/** As JSON, for the function of the database that tells it. On the way of every redemption: written once, checked once. */
export function redeemedEvent(redemption: Redemption, merchantName: Texts): string {
  const { discount, ...rest } = told(redemption, merchantName)
  const plain = discount === null ? null : { ...discount, amount: safeNumber(discount.amount) }
  const data = { ...rest, discount: plain, status: redemption.status }
  checkPlain(VoucherRedeemed, data)
  return JSON.stringify(data)
}
