import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { caller, signIn } from '../../launch/demo.ts'
import { proveBooks, withClient } from '../books.ts'
import type { Konter } from '../konter.ts'
import type { Lab } from '../lab.ts'
import { clients, type Seller } from './turn.ts'

/** Konter with customers who have money, and a supplier that delivers at once. */

const script = fileURLToPath(new URL('./konter-load.ts', import.meta.url))
const sku = 'xl-10000'
const deposit = 900_000_000
const supplierBalance = 1_000_000_000_000
const settleMsMax = 60_000
/** What a shop needs of the environment of its Konter: whoever puts a load on it is rich. */
export const shopEnvironment = { CASH_AMOUNT_MAX: String(deposit), DEPOSIT_AMOUNT_MAX: String(deposit) }

type Session = { accessToken: string; refreshToken: string }
export type Shop = Seller & {
  konter: Konter
  /** Throws unless every order that was paid was delivered, once, and the ledger holds. Answers how many there were. */
  prove(): Promise<number>
}

export async function openShop(lab: Lab, konter: Konter): Promise<Shop> {
  const openedAt = new Date()
  const call = caller(konter.gatewayUrl)
  const staff = (await signIn(call, konter.admin)).accessToken
  await sellOnlyAtOnce(konter, call, staff)
  lab.say('registering customers and filling their wallets')
  let sessions = await Promise.all(Array.from({ length: clients }, () => customer(call, staff)))
  return {
    konter,
    pids: () => pidsOf(konter, ({ name }) => name !== 'simulators'),
    everything: () => pidsOf(konter, () => true),
    load: async () => {
      sessions = await Promise.all(
        sessions.map(({ refreshToken }) => call<Session>('POST', '/v1/auth/refresh', { body: { refreshToken } })),
      )
      const tokens = sessions.map(({ accessToken }) => accessToken)
      return { script, given: { url: konter.gatewayUrl, tokens, sku } }
    },
    settled: () => untilSettled(lab, konter),
    prove: () => prove(lab, konter, openedAt),
  }
}

type Program = { name: string; pid(): number | undefined }
const pidsOf = ({ programs }: Konter, isMeant: (program: Program) => boolean): number[] =>
  [...programs.values()].filter(isMeant).flatMap((program) => program.pid() ?? [])

type Call = ReturnType<typeof caller>

/** One supplier, who says at once what became of a purchase, and has money enough. */
async function sellOnlyAtOnce({ world }: Konter, call: Call, token: string): Promise<void> {
  const digiflazz = caller(`${world.digiflazz}/control`)
  await call('PATCH', '/v1/admin/suppliers/vip', { token, body: { enabled: false } })
  await digiflazz('POST', '/scripts', { body: { target: '*', steps: [{ answer: 'success' }] } })
  await digiflazz('PUT', '/balance', { body: { balance: supplierBalance } })
}

/** Pays in at the counter, which staff confirm. */
async function customer(call: Call, staff: string): Promise<Session> {
  const person = { name: 'Budi', email: `${randomUUID()}@konter.example`, password: 'kopi-tubruk-pagi-hari' }
  const session = await call<Session>('POST', '/v1/auth/register', { body: person })
  const token = session.accessToken
  const body = { amount: deposit, paymentMethod: 'manual:cash' }
  const { payment } = await call<{ payment: { id: string } }>('POST', '/v1/wallet/deposits', { token, body })
  await call('POST', `/v1/admin/payments/${payment.id}/confirm`, { token: staff, body: {} })
  for (let balance = 0; balance < deposit; await delay(50))
    ({ balance } = await call<{ balance: number }>('GET', '/v1/wallet', { token }))
  return session
}

/** Until no outbox holds anything unsent, no consumer has anything to read, and no job is due; seen twice. */
async function untilSettled(lab: Lab, { database }: Konter): Promise<void> {
  const { databaseAdminUrl, natsMonitorUrl } = await lab.servers()
  const deadline = performance.now() + settleMsMax
  await withClient(databaseAdminUrl, database, async (client) => {
    const { rows } = await client.query<{ schema: string }>(
      `select table_schema as schema from information_schema.tables where table_name = 'outbox'`,
    )
    const left = rows.map(
      ({ schema }) => `(select count(*) from "${schema}".outbox where published_at is null)
        + (select count(*) from ${schema}_jobs._private_jobs where run_at <= now())`,
    )
    const undone = async () => {
      const { rows } = await client.query<{ left: string }>(`select ${left.join(' + ')} as left`)
      return Number(rows[0]?.left) + (await unread(natsMonitorUrl, database.replaceAll('_', '-')))
    }
    for (let quiet = 0; quiet < 2 && performance.now() < deadline; await delay(100))
      quiet = (await undone()) === 0 ? quiet + 1 : 0
  })
}

type Streams = {
  account_details?: {
    stream_detail?: { name: string; consumer_detail?: { num_pending: number; num_ack_pending: number }[] }[]
  }[]
}

/** What consumers of one installation have not read or not acknowledged, as NATS itself says. */
async function unread(monitorUrl: string | undefined, namespace: string): Promise<number> {
  if (monitorUrl === undefined) return 0
  const { account_details: accounts = [] } = (await (
    await fetch(`${monitorUrl}/jsz?consumers=true&accounts=true`)
  ).json()) as Streams
  return accounts
    .flatMap(({ stream_detail: streams = [] }) => streams)
    .filter(({ name }) => name.startsWith(namespace))
    .flatMap(({ consumer_detail: consumers = [] }) => consumers)
    .reduce((sum, consumer) => sum + consumer.num_pending + consumer.num_ack_pending, 0)
}

type Count = { target: string; sku: string; delivered: number; reversed: number }

async function prove(lab: Lab, { database, world }: Konter, since: Date): Promise<number> {
  const { databaseAdminUrl } = await lab.servers()
  const answer = await fetch(`${world.digiflazz}/control/fulfilments`)
  const { counts } = (await answer.json()) as { counts: Count[] }
  const delivered = new Map(counts.map((each) => [`${each.target} ${each.sku}`, each.delivered - each.reversed]))
  const orders = await withClient(databaseAdminUrl, database, async (client) => {
    const { rows } = await client.query<{ target: string; sku: string; orders: string; open: string }>(
      `select p.target, p.item_code as sku, count(*) filter (where o.status = 'completed') as orders,
              count(*) filter (where o.status <> 'completed') as open
         from "order"."order" o left join "order".purchase p on p.order_id = o.id and p.status = 'succeeded'
        where o.placed_at >= $1 group by p.target, p.item_code`,
      [since],
    )
    return rows
  })
  const wrong = orders.filter(
    ({ target, sku, orders, open }) => Number(open) > 0 || delivered.get(`${target} ${sku}`) !== Number(orders),
  )
  if (wrong.length > 0) throw new Error(`paid and not delivered once: ${JSON.stringify(wrong.slice(0, 10))}`)
  if (orders.length !== delivered.size) throw new Error(`${delivered.size - orders.length} deliveries without an order`)
  const count = orders.reduce((total, { orders }) => total + Number(orders), 0)
  lab.say(`all ${count} orders that were paid are delivered, once`)
  await proveBooks(lab, database)
  return count
}
