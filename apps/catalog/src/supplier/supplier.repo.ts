import type { Tx as Queryable } from '@konter/service'
import type { Kind } from '../category/kind.ts'
import type { Tx } from '../context.ts'
import { problem } from '../problems.ts'
import { nextTurn, type Schedule } from './supplier.ts'

type DueRow = Schedule & { code: string }

/** Those whose turn has come, and sets the next one in the same breath: two replicas never take the same turn. */
export async function takeDueSuppliers(tx: Tx, now: Date): Promise<string[]> {
  const due = await tx.query<DueRow>(
    `select code, sync_every_minutes as "syncEveryMinutes", sync_offset_minutes as "syncOffsetMinutes"
       from supplier where enabled and next_sync_at <= $1::timestamptz for update skip locked`,
    [now],
  )
  for (const { code, ...schedule } of due)
    await tx.supplier.update({ where: { code }, data: { nextSyncAt: nextTurn(schedule, now) } })
  return due.map(({ code }) => code)
}

export type Supplier = Schedule & {
  code: string
  name: string
  enabled: boolean
  zoneJoin: string | null
  nextSyncAt: Date
}
export type SupplierView = Supplier & { items: number; lastSyncedAt: Date | null }

const suppliers = `
  select s.code, s.name, s.enabled, s.zone_join as "zoneJoin", s.sync_every_minutes as "syncEveryMinutes",
         s.sync_offset_minutes as "syncOffsetMinutes", s.next_sync_at as "nextSyncAt",
         (select count(*)::int from supplier_item i where i.supplier = s.code and i.vanished_at is null) as items,
         (select max(finished_at) from sync where sync.supplier = s.code and status = 'completed') as "lastSyncedAt"
    from supplier s`

export const findSuppliers = (db: Queryable): Promise<SupplierView[]> =>
  db.query<SupplierView>(`${suppliers} order by s.code`)

export async function readSupplier(db: Queryable, code: string): Promise<SupplierView> {
  const [supplier] = await db.query<SupplierView>(`${suppliers} where s.code = $1::text`, [code])
  if (supplier === undefined) throw problem('supplier.not-found', { supplier: code })
  return supplier
}

export type SupplierChanges = Partial<Omit<Supplier, 'code'>>

export async function updateSupplier(tx: Tx, code: string, changes: SupplierChanges): Promise<void> {
  await tx.supplier.update({ where: { code }, data: changes })
}

export type SupplierItem = {
  id: string
  code: string
  name: string
  category: string
  brand: string
  type: string
  kind: Kind
  cost: bigint | null
  adminFee: bigint | null
  sellable: boolean
  stock: number | null
  multi: boolean
  refusedBecause: string | null
  sku: string | null
  firstSeenAt: Date
  lastSeenAt: Date
  vanishedAt: Date | null
}
export type ItemFilter = { q?: string | undefined; vanished?: boolean | undefined; offered?: boolean | undefined }

const items = `
  select i.id, i.code, i.name, i.category, i.brand, i.type, i.kind, i.cost, i.admin_fee as "adminFee", i.sellable, i.stock,
         i.multi, i.refused_because as "refusedBecause", p.sku, i.first_seen_at as "firstSeenAt",
         i.last_seen_at as "lastSeenAt", i.vanished_at as "vanishedAt"
    from supplier_item i left join offer o on o.supplier_item_id = i.id left join product p on p.id = o.product_id`

export const findSupplierItems = (
  db: Queryable,
  supplier: string,
  filter: ItemFilter,
  page: { limit: number; after: string | undefined },
): Promise<SupplierItem[]> =>
  db.query<SupplierItem>(
    `${items}
      where i.supplier = $1::text and ($2::text is null or strpos(lower(i.name || ' ' || i.code), lower($2::text)) > 0)
        and ($3::boolean is null or (i.vanished_at is not null) = $3::boolean)
        and ($4::boolean is null or (o.id is not null) = $4::boolean)
        and ($5::uuid is null or i.id > $5::uuid)
      order by i.id limit $6::int`,
    [supplier, filter.q ?? null, filter.vanished ?? null, filter.offered ?? null, page.after ?? null, page.limit + 1],
  )

export type CostLine = { at: Date; costBefore: bigint | null; costAfter: bigint | null; syncId: string }

/** The newest first. */
export async function readCostHistory(
  db: Queryable,
  itemId: string,
  limit: number,
): Promise<{ item: SupplierItem; costs: CostLine[] }> {
  const [item] = await db.query<SupplierItem>(`${items} where i.id = $1::uuid`, [itemId])
  if (item === undefined) throw problem('supplier-item.not-found', { id: itemId })
  const costs = await db.query<CostLine>(
    `select at, cost_before as "costBefore", cost_after as "costAfter", sync_id as "syncId"
       from cost_change where supplier_item_id = $1::uuid order by position desc limit $2::int`,
    [itemId, limit],
  )
  return { item, costs }
}
