import { type Check, settledBefore } from './check.ts'

/** Invariant 7: nobody receives goods twice, and nobody is asked while another may still deliver. */
export const suppliers: Check[] = [
  {
    invariant: 'suppliers.delivered-once',
    number: 7,
    what: 'a completed order has one successful purchase, an order that ended otherwise has none',
    sql: `
      select o.number || ' is ' || o.status || ' with ' || count(p.id) || ' successes' as example
        from "order"."order" o left join "order".purchase p on p.order_id = o.id and p.status = 'succeeded'
       group by o.id
      having count(p.id) > 1
          or (o.status = 'completed' and count(p.id) = 0
              -- Taken back by its supplier a moment ago: the customer is credited next.
              and not exists (select from "order".purchase r where r.order_id = o.id and r.status = 'reversed' and r.ended_at >= ${settledBefore}))
          or (o.status not in ('completed', 'processing') and count(p.id) > 0)`,
  },
  {
    invariant: 'suppliers.one-at-a-time',
    number: 7,
    what: 'a purchase is opened only after the one before it has clearly failed',
    sql: `
      select reference || ' was opened while attempt ' || attempt - 1 || ' was ' || coalesce(status_before, 'missing') as example
        from (select reference, attempt, opened_at, lag(status) over w as status_before, lag(ended_at) over w as ended_before,
                     row_number() over w as nth
                from "order".purchase window w as (partition by order_id order by attempt)) p
       where attempt <> nth or (attempt > 1 and (status_before <> 'failed' or ended_before > opened_at))`,
  },
  {
    invariant: 'suppliers.known-orders',
    number: 7,
    what: 'nothing is bought for an order that holds no money',
    sql: `
      select p.reference || ' for ' || coalesce(o.number || ', which is ' || o.status, 'no order') as example
        from "order".purchase p left join "order"."order" o on o.id = p.order_id
       where o.id is null or o.status in ('pending_payment', 'paid', 'expired', 'cancelled') or (p.status = 'open' and o.status <> 'processing')`,
  },
  {
    invariant: 'suppliers.cost',
    number: 7,
    what: 'what a supplier took for a delivery is what was posted as its cost',
    sql: `
      select p.reference || ': ' || coalesce(p.charged, p.cost) || ', posted ' || coalesce(sum(m.amount), 0) as example
        from "order".purchase p
        join wallet.transfer t on t.key = 'order:' || p.order_id || ':complete' and t.status = 'posted'
        left join wallet.account a on a.code = 'house:supplier:' || p.supplier
        left join wallet.mutation m on m.transfer_id = t.id and m.account_id = a.id
       where p.status in ('succeeded', 'reversed')
       group by p.id
      having coalesce(sum(m.amount), 0) <> coalesce(p.charged, p.cost)`,
  },
]
