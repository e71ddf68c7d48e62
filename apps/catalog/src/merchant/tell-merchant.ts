import { MerchantChanged, type MerchantRecord } from '@konter/contracts'
import { emit, type Tx } from '@konter/service'
import { locationsOf } from '../merchant-location/merchant-location.repo.ts'
import { staffOf } from '../merchant-staff/merchant-staff.repo.ts'
import { readMerchant } from './merchant.repo.ts'
import type { Merchant } from './merchant.ts'

/** A merchant as other services know it. */
export async function recordOf(db: Tx, merchant: Merchant): Promise<MerchantRecord> {
  const { id, number, slug, name, status, active, timeZone, strict } = merchant
  const [staff, locations] = [await staffOf(db, id), await locationsOf(db, id)]
  return {
    merchantId: id,
    number,
    slug,
    name,
    status,
    active,
    timeZone,
    strict,
    staff: staff.map(({ userId, role }) => ({ userId, role })),
    locations: locations.map(({ id: locationId, name: label, area, latitude, longitude, closed }) => ({
      locationId,
      name: label,
      area,
      latitude,
      longitude,
      closed,
    })),
  }
}

/** In the transaction that changed it: the whole merchant, as it is then. */
export async function tellMerchant(tx: Tx, merchantId: string): Promise<Merchant> {
  const merchant = await readMerchant(tx, merchantId)
  await emit(tx, MerchantChanged, await recordOf(tx, merchant))
  return merchant
}
