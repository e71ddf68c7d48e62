import { only, type Tx, toJson } from '@konter/service'
import type { Location } from '../merchant/merchant.ts'

const columns = `l.id, l.merchant_id as "merchantId", l.name, l.address, l.area,
  extensions.st_y(l.position::extensions.geometry) as latitude, extensions.st_x(l.position::extensions.geometry) as longitude,
  l.opening_hours as "openingHours", l.closed`

const POINT = 'extensions.st_setsrid(extensions.st_makepoint($6::float8, $7::float8), 4326)::extensions.geography'

export async function insertLocation(tx: Tx, location: Location, at: Date): Promise<void> {
  await tx.query(
    `insert into merchant_location (id, merchant_id, name, address, area, position, opening_hours, closed, created_at, updated_at)
     values ($1::uuid, $2::uuid, $3, $4, $5, ${POINT}, $8::jsonb, $9, $10::timestamptz, $10::timestamptz)`,
    [...valuesOf(location), at],
  )
}

export async function updateLocation(tx: Tx, location: Location, at: Date): Promise<void> {
  await tx.query(
    `update merchant_location
        set name = $3, address = $4, area = $5, position = ${POINT}, opening_hours = $8::jsonb, closed = $9, updated_at = $10::timestamptz
      where id = $1::uuid and merchant_id = $2::uuid`,
    [...valuesOf(location), at],
  )
}

const valuesOf = (location: Location) => [
  location.id,
  location.merchantId,
  location.name,
  location.address,
  location.area,
  location.longitude,
  location.latitude,
  location.openingHours === null ? null : toJson(location.openingHours),
  location.closed,
]

export const locationsOf = (db: Tx, merchantId: string): Promise<Location[]> =>
  db.query<Location>(`select ${columns} from merchant_location l where l.merchant_id = $1::uuid order by l.id`, [
    merchantId,
  ])

export type LocationNow = Location & { open: boolean | null }

/** As customers see them: those that are not closed for good, and whether they are open at this minute. */
export const openLocationsOf = (db: Tx, merchantId: string, at: Date): Promise<LocationNow[]> =>
  db.query<LocationNow>(
    `select ${columns}, is_open(l.opening_hours, $2::timestamptz at time zone m.time_zone) as open
       from merchant_location l join merchant m on m.id = l.merchant_id
      where l.merchant_id = $1::uuid and not l.closed order by l.id`,
    [merchantId, at],
  )

export async function findLocation(db: Tx, merchantId: string, id: string): Promise<Location | undefined> {
  const [row] = await db.query<Location>(
    `select ${columns} from merchant_location l where l.merchant_id = $1::uuid and l.id = $2::uuid`,
    [merchantId, id],
  )
  return row
}

export async function countLocations(tx: Tx, merchantId: string): Promise<number> {
  const rows = await tx.query<{ n: number }>(
    'select count(*)::int as n from merchant_location where merchant_id = $1::uuid',
    [merchantId],
  )
  return only(rows).n
}
