import { money } from '@konter/core'
import { toJson } from '@konter/service'
import type { Tx } from '../context.ts'
import type { CostChange, ItemRow, MirroredItem } from './diff.ts'

type MirrorRow = {
  id: string
  code: string
  name: string
  category: string
  brand: string
  type: string
  kind: MirroredItem['kind']
  cost: bigint | null
  admin_fee: bigint | null
  sellable: boolean
  stock: number | null
  multi: boolean
  cut_off_from: number | null
  cut_off_to: number | null
  description: string
  needs_zone: boolean | null
  refused_because: string | null
  vanished: boolean
  offer_id: string | null
  product_id: string
  sku: string
  held: boolean
}

/** Everything we know of a supplier's list, vanished items included. */
export async function readMirror(tx: Tx, supplier: string): Promise<MirroredItem[]> {
  const rows = await tx.query<MirrorRow>(
    `select i.id, i.code, i.name, i.category, i.brand, i.type, i.kind, i.cost, i.admin_fee, i.sellable, i.stock, i.multi,
            i.cut_off_from, i.cut_off_to, i.description, i.needs_zone, i.refused_because,
            i.vanished_at is not null as vanished, o.id as offer_id, p.id as product_id, p.sku,
            o.held_because is not null as held
       from supplier_item i left join offer o on o.supplier_item_id = i.id left join product p on p.id = o.product_id
      where i.supplier = $1::text`,
    [supplier],
  )
  return rows.map(mirrored)
}

const mirrored = (row: MirrorRow): MirroredItem => ({
  id: row.id,
  code: row.code,
  name: row.name,
  category: row.category,
  brand: row.brand,
  type: row.type,
  kind: row.kind,
  cost: row.cost === null ? null : money(row.cost),
  adminFee: row.admin_fee === null ? null : money(row.admin_fee),
  sellable: row.sellable,
  stock: row.stock,
  multi: row.multi,
  cutOff:
    row.cut_off_from === null || row.cut_off_to === null
      ? null
      : { fromMinute: row.cut_off_from, toMinute: row.cut_off_to },
  description: row.description,
  needsZone: row.needs_zone,
  refusedBecause: row.refused_because,
  vanished: row.vanished,
  offer: row.offer_id === null ? null : { id: row.offer_id, productId: row.product_id, sku: row.sku, held: row.held },
})

/** The whole list in one statement: new items come in, known ones are overwritten, all are seen. */
export async function writeItems(
  tx: Tx,
  supplier: string,
  rows: readonly (ItemRow & { id: string })[],
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into supplier_item as mine
       (id, supplier, code, name, category, brand, type, kind, cost, admin_fee, sellable, stock, multi,
        cut_off_from, cut_off_to, description, needs_zone, refused_because, first_seen_at, last_seen_at)
     select id, $1::text, code, name, category, brand, type, kind, cost, "adminFee", sellable, stock, multi,
            "cutOffFrom", "cutOffTo", description, "needsZone", "refusedBecause", $2::timestamptz, $2::timestamptz
       from jsonb_to_recordset($3::jsonb) as listed
         (id uuid, code text, name text, category text, brand text, type text, kind text, cost bigint, "adminFee" bigint,
          sellable boolean, stock integer, multi boolean, "cutOffFrom" smallint, "cutOffTo" smallint, description text,
          "needsZone" boolean, "refusedBecause" text)
     on conflict on constraint supplier_item_code do update set
       name = excluded.name, category = excluded.category, brand = excluded.brand, type = excluded.type,
       kind = excluded.kind, cost = excluded.cost, admin_fee = excluded.admin_fee, sellable = excluded.sellable,
       stock = excluded.stock, multi = excluded.multi, cut_off_from = excluded.cut_off_from,
       cut_off_to = excluded.cut_off_to, description = excluded.description, needs_zone = excluded.needs_zone,
       refused_because = excluded.refused_because, last_seen_at = excluded.last_seen_at, vanished_at = null`,
    [supplier, at, toJson(rows.map(flat))],
  )
}

const flat = ({ cost, adminFee, cutOff, ...row }: ItemRow & { id: string }) => ({
  ...row,
  cost: cost?.amount ?? null,
  adminFee: adminFee?.amount ?? null,
  cutOffFrom: cutOff?.fromMinute ?? null,
  cutOffTo: cutOff?.toMinute ?? null,
})

export const markVanished = (tx: Tx, ids: readonly string[], at: Date): Promise<unknown> =>
  tx.query('update supplier_item set vanished_at = $2::timestamptz where id = any($1::uuid[])', [ids, at])

export const writeCostChanges = (
  tx: Tx,
  sync: { id: string; supplier: string; at: Date },
  changes: readonly CostChange[],
): Promise<unknown> =>
  tx.query(
    `insert into cost_change (supplier_item_id, sync_id, at, cost_before, cost_after)
     select i.id, $1::uuid, $3::timestamptz, changed.before, changed.after
       from jsonb_to_recordset($4::jsonb) as changed (code text, before bigint, after bigint)
       join supplier_item i on i.supplier = $2::text and i.code = changed.code`,
    [sync.id, sync.supplier, sync.at, toJson(changes)],
  )

/** The offers of items that are no longer what staff confirmed. */
export const holdOffers = (tx: Tx, ids: readonly string[], at: Date): Promise<{ id: string }[]> =>
  tx.query<{ id: string }>(
    `update offer set held_because = 'item-renamed', updated_at = $2::timestamptz
      where id = any($1::uuid[]) and held_because is null returning id`,
    [ids, at],
  )
