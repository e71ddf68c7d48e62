import type { Tx } from '@konter/service'

/** Names of the merchant's places: those that are named, or all; none that is closed. */
export async function placeNames(db: Tx, merchantId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await db.query<{ name: string }>(
    `select name from merchant_location
      where merchant_id = $1::uuid and not closed and (cardinality($2::uuid[]) = 0 or location_id = any ($2::uuid[]))
      order by name limit 20`,
    [merchantId, ids],
  )
  return rows.map(({ name }) => name)
}
