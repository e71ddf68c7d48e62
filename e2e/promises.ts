import { eventually } from '@konter/testing'
import { expect } from 'vitest'
import { verifyLedger } from '../apps/wallet/src/ledger/verify-ledger.ts'
import type { Konter, Session } from './konter.ts'

/** What must hold, whatever happened. Read from the databases directly, as an auditor would. */

export type OrderSeen = {
  id: string
  status: string
  serialNumber: string | null
  total: { amount: number }
  log: { from: string; to: string; cause: string }[]
}

export async function orderIs(
  konter: Konter,
  { token }: Pick<Session, 'token'>,
  id: string,
  status: string,
): Promise<OrderSeen> {
  return eventually(
    async () => {
      const { body } = await konter.get<OrderSeen>(`/v1/orders/${id}`, { token })
      expect(body).toMatchObject({ status })
      return body
    },
    { withinMs: 30_000 },
  )
}

const rows = async <Row extends object>(konter: Konter, sql: string): Promise<Row[]> =>
  (await konter.db.query(sql)).rows as Row[]

/** Invariants 1 to 9 of the reliability facts that concern orders, payments and the ledger. */
export async function booksAreRight(konter: Konter): Promise<void> {
  const client = await konter.db.connect()
  try {
    await client.query('set search_path = wallet')
    const violations = await verifyLedger({
      query: async <Row extends object>(sql: string) => (await client.query(sql)).rows as Row[],
    })
    expect(violations, 'the ledger').toEqual([])
  } finally {
    await client.query('reset search_path')
    client.release()
  }
  const findings: [what: string, sql: string][] = [
    [
      'order clearing is the sum of open orders',
      `
      select (select balance from wallet.account where code = 'house:order-clearing') as clearing, coalesce(sum(total), 0) as open
        from "order"."order" where status in ('paid', 'processing', 'failed')
      having coalesce((select balance from wallet.account where code = 'house:order-clearing'), 0) <> coalesce(sum(total), 0)`,
    ],
    [
      'a completed order has one success, a refunded one none',
      `
      select o.id, o.status, count(*) filter (where p.status = 'succeeded') as successes from "order"."order" o left join "order".purchase p on p.order_id = o.id
       group by o.id having (o.status = 'completed') <> (count(*) filter (where p.status = 'succeeded') = 1) and o.status <> 'processing'`,
    ],
    [
      'a refund is posted once for each order that gave its money back, and for no other',
      `
      select o.id, o.status, count(t.id) from "order"."order" o left join wallet.transfer t on t.key = 'refund:' || o.id and t.status = 'posted'
       group by o.id having (o.status in ('refunded', 'reversed')) <> (count(t.id) = 1)`,
    ],
    [
      'every paid payment is credited once, and nothing else is',
      `
      select p.id, p.status, count(t.id) from payment.payment p
        left join wallet.transfer t on t.status = 'posted' and t.key in ('deposit:' || p.purpose_id, 'order:' || p.purpose_id || ':pay', 'late:' || p.id)
       group by p.id having (p.status in ('paid', 'paid_late')) <> (count(t.id) = 1)`,
    ],
    [
      'nothing told is unsent',
      `
      select 'user' as service, count(*) from "user".outbox where published_at is null having count(*) > 0
      union all select 'order', count(*) from "order".outbox where published_at is null having count(*) > 0
      union all select 'wallet', count(*) from wallet.outbox where published_at is null having count(*) > 0
      union all select 'payment', count(*) from payment.outbox where published_at is null having count(*) > 0`,
    ],
    [
      'nobody was set aside',
      `
      select consumer, error from "order".dead_letter union all select consumer, error from wallet.dead_letter
      union all select consumer, error from payment.dead_letter union all select consumer, error from notification.dead_letter`,
    ],
  ]
  await eventually(async () => {
    for (const [what, sql] of findings) expect(await rows(konter, sql), what).toEqual([])
  })
  await nobodyReceivedTwice(konter)
}

type Fulfilments = { counts: { target: string; sku: string; delivered: number; reversed: number }[] }
type Purchase = { order_id: string; supplier: string; reference: string; supplier_reference: string | null }

/** The suppliers' own books: what they delivered is what our purchases say, once per order. */
async function nobodyReceivedTwice(konter: Konter): Promise<void> {
  const purchases = await rows<Purchase>(
    konter,
    `select order_id, supplier, reference, supplier_reference from "order".purchase`,
  )
  const delivered = new Map<string, number>()
  for (const { order_id, supplier, reference, supplier_reference } of purchases) {
    const known = supplier === 'digiflazz' ? reference : supplier_reference
    if (known === null) continue
    const { counts } = await (supplier === 'digiflazz' ? konter.digiflazz : konter.vip)<Fulfilments>(
      `fulfilments?reference=${known}`,
    )
    delivered.set(
      order_id,
      (delivered.get(order_id) ?? 0) + counts.reduce((sum, each) => sum + each.delivered - each.reversed, 0),
    )
  }
  const completed = await rows<{ id: string; status: string }>(konter, `select id, status from "order"."order"`)
  for (const { id, status } of completed)
    expect([id, delivered.get(id) ?? 0]).toEqual([id, status === 'completed' ? 1 : 0])
}
