import { audit } from '../../tools/audit/audit.ts'
import { leftovers } from './leftovers.ts'
import { grepLogs } from './logs.ts'
import type { Notes, Wanted } from './notes.ts'
import { booksOfTheWorld } from './outside-books.ts'
import { voucherAnswers } from './voucher-verdict.ts'
import type { World } from './world.ts'

export type Finding = { what: string; examples: string[] }

/** Every promise that was broken, in words. Empty: it could not be broken. */
export async function verdict(world: World, notes: Notes, memoryBase: ReadonlyMap<string, number>): Promise<Finding[]> {
  const findings: Finding[] = []
  const add = (what: string, examples: string[]) => {
    if (examples.length > 0) findings.push({ what: `${what} (${examples.length})`, examples: examples.slice(0, 10) })
  }
  for (const { invariant, what, found, examples } of await auditAtRest(world))
    findings.push({ what: `${invariant}: ${what} (${found})`, examples })
  add('seen by clients', notes.violations)
  add('what was acknowledged is there, what was refused is not', await answersKept(world, notes))
  add('an order ends as its suppliers decided', await outcomes(world, notes))
  for (const [what, examples] of Object.entries(await voucherAnswers(world, notes))) add(what, examples)
  add('no forged message is kept', await forgeriesKept(world, notes))
  for (const [what, examples] of Object.entries(await booksOfTheWorld(world, notes))) add(what, examples)
  for (const [what, examples] of Object.entries(await leftoversAtLast(world, memoryBase))) add(what, examples)
  add('no secret is in a log', await grepLogs(world, notes))
  return findings
}

const auditMsMax = 15_000
const auditAgainMs = 500

/** What is told last takes a moment to be heard: only what stays broken is. */
async function auditAtRest({ databaseUrl, clock }: World) {
  const deadline = performance.now() + auditMsMax
  for (;;) {
    const found = await audit(databaseUrl, { now: clock.now() })
    if (found.length === 0 || performance.now() > deadline) return found
    await new Promise((resolve) => setTimeout(resolve, auditAgainMs))
  }
}

/** The server needs its minute to see that a connection was lost. */
const lostMsMax = 75_000

async function leftoversAtLast(world: World, memoryBase: ReadonlyMap<string, number>) {
  const deadline = performance.now() + lostMsMax
  for (;;) {
    const found = await leftovers(world, memoryBase)
    if (Object.values(found).every((examples) => examples.length === 0) || performance.now() > deadline) return found
    await new Promise((resolve) => setTimeout(resolve, auditAgainMs))
  }
}

type OrderRow = { id: string; target: string; status: string; total: string; payment_method: string }

async function answersKept({ db }: World, { wanted, deposits }: Notes): Promise<string[]> {
  const orders = (
    await db.query<OrderRow>(`select id, target, status, total::text, payment_method from "order"."order"`)
  ).rows
  const byTarget = Map.groupBy(orders, ({ target }) => target.split(/[^0-9]/)[0] ?? target)
  const broken: string[] = []
  for (const { target, acknowledged, refused } of wanted) {
    const found = byTarget.get(target) ?? []
    const ids = found.map(({ id }) => id)
    if (acknowledged !== undefined && (ids.length !== 1 || ids[0] !== acknowledged.answer.id))
      broken.push(
        `order ${acknowledged.answer.id} for ${target} was acknowledged, there are: ${ids.join(', ') || 'none'}`,
      )
    if (acknowledged !== undefined && Number(found[0]?.total) !== acknowledged.answer.total?.amount)
      broken.push(
        `order ${acknowledged.answer.id} was acknowledged for ${acknowledged.answer.total?.amount}, it says ${found[0]?.total}`,
      )
    if (refused !== undefined && ids.length !== 0)
      broken.push(
        `an order for ${target} was refused (${refused.status} ${refused.code}), and there is ${ids.join(', ')}`,
      )
    if (acknowledged === undefined && refused === undefined) broken.push(`an order for ${target} was never answered`)
  }
  const known = (await db.query<{ id: string; amount: string }>('select id, amount::text from wallet.deposit')).rows
  const amounts = new Map(known.map(({ id, amount }) => [id, Number(amount)]))
  for (const { amount, acknowledged } of deposits)
    if (amounts.get(acknowledged.answer.id) !== amount)
      broken.push(
        `deposit ${acknowledged.answer.id} of ${amount} was acknowledged, there is ${amounts.get(acknowledged.answer.id)}`,
      )
  return broken
}

/** Who would have delivered was asked; who was paid for nothing gave it back. */
async function outcomes({ db }: World, { wanted }: Notes): Promise<string[]> {
  const { rows } = await db.query<{ id: string; status: string; staff: boolean; story: string }>(
    `select o.id, o.status, coalesce(bool_or(p.answer like '%asked by telephone'), false) as staff,
            coalesce(string_agg(p.supplier || ' ' || p.status || ' after ' || p.asks || ': ' || coalesce(p.answer, ''), ', then ' order by p.attempt), 'nobody was asked') as story
       from "order"."order" o left join "order".purchase p on p.order_id = o.id group by o.id`,
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return wanted.flatMap((each) => {
    const row = byId.get(each.acknowledged?.answer.id ?? '')
    if (row === undefined || row.staff || expected(each).includes(row.status)) return []
    return `order ${row.id} (${each.target}, ${each.outcome}, pays ${each.pays}) is ${row.status}: ${row.story}`
  })
}

function expected({ outcome, pays }: Wanted): string[] {
  if (pays === 'never') return ['expired']
  // Where nobody heard of the success before it was taken back, it is a failure.
  const fulfilled = { delivered: ['completed'], fails: ['refunded'], 'taken-back': ['reversed', 'refunded'] }[outcome]
  // Who paid late has the money in the wallet, unless the payment was not seen to have expired before.
  return pays === 'late' ? ['expired', ...fulfilled] : fulfilled
}

async function forgeriesKept({ db }: World, { forgeries }: Notes): Promise<string[]> {
  const { rows } = await db.query<{ digest: string; body: string }>(
    `select encode(digest, 'hex') as digest, encode(raw, 'escape') as body from payment.callback
     union all select encode(digest, 'hex'), encode(raw, 'escape') from "order".supplier_message`,
  )
  return rows.filter(({ digest }) => forgeries.digests.has(digest)).map(({ body }) => body.slice(0, 200))
}
