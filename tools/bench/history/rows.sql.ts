/**
 * Years of business as rows, set by set: so many orders, and everything that hangs on them. Of six orders of a customer,
 * placed one after the other, five were never paid and expired, and the sixth was paid from the wallet and delivered:
 * six entries in the ledger, so there are as many entries as orders. Any statement can tell the id of any row by itself.
 */

export type History = { orders: number; customers: number; from: Date; until: Date }

const perBlock = 6
/** What one block tells its customer: five times "expired", then "paid" and "completed". */
const toldPerBlock = 7
const price = 10_900
const cost = 10_400
const paidIn = 1_000_000_000
/** What was read is deleted after so long. */
const notificationsKept = `interval '90 days'`

export const blocksOf = ({ orders }: Pick<History, 'orders'>): number => Math.ceil(orders / perBlock)

/** What the statements below share, in the session that runs them. */
export const helpers = ({ orders, from, until }: History): string[] => [
  // When the n-th order was placed.
  `create function pg_temp.at(n bigint) returns timestamptz language sql as $$
     select '${from.toISOString()}'::timestamptz + n * interval '${(until.getTime() - from.getTime()) / 1000 / orders} s' $$`,
  // A UUID v7 of that time, always the same for the same name.
  `create function pg_temp.made(at timestamptz, name text) returns uuid language sql as $$
     select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(name), 1, 3)
             || '8' || substr(md5(name), 4, 15))::uuid $$`,
  `create function pg_temp.order_id(n bigint) returns uuid language sql as $$
     select pg_temp.made(pg_temp.at(n), 'order ' || n) $$`,
  `create function pg_temp.number(n bigint) returns text language sql as $$
     select 'KT-' || to_char(pg_temp.at(n), 'YYYYMMDD') || '-' || upper(lpad(to_hex(n), 8, '0')) $$`,
  `create function pg_temp.target(n bigint) returns text language sql as $$
     select '0878' || lpad((n * 7919 % 100000000)::text, 8, '0') $$`,
]

const paid = `n % ${perBlock} = ${perBlock - 1}`
/** The customer of a block, counted from 0, and the customer's id. */
const customerOf = (block: string, { customers }: History) => `(${block}) % ${customers}`
const userId = (customer: string, { from }: History) =>
  `pg_temp.made('${from.toISOString()}', 'customer ' || (${customer}))`

export const userRows = (history: History): string[] => [
  `insert into "user".account (id, name, email, password_hash, guest, language, created_at)
   select ${userId('c', history)}, 'Pelanggan ' || c, 'pelanggan-' || c || '@konter.example', '$argon2id$nobody-knows-it', false, 'id',
          '${history.from.toISOString()}'
     from generate_series(0, ${history.customers - 1}) c`,
]

export function orderRows(history: History): string[] {
  const all = `generate_series(0::bigint, ${blocksOf(history) * perBlock - 1}) n`
  const paidOnes = `generate_series(${perBlock - 1}::bigint, ${blocksOf(history) * perBlock - 1}, ${perBlock}) n`
  const offers = JSON.stringify([
    {
      offerId: '019e0000-0000-7000-8000-000000000000',
      supplier: 'digiflazz',
      itemCode: 'xld10',
      itemName: 'XL 10.000',
      target: '087812345678',
      zone: null,
      cost,
      priority: 0,
    },
  ])
  const moves = [
    ['paid', 'pending_payment', 'paid from the wallet', 'user'],
    ['processing', 'paid', 'buying from digiflazz', 'service:order'],
    ['completed', 'processing', 'delivered', 'digiflazz'],
  ].map((move, at) => `(${at + 1}, ${move.map((text) => `'${text}'`).join(', ')})`)
  return [
    `insert into "order"."order" (id, number, user_id, guest, customer_type, member_level, sku, product_name, kind, input, target,
                                  payment_method, price, fee, discount, total, status, serial_number, offers, offers_at, placed_at, finished_at)
     select pg_temp.order_id(n), pg_temp.number(n), ${userId(customerOf(`n / ${perBlock}`, history), history)}, false, 'retail', 'bronze',
            'xl-10000', 'XL 10.000', 'pulsa', jsonb_build_object('phone', pg_temp.target(n)), pg_temp.target(n),
            case when ${paid} then 'wallet' else 'QRIS2' end, ${price}, 0, 0, ${price}, case when ${paid} then 'completed' else 'expired' end,
            case when ${paid} then 'SN' || n end, '${offers}', pg_temp.at(n), pg_temp.at(n),
            pg_temp.at(n) + case when ${paid} then interval '80 ms' else interval '1 hour' end
       from ${all}`,
    `insert into "order".order_move (order_id, nth, at, from_status, to_status, cause, actor)
     select pg_temp.order_id(n), 1, pg_temp.at(n) + interval '1 hour', 'pending_payment', 'expired', 'nobody paid in time', 'service:order'
       from ${all} where not (${paid})`,
    `insert into "order".order_move (order_id, nth, at, from_status, to_status, cause, actor)
     select pg_temp.order_id(n), nth, pg_temp.at(n) + nth * interval '25 ms', from_status, to_status, cause, actor
       from ${paidOnes}, (values ${moves.join(', ')}) move (nth, to_status, from_status, cause, actor)`,
    `insert into "order".purchase (id, order_id, attempt, offer_id, supplier, kind, item_code, item_name, target, cost, price_max, charged,
                                   reference, status, asks, asked_at, next_ask_at, serial_number, answer, locks_target, opened_at, ended_at)
     select pg_temp.made(pg_temp.at(n), 'purchase ' || n), pg_temp.order_id(n), 1, '019e0000-0000-7000-8000-000000000000', 'digiflazz', 'pulsa',
            'xld10', 'XL 10.000', pg_temp.target(n), ${cost}, ${price}, ${cost}, pg_temp.number(n) || '-1-000000', 'succeeded', 1,
            pg_temp.at(n), pg_temp.at(n), 'SN' || n, 'rc 00 Transaksi Sukses', false, pg_temp.at(n), pg_temp.at(n) + interval '70 ms'
       from ${paidOnes}`,
    `insert into "order".supplier_message (id, supplier, digest, raw, received_at, purchase_id, verdict)
     select pg_temp.made(pg_temp.at(n), 'message ' || n), 'digiflazz', sha256(raw), raw, pg_temp.at(n) + interval '1 s',
            pg_temp.made(pg_temp.at(n), 'purchase ' || n), 'no-change'
       from ${paidOnes}, lateral (select convert_to(json_build_object('data', json_build_object('ref_id', pg_temp.number(n) || '-1-000000',
              'customer_no', pg_temp.target(n), 'buyer_sku_code', 'xld10', 'message', 'Transaksi Sukses', 'status', 'Sukses', 'rc', '00',
              'sn', 'SN' || n, 'price', ${cost}))::text, 'UTF8') as raw) told`,
    // How many events each has told: expired, or paid and completed.
    `insert into "order".aggregate (aggregate_id, sequence)
     select pg_temp.order_id(n)::text, case when ${paid} then 2 else 1 end from ${all}`,
  ]
}

/** In an empty ledger. All amounts are the same, so every balance of every moment is a product. */
export function walletRows(history: History): string[] {
  const { customers } = history
  const blocks = blocksOf(history)
  const from = `'${history.from.toISOString()}'::timestamptz`
  const house = ['order-clearing', 'revenue:sales', 'expense:cost-of-goods', 'supplier:digiflazz', 'bench-source']
  /** One leg of every block: whose account, the how manieth of it, and how its balance moved. */
  const leg = (code: string, sequence: string, transfer: string, before: string, amount: number) =>
    `insert into wallet.mutation (account_id, sequence, transfer_id, amount, balance_before, balance_after)
     select (select id from wallet.account where code = 'house:${code}'), ${sequence}, ${transfer}, ${amount}, ${before}, ${before} + ${amount}
       from paid order by k`
  const transfer = (id: string, step: string, kind: string) =>
    `insert into wallet.transfer (id, key, fingerprint, kind, reference, status, at)
     select ${id}, 'order:' || order_id || ':${step}', sha256(convert_to(order_id::text, 'UTF8')), '${kind}', 'order:' || order_id, 'posted', at
       from paid order by k`
  return [
    `select count(*) from wallet.open_accounts(array[${house.map((name) => `'house:${name}'`).join(', ')}],
            array_fill(null::uuid, array[${house.length}]), array[0, null, null, null, null]::bigint[], ${from})`,
    `create temp table customer as select c, ${userId('c', history)} as id from generate_series(0, ${customers - 1}) c`,
    `select count(*) from wallet.open_accounts((select array_agg('customer:' || id order by c) from customer),
            (select array_agg(id order by c) from customer), (select array_agg(0::bigint) from customer), ${from})`,
    `alter table customer add column account bigint`,
    `update customer c set account = a.id from wallet.account a where a.code = 'customer:' || c.id`,
    `create unique index on customer (c)`,
    `create temp table paid as
     select k, pg_temp.order_id(n) as order_id, pg_temp.at(n) as at, pg_temp.made(pg_temp.at(n), 'pay ' || n) as payment,
            pg_temp.made(pg_temp.at(n), 'complete ' || n) as completion
       from (select k, k * ${perBlock} + ${perBlock - 1} as n from generate_series(0::bigint, ${blocks - 1}) k) block`,
    `analyze customer, paid`,
    `insert into wallet.transfer (id, key, fingerprint, kind, reference, status, at)
     select pg_temp.made(${from}, 'opening ' || c), 'bench-opening:' || id, '\\x00', 'bench', 'bench', 'posted', ${from} from customer order by c`,
    `insert into wallet.mutation (account_id, sequence, transfer_id, amount, balance_before, balance_after)
     select account, 1, pg_temp.made(${from}, 'opening ' || c), ${paidIn}, 0, ${paidIn} from customer order by c`,
    `insert into wallet.mutation (account_id, sequence, transfer_id, amount, balance_before, balance_after)
     select (select id from wallet.account where code = 'house:bench-source'), c + 1, pg_temp.made(${from}, 'opening ' || c), -${paidIn}::bigint,
            c * -${paidIn}::bigint, (c + 1) * -${paidIn}::bigint from customer order by c`,
    transfer('payment', 'pay', 'order-payment'),
    transfer('completion', 'complete', 'order-completion'),
    `insert into wallet.mutation (account_id, sequence, transfer_id, amount, balance_before, balance_after)
     select c.account, 2 + k / ${customers}, payment, -${price}, ${paidIn} - k / ${customers} * ${price}, ${paidIn} - (k / ${customers} + 1) * ${price}
       from paid join customer c on c.c = k % ${customers} order by k`,
    leg('order-clearing', '2 * k + 1', 'payment', '0', price),
    leg('order-clearing', '2 * k + 2', 'completion', `${price}`, -price),
    leg('revenue:sales', 'k + 1', 'completion', `k * ${price}`, price),
    leg('expense:cost-of-goods', 'k + 1', 'completion', `k * -${cost}`, -cost),
    leg('supplier:digiflazz', 'k + 1', 'completion', `k * ${cost}`, cost),
    `update wallet.account a set balance = m.balance_after, sequence = m.sequence
       from (select distinct on (account_id) account_id, sequence, balance_after from wallet.mutation order by account_id, sequence desc) m
      where m.account_id = a.id`,
  ]
}

export function notificationRows(history: History): string[] {
  const { customers } = history
  const blocks = blocksOf(history)
  const words = [
    ...Array<string>(perBlock - 1).fill(`('order.expired', 'Pesanan ditutup')`),
    `('order.paid', 'Pembayaran diterima')`,
    `('order.completed', 'Pesanan berhasil')`,
  ].map((pair, position) => pair.replace('(', `(${position}, `))
  return [
    `insert into notification.recipient (user_id, name, language)
     select ${userId('c', history)}, 'Pelanggan ' || c, 'id' from generate_series(0, ${customers - 1}) c`,
    `insert into notification.feed (user_id, sequence, unread)
     select ${userId('c', history)}, ${toldPerBlock} * (${blocks} / ${customers} + (c < ${blocks % customers})::int), 0
       from generate_series(0, ${customers - 1}) c`,
    `insert into notification.notification (id, user_id, sequence, kind, subject_id, title, body, data, created_at, read_at)
     select pg_temp.made(at, 'told ' || k || ' ' || position), ${userId(customerOf('k', history), history)},
            ${toldPerBlock} * (k / ${customers}) + position + 1, kind, pg_temp.order_id(n), title,
            'XL 10.000 untuk ' || pg_temp.target(n) || '. Nomor seri: SN' || n || '. Nomor pesanan: ' || pg_temp.number(n) || '.',
            jsonb_build_object('orderId', pg_temp.order_id(n), 'number', pg_temp.number(n), 'sku', 'xl-10000', 'amount', ${price}), at, at + interval '1 hour'
       from generate_series(0::bigint, ${blocks - 1}) k, (values ${words.join(', ')}) word (position, kind, title),
            lateral (select k * ${perBlock} + least(position, ${perBlock - 1}) as n) nth,
            lateral (select pg_temp.at(n) as at) placed
      where at > now() - ${notificationsKept}`,
  ]
}
