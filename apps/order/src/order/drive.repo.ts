import type { Tx } from '@konter/service'
import { endsToRest, type Lease, orderOf, type Row } from './order.repo.ts'
import type { Order } from './order.ts'

/** Something happened to the order (a webhook, a payment, staff): it is looked at now. Whoever drives it looks once more. */
export async function wakeOrder(tx: Tx, id: string, at: Date): Promise<void> {
  // What is due already stays so, but says something else than before: or who drives it, late, would take that for their lease.
  await tx.query(
    `update "order" set drive_at = case when drive_at <= $2::timestamptz then drive_at - interval '1 microsecond' else $2::timestamptz end,
                        drives = 0
      where id = $1::uuid`,
    [id, at],
  )
}

/** Orders that are due, each for one driver alone: of all replicas, who holds the row takes it. */
export async function claimDue(tx: Tx, now: Date, lease: Lease, limit: number): Promise<Order[]> {
  const rows = await tx.query<Row>(
    `with due as (
       select id from "order" where drive_at <= $1::timestamptz order by drive_at limit $3::int for update skip locked
     )
     update "order" o set drive_at = $2::timestamptz, drives = o.drives + 1 from due where o.id = due.id returning o.*`,
    [now, lease.until, limit],
  )
  return rows.map(orderOf)
}

/** The drive is over for now. False when somebody woke the order meanwhile: then it stays due. */
export async function restOrder(tx: Tx, id: string, lease: Lease, until: Date | null): Promise<boolean> {
  const rows = await tx.query(
    'update "order" set drive_at = $3::timestamptz, drives = 0 where id = $1::uuid and drive_at = any ($2::timestamptz[]) returning id',
    [id, endsToRest(lease), until],
  )
  return rows.length === 1
}

/**
 * The drive failed: it is looked at again then (null: never, it was set aside). Its failures stay counted. False when
 * somebody woke the order meanwhile.
 */
export async function postponeOrder(
  tx: Tx,
  id: string,
  lease: Lease,
  until: Date | null,
  drivesMax: number,
): Promise<boolean> {
  const rows = await tx.query(
    `update "order" set drive_at = $3::timestamptz, drives = least(drives, $4::int) where id = $1::uuid and drive_at = any ($2::timestamptz[]) returning id`,
    [id, endsToRest(lease), until, drivesMax],
  )
  return rows.length === 1
}

/**
 * Whoever is still at it stays at it. An order whose row somebody has locked is being moved right now: the others need not
 * wait for it. Gives the ids of the orders that nobody has woken or taken over.
 */
export async function renewLeases(
  tx: Tx,
  held: readonly { id: string; lease: Lease }[],
  lease: Lease,
): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `with ours as (
       select o.id from "order" o join unnest($1::uuid[], $2::timestamptz[], $4::timestamptz[]) held (id, until, next)
           on o.id = held.id and o.drive_at in (held.until, held.next)
          for update of o skip locked
     )
     update "order" o set drive_at = $3::timestamptz from ours where o.id = ours.id returning o.id`,
    [
      held.map(({ id }) => id),
      held.map((each) => each.lease.until),
      lease.until,
      held.map((each) => each.lease.next ?? null),
    ],
  )
  return new Set(rows.map(({ id }) => id))
}
