import { type Check, settledBefore } from './check.ts'

/** Invariants 5 and 13: money from outside, and what gateways told us about it. */

/** The payments that brought money, with the moment we knew. */
const paid = `
  select p.id, p.purpose, p.purpose_id, p.payer_id, p.gateway, p.merchant_reference, p.status, p.amount, p.total, p.gateway_fee,
         min(m.at) as known_at
    from payment.payment p join payment.payment_move m on m.payment_id = p.id and m.to_status in ('paid', 'paid_late')
   group by p.id`

/** Whatever is posted for a payment has one of these keys. */
const keyOfPayment = `t.key in ('deposit:' || p.purpose_id, 'order:' || p.purpose_id || ':pay', 'late:' || p.id)`

/** What takes the credit of a refunded payment back (wallet: take-back.ts). */
const takesBack = `t.key in ('take-back:' || p.id, 'take-back:' || p.id || ':2', 'take-back:' || p.id || ':3')`

export const moneyIn: Check[] = [
  {
    invariant: 'money-in.status',
    number: 5,
    what: 'a payment is paid if, and only if, its log says that money came',
    sql: `
      select p.merchant_reference || ' is ' || p.status as example
        from payment.payment p left join payment.payment_move m on m.payment_id = p.id and m.to_status in ('paid', 'paid_late')
       group by p.id
      having count(m.*) <> (p.status in ('paid', 'paid_late', 'refunded'))::int`,
  },
  {
    invariant: 'money-in.credited',
    number: 5,
    what: 'every paid payment is credited once',
    sql: `
      select p.merchant_reference || ' is credited ' || count(t.id) || ' times' as example
        from (${paid}) p
        left join wallet.transfer t on t.status = 'posted' and ${keyOfPayment}
          -- One key stands for an order however it was paid: the money must come from this gateway.
          and exists (select from wallet.mutation m join wallet.account a on a.id = m.account_id
                       where m.transfer_id = t.id and a.code = 'house:clearing:' || p.gateway)
       where p.known_at < ${settledBefore}
       group by p.id, p.merchant_reference
      having count(t.id) <> 1`,
  },
  {
    invariant: 'money-in.amounts',
    number: 5,
    what: 'what is credited for a payment is what was paid, less what the gateway keeps',
    sql: `
      select p.merchant_reference || ': ' || -sum(m.amount) || ' instead of ' || (p.total - p.gateway_fee) as example
        from (${paid}) p
        join wallet.transfer t on t.status = 'posted' and ${keyOfPayment}
        join wallet.mutation m on m.transfer_id = t.id
        join wallet.account a on a.id = m.account_id and a.code = 'house:clearing:' || p.gateway
       group by p.id, p.merchant_reference, p.total, p.gateway_fee, t.id
      having -sum(m.amount) <> p.total - p.gateway_fee`,
  },
  {
    invariant: 'money-in.nothing-else',
    number: 5,
    what: 'nothing is credited that no paid payment stands for',
    sql: `
      select t.key || ' moves money of ' || a.code as example
        from wallet.account a
        join wallet.mutation m on m.account_id = a.id
        join wallet.transfer t on t.id = m.transfer_id
        left join (${paid}) p on ${keyOfPayment} or (p.status = 'refunded' and ${takesBack})
       where a.code like 'house:clearing:%' and p.id is null
       group by t.key, a.code`,
  },
  {
    invariant: 'money-in.refunds',
    number: 5,
    what: 'what a gateway gave back is taken back: it owes us nothing of it, and the payer is credited nothing',
    sql: `
      select p.merchant_reference || ': ' || -sum(m.amount) || ' of ' || p.total || ' still stands' as example
        from payment.payment p
        left join payment.payment_move r on r.payment_id = p.id and r.to_status = 'refunded'
        join wallet.transfer t on t.status = 'posted' and (${keyOfPayment} or ${takesBack})
        join wallet.mutation m on m.transfer_id = t.id
        join wallet.account a on a.id = m.account_id and a.code = 'house:clearing:' || p.gateway
       -- An order that is at its supplier is waited for.
       where p.status = 'refunded' and coalesce(r.at, p.created_at) < ${settledBefore}
         and not exists (select from "order"."order" o where o.id = p.purpose_id and o.status in ('paid', 'processing', 'failed'))
       group by p.id, p.merchant_reference, p.total
      having sum(m.amount) <> 0`,
  },
  {
    invariant: 'money-in.claims',
    number: 5,
    what: 'what payers owe of refunded payments is what the ledger has posted as such',
    sql: `
      select b.payment_id || ': ' || b.claimed || ' claimed, ' || coalesce(-sum(m.amount), 0) || ' posted' as example
        from wallet.take_back b
        left join wallet.transfer t on t.status = 'posted'
          and t.key in ('take-back:' || b.payment_id, 'take-back:' || b.payment_id || ':2', 'take-back:' || b.payment_id || ':3')
        left join wallet.account a on a.code = 'house:receivable:refunded-payments'
        left join wallet.mutation m on m.transfer_id = t.id and m.account_id = a.id
       group by b.payment_id, b.claimed
      having b.claimed <> coalesce(-sum(m.amount), 0)`,
  },
  {
    invariant: 'money-in.asked-about',
    number: 5,
    what: 'an open payment is asked about again',
    sql: `
      select p.merchant_reference as example
        from payment.payment p left join payment_jobs._private_jobs j on j.key = 'poll:' || p.id
       where p.status = 'pending' and j.id is null and p.created_at < ${settledBefore}`,
  },
  {
    invariant: 'callbacks.judged',
    number: 13,
    what: 'every callback and webhook with a right signature is judged',
    sql: `
      select gateway || ' callback ' || id as example from payment.callback where verdict is null and received_at < ${settledBefore}
      union all
      select supplier || ' webhook ' || id from "order".supplier_message where verdict is null and received_at < ${settledBefore}`,
  },
  {
    invariant: 'callbacks.one-effect',
    number: 13,
    what: 'callbacks changed a payment as often as its log says: what came twice, late or forged changed nothing',
    sql: `
      select coalesce(moved.payment_id, applied.payment_id) || ': ' || coalesce(applied.times, 0) || ' applied, ' || coalesce(moved.times, 0) || ' steps' as example
        from (select payment_id, count(*) as times from payment.callback where verdict = 'applied' group by 1) applied
        full join (select m.payment_id, count(*) as times from payment.payment_move m where m.cause like '% called back' group by 1) moved using (payment_id)
       where applied.times is distinct from moved.times`,
  },
  {
    invariant: 'webhooks.one-effect',
    number: 13,
    what: 'no more webhooks of suppliers were applied to a purchase than it has endings',
    sql: `
      select p.reference || ' is ' || p.status || ' after ' || count(*) || ' webhooks' as example
        from "order".supplier_message m join "order".purchase p on p.id = m.purchase_id
       where m.verdict = 'applied'
       group by p.id
      having count(*) > case p.status when 'open' then 0 when 'reversed' then 2 else 1 end`,
  },
]
