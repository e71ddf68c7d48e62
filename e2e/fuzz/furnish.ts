import { eventually } from '@konter/testing'
import { schemaNames } from '../../tools/schemas.ts'
import type { Konter } from '../konter.ts'
import type { Cast } from './cast.ts'
import { openMarket } from './market.ts'
import { type ApiDocument, operationsIn } from './operations.ts'
import type { Pool } from './pool.ts'

const harmless = 'clean-up'
/** Why work that harms nobody is set aside, for staff to play with. */
const reason = 'set aside for the fuzz'

/** Something of everything, so that there is what a request can be about. */
export async function furnish(konter: Konter, cast: Cast, pool: Pool): Promise<void> {
  const headers = cast.atGateway('admin')
  for (const who of ['customer', 'key'] as const)
    await eventually(async () => {
      const { body } = await konter.get<{ balance: number }>('/v1/wallet', { headers: cast.atGateway(who) })
      if (body.balance === 0) throw new Error(`${who} has no money yet`)
    })
  const made = (['customer', 'key', 'guest'] as const).flatMap((who) => thingsOf(konter, cast.atGateway(who)))
  made.push(konter.post('/v1/admin/price-rules', { headers, body: { marginType: 'fixed', margin: 500 } }))
  await Promise.all(made)
  await openMarket(konter, cast, pool)
  for (const schema of schemaNames)
    await konter.db.query(
      `insert into "${schema}".dead_letter (id, kind, consumer, message, error, tries, failed_at)
       select gen_random_uuid(), 'job', $1, '{}', $2, 1, now() from generate_series(1, 20)`,
      [harmless, reason],
    )
}

function thingsOf(konter: Konter, headers: Record<string, string>): Promise<unknown>[] {
  const what = { sku: 'xl-10000', input: { phone: '087812345678' }, contact: { phone: '081234567890' } }
  const order = (paymentMethod: string) => konter.post('/v1/orders', { headers, body: { ...what, paymentMethod } })
  const deposit = (amount: number) =>
    konter.post('/v1/wallet/deposits', { headers, body: { amount, paymentMethod: 'manual:cash' } })
  return [...['wallet', 'wallet', 'manual:cash', 'tripay:QRIS'].map(order), ...[20_000, 30_000].map(deposit)]
}

/** What is left of what was set aside on purpose goes, and what then lies there is a finding. */
export async function deadLettersOf({ db }: Konter): Promise<string[]> {
  const found: string[] = []
  for (const schema of schemaNames) {
    await db.query(`delete from "${schema}".dead_letter where error = $1`, [reason])
    const { rows } = await db.query<{ consumer: string; error: string }>(
      `select consumer, error from "${schema}".dead_letter where status = 'waiting'`,
    )
    found.push(...rows.map((row) => `${schema} ${row.consumer}: ${row.error.slice(0, 300)}`))
  }
  return found
}

/** Lists that say more when they are asked for it. */
const more = [
  '/v1/admin/suppliers/digiflazz/items',
  '/v1/admin/suppliers/vip/items',
  '/v1/admin/proposals?status=confirmed',
  '/v1/admin/products?status=parked',
]

/** Every list is read once by staff and by whom it belongs to, for the names and ids of what is there. */
export async function learn(konter: Konter, cast: Cast, document: ApiDocument, pool: Pool): Promise<void> {
  const lists = operationsIn(document).filter(
    ({ method, path, isInternal }) => method === 'GET' && !isInternal && !/\{|stream/.test(path),
  )
  for (const path of [...lists.map((each) => each.path), ...more])
    for (const who of ['admin', 'customer'] as const) {
      const answer = await fetch(`${konter.gatewayUrl}${path}`, { headers: cast.atGateway(who) })
      if (answer.ok && answer.headers.get('content-type')?.includes('json') === true)
        pool.learn(path.split('?')[0] as string, await answer.json())
      else await answer.body?.cancel()
    }
}
