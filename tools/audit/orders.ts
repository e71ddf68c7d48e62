import { steps } from '../../apps/order/src/order/order.ts'
import { type Check, finishedBefore, quoted, settledBefore } from './check.ts'

/** Invariants 6 and 10: where the money of every order is, and whose the wallets are. */

/** The table of states, as rows. */
const allowed = Object.entries(steps)
  .flatMap(([from, moves]) => Object.values(moves).map((to) => `(${quoted(from)}, ${quoted(to)})`))
  .join(', ')

const holdsMoney = `o.status in ('paid', 'processing', 'failed')`

/** When anything last happened to an order. */
const lastMoves = `select order_id, max(at) as at from "order".order_move group by order_id`

export const orders: Check[] = [
  {
    invariant: 'orders.path',
    number: 6,
    what: 'every order took allowed steps from pending_payment to where it is',
    sql: `
      with move as (
        select order_id, from_status, to_status, nth, lag(to_status, 1, 'pending_payment') over w as last, row_number() over w as n,
               lead(nth) over w is null as is_final
          from "order".order_move window w as (partition by order_id order by nth)
      ), path as (
        select order_id, max(to_status) filter (where is_final) as status,
               bool_and(nth = n and from_status = last and (from_status, to_status) in (values ${allowed})) as is_allowed
          from move group by order_id
      )
      select o.number || ' is ' || o.status as example
        from "order"."order" o left join path p on p.order_id = o.id
       where o.status <> coalesce(p.status, 'pending_payment') or not coalesce(p.is_allowed, true)`,
  },
  {
    invariant: 'orders.clearing',
    number: 6,
    what: 'order clearing holds the total of every paid order that is neither delivered nor given back, and nothing else',
    sql: `
      with moved as (
        select t.reference, sum(m.amount) as amount, max(t.at) as at
          from wallet.account a join wallet.mutation m on m.account_id = a.id join wallet.transfer t on t.id = m.transfer_id
         where a.code = 'house:order-clearing' group by t.reference
      ), expected as (
        select 'order:' || o.id as reference, o.number, o.status, case when ${holdsMoney} then o.total else 0 end as amount,
               greatest(o.placed_at, l.at) as at
          from "order"."order" o left join (${lastMoves}) l on l.order_id = o.id
      )
      select coalesce(number || ' (' || status || ')', reference) || ': ' || coalesce(moved.amount, 0) || ' instead of ' || coalesce(expected.amount, 0) as example
        from expected full join moved using (reference)
       where coalesce(moved.amount, 0) <> coalesce(expected.amount, 0) and greatest(moved.at, expected.at) < ${settledBefore}`,
  },
  {
    invariant: 'orders.earned',
    number: 6,
    what: 'a sale is posted once for every order that was delivered, and for no other',
    sql: `
      select o.number || ' is ' || o.status as example
        from "order"."order" o
        left join wallet.transfer t on t.key = 'order:' || o.id || ':complete' and t.status = 'posted'
        left join (${lastMoves}) l on l.order_id = o.id
       where (o.status in ('completed', 'reversed')) <> (t.id is not null) and greatest(o.placed_at, l.at, t.at) < ${settledBefore}`,
  },
  {
    invariant: 'orders.refunded-once',
    number: 6,
    what: 'the whole total is back with its customer, once, for every order that was refunded or reversed, and for no other',
    sql: `
      select o.number || ' is ' || o.status || ', ' || coalesce(sum(m.amount), 0) || ' came back' as example
        from "order"."order" o
        left join wallet.transfer t on t.key = 'refund:' || o.id and t.status = 'posted'
        left join wallet.account a on a.code = 'customer:' || o.user_id
        left join wallet.mutation m on m.transfer_id = t.id and m.account_id = a.id
        left join (${lastMoves}) l on l.order_id = o.id
       where greatest(o.placed_at, l.at, t.at) < ${settledBefore}
       group by o.id
      having coalesce(sum(m.amount), 0) <> case when o.status in ('refunded', 'reversed') then o.total else 0 end`,
  },
  {
    invariant: 'orders.driven',
    number: 6,
    what: 'an order that holds money has an instant at which it is looked at next',
    sql: `
      select o.number || ' is ' || o.status as example
        from "order"."order" o left join (${lastMoves}) l on l.order_id = o.id
       where ${holdsMoney} and o.drive_at is null and greatest(o.placed_at, l.at) < ${settledBefore}`,
  },
  {
    invariant: 'orders.finished',
    number: 6,
    what: 'no order holds money for longer than it may take',
    sql: `
      select o.number || ' is ' || o.status || ' since ' || l.at as example
        from "order"."order" o join (${lastMoves}) l on l.order_id = o.id
       where ${holdsMoney} and o.placed_at < ${finishedBefore}`,
  },
  {
    invariant: 'wallets.owned',
    number: 10,
    what: "a customer's or reseller's balance is one ledger account of a user who exists, and cannot go below zero",
    // A reseller's balance is this account and nothing beside it; commissions come with later work.
    sql: `
      select a.code as example
        from wallet.account a left join "user".account u on u.id = a.owner_id
       where (a.code like 'customer:%') <> (a.owner_id is not null)
          or (a.owner_id is not null and (a.code <> 'customer:' || a.owner_id or a.floor is distinct from 0 or u.id is null))`,
  },
]
