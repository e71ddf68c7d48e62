import { startOfDay } from '@konter/core'
import { commonProblem, decodeCursor, pageOf, type Tx } from '@konter/service'
import { type Filter, listRedemptions, type Total, totalsOf } from './redemption.repo.ts'
import type { Redemption } from './redemption.ts'

const pageMax = 20
/** Days times vouchers times places: a year of a busy chain is asked for in parts. */
const daysMax = 92
const totalsMax = 5_000

type Asked = {
  merchantId: string | null
  voucherId?: string | undefined
  locationId?: string | undefined
  status?: string | undefined
  from?: string | undefined
  to?: string | undefined
  zone: string
}

export const filterOf = ({ merchantId, voucherId, locationId, status, from, to, zone }: Asked): Filter => ({
  merchantId,
  voucherId: voucherId ?? null,
  locationId: locationId ?? null,
  status: status ?? null,
  from: from ?? null,
  to: to ?? null,
  zone,
})

export async function listRedemptionsOf<View>(
  db: Tx,
  asked: Asked & { cursor?: string | undefined; limit?: number | undefined },
  viewOf: (redemption: Redemption) => View,
) {
  const { cursor, limit = pageMax } = asked
  const [at, id] = cursor === undefined ? [] : decodeCursor(cursor, 'instant', 'uuid')
  const after = at === undefined || id === undefined ? undefined : { at, id }
  const rows = await listRedemptions(db, filterOf(asked), { after, limit })
  return pageOf(rows, limit, viewOf, ({ redeemedAt, id }) => [redeemedAt.toISOString(), id])
}

export function totalsForMerchant(db: Tx, asked: Asked & { from: string; to: string }): Promise<Total[]> {
  demandDays(asked)
  return totalsOf(db, filterOf(asked), totalsMax)
}

/** A range of days that ends after it begins, and not years later. */
export function demandDays({ from, to, zone }: { from: string; to: string; zone: string }): void {
  const days = (startOfDay(to, zone).getTime() - startOfDay(from, zone).getTime()) / 86_400_000
  const message = {
    id: `harus setelah \`from\`, paling jauh ${daysMax} hari`,
    en: `has to follow \`from\`, by ${daysMax} days at most`,
  }
  if (!(days >= 0 && days < daysMax))
    throw commonProblem('request.invalid', {}, { errors: [{ pointer: '/to', message }] })
}
