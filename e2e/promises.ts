import { eventually } from '@konter/testing'
import { expect } from 'vitest'
import { audit } from '../tools/audit/audit.ts'
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

/** Every invariant that the rows can tell (docs/audit.md), and the suppliers' own books. */
export async function booksAreRight(konter: Konter, ignore: readonly string[] = []): Promise<void> {
  await eventually(async () => expect(await audit(konter.auditUrl, { ignore })).toEqual([]))
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
