import type { MerchantRecord } from '@konter/contracts'
import { type Tx, toJson } from '@konter/service'
import type { Merchant } from './merchant.ts'

type Row = Omit<Merchant, 'number'> & { number: bigint }

const columns = `merchant_id as id, number, slug, name, status, active, time_zone as "timeZone", strict, known_at as "knownAt"`
const merchantOf = (row: Row): Merchant => ({ ...row, number: Number(row.number) })

export async function findMerchant(db: Tx, id: string): Promise<Merchant | undefined> {
  const [row] = await db.query<Row>(`select ${columns} from merchant where merchant_id = $1::uuid`, [id])
  return row && merchantOf(row)
}

export async function findMerchantByNumber(db: Tx, number: number): Promise<Merchant | undefined> {
  const [row] = await db.query<Row>(`select ${columns} from merchant where number = $1::bigint`, [number])
  return row && merchantOf(row)
}

/** The whole merchant as it is now, with its staff and places. */
export async function keepMerchant(tx: Tx, record: MerchantRecord, knownAt: Date): Promise<void> {
  const { merchantId: id, number, slug, name, status, active, timeZone, strict, staff, locations } = record
  await tx.query(
    `insert into merchant (merchant_id, number, slug, name, status, active, time_zone, strict, known_at)
     values ($1::uuid, $2::bigint, $3, $4::jsonb, $5, $6, $7, $8, $9::timestamptz)
     on conflict (merchant_id) do update set slug = excluded.slug, name = excluded.name, status = excluded.status,
       active = excluded.active, time_zone = excluded.time_zone, strict = excluded.strict, known_at = excluded.known_at`,
    [id, number, slug, toJson(name), status, active, timeZone, strict, knownAt],
  )
  await tx.query(
    `with gone as (delete from merchant_staff where merchant_id = $1::uuid and user_id <> all ($2::uuid[]))
     insert into merchant_staff (merchant_id, user_id, role)
     select $1::uuid, u, r from unnest($2::uuid[], $3::text[]) s (u, r)
     on conflict (merchant_id, user_id) do update set role = excluded.role`,
    [id, staff.map(({ userId }) => userId), staff.map(({ role }) => role)],
  )
  // A place is never forgotten: redemptions name it. What the merchant no longer has is closed.
  await tx.query(
    `with gone as (
       update merchant_location set closed = true where merchant_id = $1::uuid and location_id <> all ($2::uuid[]) and not closed
     )
     insert into merchant_location (location_id, merchant_id, name, area, position, closed)
     select l, $1::uuid, n, a, st_setsrid(st_makepoint(lon, lat), 4326)::geography, c
       from unnest($2::uuid[], $3::text[], $4::text[], $5::float8[], $6::float8[], $7::bool[]) p (l, n, a, lat, lon, c)
     on conflict (location_id) do update set name = excluded.name, area = excluded.area, position = excluded.position,
       closed = excluded.closed`,
    [
      id,
      locations.map(({ locationId }) => locationId),
      locations.map(({ name }) => name),
      locations.map(({ area }) => area),
      locations.map(({ latitude }) => latitude),
      locations.map(({ longitude }) => longitude),
      locations.map(({ closed }) => closed),
    ],
  )
}

/** The area of the nearest place that any merchant has; undefined where none is within `metresMax`. */
export async function areaAt(
  db: Tx,
  { latitude, longitude }: { latitude: number; longitude: number },
  metresMax: number,
): Promise<string | undefined> {
  const [row] = await db.query<{ area: string }>(
    `with here as (select st_setsrid(st_makepoint($2::float8, $1::float8), 4326)::geography as point)
     select area from merchant_location, here
      where not closed and st_dwithin(position, point, $3::float8) order by position <-> point limit 1`,
    [latitude, longitude, metresMax],
  )
  return row?.area
}
