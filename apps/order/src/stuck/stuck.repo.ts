import { decodeCursor, encodeCursor, type Tx } from '@konter/service'
import type { OrderStatus } from '../order/order.ts'
import type { PurchaseStatus } from '../purchase/purchase.ts'
import type { StuckOrder } from './stuck-order.ts'

type Row = {
  id: string
  number: string
  status: OrderStatus
  product_name: string
  total: bigint
  currency: string
  placed_at: Date
  since: Date
  drive_at: Date | null
  drives: number
  suppliers: string[]
  supplier: string | null
  reference: string
  purchase_status: PurchaseStatus
  asks: number
  opened_at: Date
  next_ask_at: Date
  answer: string | null
  review: string | null
  letter_id: string | null
  error: string
  tries: number
}

const orderOf = (row: Row): StuckOrder => ({
  id: row.id,
  number: row.number,
  status: row.status,
  productName: row.product_name,
  total: row.total,
  currency: row.currency,
  placedAt: row.placed_at,
  since: row.since,
  nextLookAt: row.drive_at,
  failures: row.drives,
  suppliers: row.suppliers,
  purchase:
    row.supplier === null
      ? null
      : {
          supplier: row.supplier,
          reference: row.reference,
          status: row.purchase_status,
          asks: row.asks,
          openedAt: row.opened_at,
          nextAskAt: row.next_ask_at,
          answer: row.answer,
          review: row.review,
        },
  deadLetter: row.letter_id === null ? null : { id: row.letter_id, error: row.error, tries: row.tries },
})

export type StuckQuery = { before: Date; limit: number; cursor?: string }

/** Orders that have held money where they are since before an instant, the longest first. */
export async function findStuck(tx: Tx, { before, limit, cursor }: StuckQuery) {
  const [since = null, id = null] = cursor === undefined ? [] : decodeCursor(cursor, 'instant', 'uuid')
  const rows = await tx.query<Row>(
    `select o.id, o.number, o.status, o.product_name, o.total, o.currency, o.placed_at, m.since, o.drive_at, o.drives,
            array(select distinct each->>'supplier' from jsonb_array_elements(o.offers) each order by 1) as suppliers,
            p.supplier, p.reference, p.status as purchase_status, p.asks, p.opened_at, p.next_ask_at, p.answer, p.review,
            d.id as letter_id, split_part(d.error, E'\\n', 1) as error, d.tries
       from "order" o
       cross join lateral (select coalesce(max(at), o.placed_at) as since from order_move where order_id = o.id) m
       left join lateral (select * from purchase where order_id = o.id order by attempt desc limit 1) p on true
       left join lateral (select * from dead_letter where status = 'waiting' and consumer = 'drive-order'
                           and message->>'orderId' = o.id::text order by failed_at desc limit 1) d on true
      where o.status in ('pending_payment', 'paid', 'processing', 'failed')
        and (o.status <> 'pending_payment' or o.received is not null or o.payment_method = 'wallet')
        and m.since <= $1::timestamptz and ($2::timestamptz is null or (m.since, o.id) > ($2, $3::uuid))
      order by m.since, o.id limit $4::int`,
    [before, since, id, limit + 1],
  )
  const items = rows.slice(0, limit).map(orderOf)
  const last = items.at(-1)
  const nextCursor = rows.length > limit && last ? encodeCursor([last.since.toISOString(), last.id]) : null
  return { items, nextCursor }
}

/** Who holds the target that one of these orders could be bought for. */
export async function lockedTargets(tx: Tx, ids: readonly string[]) {
  const rows = await tx.query<{ id: string; supplier: string; order: string }>(
    `select distinct on (o.id) o.id, p.supplier, other.number as "order"
       from "order" o
       cross join lateral jsonb_array_elements(o.offers) offer
       join purchase p on p.status = 'open' and p.locks_target and p.order_id <> o.id and p.supplier = offer->>'supplier'
        and p.item_code = offer->>'itemCode' and p.target = offer->>'target' and coalesce(p.zone, '') = coalesce(offer->>'zone', '')
       join "order" other on other.id = p.order_id
      where o.id = any ($1::uuid[])`,
    [ids],
  )
  return new Map(rows.map(({ id, supplier, order }) => [id, { supplier, order }]))
}
