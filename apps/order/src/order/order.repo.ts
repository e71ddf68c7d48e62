import { money } from '@konter/core'
import { decodeCursor, isNotOne, only, pageOf, safeNumber, type Tx, toJson } from '@konter/service'
import { problem } from '../problems.ts'
import {
  after,
  isOver,
  type LogEntry,
  type Movable,
  type Offer,
  type Order,
  type OrderStatus,
  type OrderStep,
  type Received,
  type StepTaken,
} from './order.ts'

export type Row = {
  id: string
  number: string
  user_id: string
  guest: boolean
  customer_type: string
  member_level: string
  sku: string
  product_name: string
  kind: string
  input: Record<string, unknown>
  target: string
  payment_method: string
  price: bigint
  fee: bigint
  discount: bigint
  total: bigint
  currency: string
  status: OrderStatus
  payment_id: string | null
  received: Received | null
  serial_number: string | null
  offers: Offer[]
  offers_at: Date
  placed_at: Date
  finished_at: Date | null
  drive_at: Date | null
  drives: number
  traceparent: string | null
}

export function orderOf(row: Row): Order {
  const inCurrency = (amount: bigint) => money(amount, row.currency)
  return {
    id: row.id,
    number: row.number,
    userId: row.user_id,
    guest: row.guest,
    customerType: row.customer_type,
    memberLevel: row.member_level,
    sku: row.sku,
    productName: row.product_name,
    kind: row.kind,
    input: row.input,
    target: row.target,
    paymentMethod: row.payment_method,
    price: inCurrency(row.price),
    fee: inCurrency(row.fee),
    discount: inCurrency(row.discount),
    total: inCurrency(row.total),
    status: row.status,
    paymentId: row.payment_id,
    received: row.received,
    serialNumber: row.serial_number,
    offers: row.offers,
    offersAt: row.offers_at,
    placedAt: row.placed_at,
    finishedAt: row.finished_at,
    driveAt: row.drive_at,
    drives: row.drives,
    traceparent: row.traceparent,
  }
}

/** False when there is one of this id, which stays as it is. */
export async function insertOrder(tx: Tx, order: Order): Promise<boolean> {
  const inserted = await tx.query(
    `insert into "order" (id, number, user_id, guest, customer_type, member_level, sku, product_name, kind, input, target, payment_method,
                          price, fee, discount, total, currency, status, offers, offers_at, placed_at, drive_at, traceparent)
     values ($1::uuid, $2, $3::uuid, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12,
             $13::bigint, $14::bigint, $15::bigint, $16::bigint, $17, $18, $19::jsonb, $20::timestamptz, $21::timestamptz, $22::timestamptz, $23)
     on conflict (id) do nothing returning id`,
    [
      order.id,
      order.number,
      order.userId,
      order.guest,
      order.customerType,
      order.memberLevel,
      order.sku,
      order.productName,
      order.kind,
      toJson(order.input),
      order.target,
      order.paymentMethod,
      order.price.amount,
      order.fee.amount,
      order.discount.amount,
      order.total.amount,
      order.total.currency,
      order.status,
      toJson(order.offers),
      order.offersAt,
      order.placedAt,
      order.driveAt,
      order.traceparent,
    ],
  )
  return inserted.length === 1
}

export async function orderById(tx: Tx, id: string): Promise<Order | undefined> {
  const [row] = await tx.query<Row>('select * from "order" where id = $1::uuid', [id])
  return row && orderOf(row)
}

export async function findOrder(tx: Tx, where: { id: string; userId?: string }): Promise<Order> {
  const order = await orderById(tx, where.id)
  if (order === undefined || (where.userId !== undefined && order.userId !== where.userId))
    throw problem('order.not-found', { id: where.id })
  return order
}

/** The order as it is, and as it stays until the transaction ends. */
export async function lockOrder(tx: Tx, id: string): Promise<Order> {
  const [row] = await tx.query<Row>('select * from "order" where id = $1::uuid for update', [id])
  if (row === undefined) throw problem('order.not-found', { id })
  return orderOf(row)
}

/** Never paid and never told to anybody: as if it had not been placed. False when it was paid or ended after all. */
export async function forgetOrder(tx: Tx, id: string): Promise<boolean> {
  const gone = await tx.query(
    `delete from "order" where id = $1::uuid and status = 'pending_payment' and received is null returning id`,
    [id],
  )
  return gone.length === 1
}

export async function notePayment(tx: Tx, id: string, paymentId: string): Promise<void> {
  await tx.query('update "order" set payment_id = $2::uuid where id = $1::uuid', [id, paymentId])
}

/** Its money has come in. False when the order can no longer take it: then it goes to the payer's wallet. */
export async function noteReceived(tx: Tx, id: string, received: Received): Promise<boolean> {
  const rows = await tx.query(
    `update "order" set received = $2::jsonb, payment_id = $3::uuid
      where id = $1::uuid and status = 'pending_payment' and (received is null or received->>'paymentId' = $3::text) returning id`,
    [id, toJson(received), received.paymentId],
  )
  return rows.length === 1
}

export async function noteOffers(tx: Tx, id: string, offers: readonly Offer[], at: Date): Promise<void> {
  await tx.query('update "order" set offers = $2::jsonb, offers_at = $3::timestamptz where id = $1::uuid', [
    id,
    toJson(offers),
    at,
  ])
}

/** Who drives an order holds it until then, and whoever wakes it meanwhile changes that: then it is looked at once more. */
export type Lease = {
  until: Date
  /** Said to the database, and not answered yet: the lease ends at one of the two. */
  next?: Date | undefined
  /** A statement that gives it back is under way. */
  resting?: boolean
}

/** Of an order that nobody drives it is when it is due, if ever. */
type Term = { readonly until: Date | null; readonly next?: Date | undefined; resting?: boolean }

/** When the row may say that it is due, for the statement that gives the lease back; until that is done nobody renews it. */
export function endsToRest(lease: Term): (Date | null)[] {
  lease.resting = true
  return lease.next === undefined ? [lease.until] : [lease.until, lease.next]
}

type LogRow = Omit<LogEntry, 'at'> & { at: string }

/** The steps of the order $1 until now. */
const logSql = `(select coalesce(json_agg(json_build_object('at', m.at, 'from', m.from_status, 'to', m.to_status, 'cause', m.cause,
                                                            'actor', m.actor) order by m.nth), '[]')
                   from order_move m where m.order_id = $1::uuid)`
const entryOf = (row: LogRow): LogEntry => ({ ...row, at: new Date(row.at) })

export type Move = StepTaken & {
  /** This step is the last for now: with it the order rests `until` then (null: for ever), unless somebody woke it. */
  rest?: { lease: Term; until: Date | null }
  /** The next step, taken with it: the row is written once, and its log tells both. */
  next?: StepTaken & { step: OrderStep }
}

/** `paidAt` is known of one that is completed. */
export type MovedOrder = Order & { paidAt: Date | null }

/**
 * The only writer of `status`: moves the row if it still is where it was read, and logs the step, or two of them; else nothing of
 * the transaction is kept. Gives the order as it was read, after that. An order whose money has come in neither expires nor is
 * cancelled.
 */
export async function moveOrder<O extends Movable>(
  tx: Tx,
  order: O,
  step: OrderStep,
  move: Move,
): Promise<O & { paidAt: Date | null }> {
  const { id, status } = order
  const { serialNumber, rest, next } = move
  const first = after(order, step, move)
  const moved = next === undefined ? first : after(first, next.step, next)
  const taken = [{ ...move, from: status, to: first.status }]
  if (next !== undefined) taken.push({ ...next, from: first.status, to: moved.status })
  const asking = tx.query<{ paid_at: Date | null }>(
    `with moved as (
       update "order" set status = $3, serial_number = coalesce($4, serial_number), drives = 0,
                          finished_at = coalesce($5::timestamptz, finished_at),
                          drive_at = case when drive_at = any ($6::timestamptz[]) then $7::timestamptz else drive_at end
        where id = $1::uuid and status = $2 and (received is null or $3 not in ('expired', 'cancelled')) returning id
     ), logged as (
       insert into order_move (order_id, nth, at, from_status, to_status, cause, actor)
       select $1::uuid, (select count(*) from order_move where order_id = $1::uuid) + step.nth,
              step.at, step.from_status, step.to_status, step.cause, step.actor
         from moved, unnest($8::timestamptz[], $9::text[], $10::text[], $11::text[], $12::text[])
                     with ordinality as step (at, from_status, to_status, cause, actor, nth)
     )
     select case when $3 = 'completed'
                 then (select min(at) from order_move where order_id = $1::uuid and to_status = 'paid') end as paid_at
       from (select expect_one(count(*)) as here from moved) still where still.here`,
    [
      id,
      status,
      moved.status,
      serialNumber ?? null,
      isOver(moved.status) ? (taken.at(-1)?.at ?? null) : null,
      rest === undefined ? [] : endsToRest(rest.lease),
      rest?.until ?? null,
      taken.map(({ at }) => at),
      taken.map(({ from }) => from),
      taken.map(({ to }) => to),
      taken.map(({ cause }) => cause),
      taken.map(({ actor }) => actor),
    ],
  )
  return { ...moved, paidAt: only(await orMovedMeanwhile(asking, id)).paid_at }
}

/** The order stays where it was read until the transaction ends; where it is no more, nothing of the transaction is kept. */
export async function holdOrder(tx: Tx, { id, status }: Pick<Order, 'id' | 'status'>): Promise<void> {
  const asking = tx.query(
    `select expect_one(count(*)) from (select from "order" where id = $1::uuid and status = $2 for update) still`,
    [id, status],
  )
  await orMovedMeanwhile(asking, id)
}

async function orMovedMeanwhile<T>(asking: Promise<T>, id: string): Promise<T> {
  try {
    return await asking
  } catch (error) {
    throw isNotOne(error) ? problem('order.moved-meanwhile', { id }) : error
  }
}

export async function logOf(tx: Tx, id: string): Promise<LogEntry[]> {
  const rows = await tx.query<{ at: Date; from_status: string; to_status: string; cause: string; actor: string }>(
    'select at, from_status, to_status, cause, actor from order_move where order_id = $1::uuid order by nth',
    [id],
  )
  return rows.map(({ at, from_status, to_status, cause, actor }) => ({
    at,
    from: from_status,
    to: to_status,
    cause,
    actor,
  }))
}

/** An order, or one of somebody's, with its log, as one question. */
export async function orderWithLog(
  tx: Tx,
  where: { id: string; userId?: string },
): Promise<Order & { log: LogEntry[] }> {
  const [row] = await tx.query<Row & { log: LogRow[] }>(
    `select o.*, ${logSql} as log from "order" o where o.id = $1::uuid and ($2::uuid is null or o.user_id = $2::uuid)`,
    [where.id, where.userId ?? null],
  )
  if (row === undefined) throw problem('order.not-found', { id: where.id })
  return { ...orderOf(row), log: row.log.map(entryOf) }
}

export type OrderFilter = { limit?: number; cursor?: string; status?: OrderStatus; userId?: string; review?: boolean }

export async function listOrders(tx: Tx, { limit = 20, cursor, status, userId, review }: OrderFilter) {
  const [at = null, id = null] = cursor === undefined ? [] : decodeCursor(cursor, 'instant', 'uuid')
  const rows = await tx.query<Row>(
    `select o.* from "order" o
      where ($1::text is null or o.status = $1) and ($2::uuid is null or o.user_id = $2)
        and ($3::timestamptz is null or (o.placed_at, o.id) < ($3, $4::uuid))
        and ($6::boolean is null
             or (exists (select 1 from purchase p where p.order_id = o.id and (p.review is not null and p.status = 'open' or p.contradiction is not null))
                 or exists (select 1 from payment_refund r where r.order_id = o.id and r.claimed > 0)) = $6)
      order by o.placed_at desc, o.id desc limit $5::int`,
    [status ?? null, userId ?? null, at, id, limit + 1, review ?? null],
  )
  return pageOf(rows, limit, orderOf, (row) => [row.placed_at.toISOString(), row.id])
}

/** What order clearing must hold: the sum of all orders whose money is neither delivered nor given back. */
export async function sumOfOpenOrders(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ total: bigint | null }>(
    `select sum(total)::bigint as total from "order" where status in ('paid', 'processing', 'failed')`,
  )
  return safeNumber(row?.total ?? 0n)
}
