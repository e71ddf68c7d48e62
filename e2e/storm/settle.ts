import { schemaNames } from '../../tools/schemas.ts'
import type { Client } from './client.ts'
import type { Identity } from './notes.ts'
import type { World } from './world.ts'

/** After the storm: nobody helps but time, and staff with what only staff can find out. */

const lookEveryMs = 200
/** So long nothing happens, and time moves on: the next question to a supplier, the next lease. */
const stillMsUsually = 700
const stepMs = 65_000
/** Longer than a payment lives. */
const expiryMs = 80 * 60_000

type Restless = Record<string, number>

const unfinished: Record<string, string> = {
  'orders with money in clearing': `select count(*)::int as n from "order"."order" where status in ('paid', 'processing', 'failed')`,
  // Also those whose supplier did not say whether the delivery stands: they are asked again a minute later.
  'orders being driven': `select count(*)::int as n from "order"."order" where drive_at <= $1::timestamptz + interval '61 s'`,
  'orders paid for and not begun': `select count(*)::int as n from "order"."order"
     where status = 'pending_payment' and (received is not null or payment_method = 'wallet')`,
  'deposits that were paid': `select count(*)::int as n from wallet.deposit d join payment.payment p on p.purpose_id = d.id
     where d.status = 'pending' and p.status in ('paid', 'paid_late')`,
  'callbacks not judged': `select count(*)::int as n from payment.callback where verdict is null`,
  'messages not judged': `select count(*)::int as n from "order".supplier_message where verdict is null`,
  ...Object.fromEntries(
    schemaNames.flatMap((name) => [
      [`events of ${name} not told`, `select count(*)::int as n from "${name}".outbox where published_at is null`],
      [
        `jobs of ${name} that are due`,
        `select count(*)::int as n from "${name}_jobs"._private_jobs where run_at <= $1::timestamptz`,
      ],
    ]),
  ),
}

/** Comes and goes while payments that nobody pays are asked about: what people wait for may stand still all the same. */
const isRoutine = (name: string): boolean => name.startsWith('jobs of ')
/** More than this are a queue, which is being worked off: to move time would make it longer. */
const routineMax = 10

const unpaid: Record<string, string> = {
  'orders not paid': `select count(*)::int as n from "order"."order" where status = 'pending_payment'`,
  'deposits not paid': `select count(*)::int as n from wallet.deposit where status = 'pending'`,
  'payments not closed': `select count(*)::int as n from payment.payment where status = 'pending'`,
}

async function look({ db, now }: { db: World['db']; now: Date }, what: Record<string, string>): Promise<Restless> {
  const found: Restless = {}
  for (const [name, sql] of Object.entries(what)) {
    const { rows } = await db.query(sql, sql.includes('$1') ? [now] : [])
    if (rows[0].n > 0) found[name] = rows[0].n
  }
  return found
}

export type Settling = {
  world: World
  client: Client
  staff: Identity
  withinMs: number
  stillMs?: number
  onStep: (step: string) => void
}

/** How long it took, how far the clock was moved meanwhile, and how often staff had to help. */
export type Settled = { tookMs: number; movedMs: number; resolvedByStaff: number }

/** Resolves when everything that was paid for, and everybody who waits, has come to an end; throws, saying what has not, when it takes too long. */
export const rest = (settling: Settling, people: Promise<unknown> = Promise.resolve()): Promise<Settled> =>
  timed(settling, (resolved) => restWith(settling, people, resolved))

/** The same, and then what nobody paid for expires. */
export const settle = (settling: Settling, people: Promise<unknown>): Promise<Settled> =>
  timed(settling, async (resolved) => {
    await restWith(settling, people, resolved)
    settling.onStep('all paid orders have ended; now what nobody paid for expires')
    settling.world.clock.forward(expiryMs)
    await comeToRest(settling, { ...unfinished, ...unpaid }, () => true, resolved)
  })

type Resolved = { count: number }

async function timed({ world }: Settling, work: (resolved: Resolved) => Promise<void>): Promise<Settled> {
  const aheadMs = () => world.clock.now().getTime() - Date.now()
  const [started, ahead] = [performance.now(), aheadMs()]
  const resolved = { count: 0 }
  await work(resolved)
  return {
    tookMs: Math.round(performance.now() - started),
    movedMs: Math.round((aheadMs() - ahead) / 1000) * 1000,
    resolvedByStaff: resolved.count,
  }
}

async function restWith(settling: Settling, people: Promise<unknown>, resolved: Resolved): Promise<void> {
  let peopleDone = false
  const done = people.finally(() => {
    peopleDone = true
  })
  // Who has no answer when time is up is told about below, with what has not come to rest.
  done.catch(() => {})
  await comeToRest(settling, unfinished, () => peopleDone, resolved)
  await done
}

async function comeToRest(
  settling: Settling,
  what: Record<string, string>,
  peopleDone: () => boolean,
  resolved: Resolved,
): Promise<void> {
  const { world, withinMs, stillMs = stillMsUsually, onStep } = settling
  const deadline = performance.now() + withinMs
  let before = ''
  let stillSince = performance.now()
  let moves = 0
  for (;;) {
    const restless = await look({ db: world.db, now: world.clock.now() }, what)
    if (Object.keys(restless).length === 0 && peopleDone()) return
    const awaited = Object.entries(restless).filter(([name]) => !isRoutine(name))
    const seen = JSON.stringify(Object.fromEntries(awaited))
    if (performance.now() > deadline)
      throw new Error(
        `it did not come to rest: ${JSON.stringify(restless)}${peopleDone() ? '' : ', and somebody has no answer'}`,
      )
    const routine = Object.entries(restless).reduce((sum, [name, count]) => sum + (isRoutine(name) ? count : 0), 0)
    if (seen !== before) onStep(`still ${seen}`)
    if (seen !== before || routine > routineMax) stillSince = performance.now()
    else if (performance.now() - stillSince > stillMs) {
      moves += 1
      resolved.count += await askStaff(settling)
      // Suppliers are asked more and more rarely; so time takes longer steps.
      world.clock.forward(stepMs * Math.min(10, Math.ceil(moves / 4)))
      stillSince = performance.now()
    }
    before = seen
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
  }
}

/** What no machine can find out (VIP Reseller knows no reference of ours), staff ask by telephone. Answers how often. */
async function askStaff({ world, client, staff, onStep }: Settling): Promise<number> {
  const { rows } = await world.db.query(
    `select order_id as id, target, supplier, review from "order".purchase where status = 'open' and review is not null`,
  )
  for (const { id, target, supplier, review } of rows as {
    id: string
    target: string
    supplier: 'vip'
    review: string
  }[]) {
    onStep(`staff ask ${supplier} about ${target}: ${review}`)
    const { transactions } = await world.control[supplier]<{
      transactions: { trxid: string; status: string; note: string; target: string }[]
    }>(`transactions?target=${encodeURIComponent(target)}`)
    const delivered = transactions.find(({ status }) => status === 'success')
    const body =
      delivered === undefined
        ? { outcome: 'not-delivered', reason: 'asked by telephone' }
        : { outcome: 'delivered', serialNumber: delivered.note, reason: 'asked by telephone' }
    await client.insist('POST', `/v1/admin/orders/${id}/resolve`, { as: staff, body })
  }
  return rows.length
}
