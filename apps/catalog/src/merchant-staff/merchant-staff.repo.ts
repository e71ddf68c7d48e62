import { only, type Tx } from '@konter/service'
import type { StaffMember, StaffRole } from '../merchant/merchant.ts'

export async function findRole(db: Tx, merchantId: string, userId: string): Promise<StaffRole | undefined> {
  const [row] = await db.query<{ role: StaffRole }>(
    'select role from merchant_staff where merchant_id = $1::uuid and user_id = $2::uuid',
    [merchantId, userId],
  )
  return row?.role
}

export const staffOf = (db: Tx, merchantId: string): Promise<StaffMember[]> =>
  db.query<StaffMember>(
    `select user_id as "userId", role, label, added_at as "addedAt" from merchant_staff
      where merchant_id = $1::uuid order by added_at, user_id`,
    [merchantId],
  )

export async function putStaff(
  tx: Tx,
  merchantId: string,
  { userId, role, label, addedAt }: StaffMember,
  actor: string,
): Promise<void> {
  await tx.query(
    `insert into merchant_staff (merchant_id, user_id, role, label, added_at, added_by)
     values ($1::uuid, $2::uuid, $3, $4, $5::timestamptz, $6)
     on conflict (merchant_id, user_id) do update set role = excluded.role, label = excluded.label`,
    [merchantId, userId, role, label, addedAt, actor],
  )
}

export async function removeStaff(tx: Tx, merchantId: string, userId: string): Promise<boolean> {
  const gone = await tx.query(
    'delete from merchant_staff where merchant_id = $1::uuid and user_id = $2::uuid returning user_id',
    [merchantId, userId],
  )
  return gone.length === 1
}

export async function countStaff(tx: Tx, merchantId: string): Promise<{ all: number; owners: number }> {
  const rows = await tx.query<{ all: number; owners: number }>(
    `select count(*)::int as "all", (count(*) filter (where role = 'owner'))::int as owners
       from merchant_staff where merchant_id = $1::uuid`,
    [merchantId],
  )
  return only(rows)
}
