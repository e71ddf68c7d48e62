import { join } from 'node:path'
import { audit } from '../audit/audit.ts'
import { loadHistory } from './history/load-history.ts'
import { explained, keep, type Statement } from './history/plans.ts'
import { type Lab, median, type Row } from './lab.ts'
import { openShop, type Shop, shopEnvironment } from './orders/konter-shop.ts'
import { type OrdersTurn, turnOf, turnsAlone } from './orders/turn.ts'

export const title = 'Orders after years of business'
export const goal =
  'the same orders with 10 million rows in orders and in entries cost ≤ 1.3× what they cost with 10 thousand: CPU per order, and orders/s'

const costMax = 1.3
const warmUpSeconds = 5
const explainSeconds = 2

/** Two installations on one Postgres that differ in what they have behind them, all in one process each. */
export async function run(lab: Lab): Promise<Row[]> {
  const [few, many] = lab.quick ? [1_000, lab.rows ?? 20_000] : [10_000, lab.rows ?? 10_000_000]
  const shops = { few: await shopAfter(lab, few), many: await shopAfter(lab, many) }
  lab.say('warming up')
  await turnsAlone(lab, shops, lab.quick ? 1 : Math.ceil(warmUpSeconds / lab.seconds))
  const turns = await turnsAlone(lab, shops, lab.rounds)
  const plans = {
    few: await plansOf(lab, shops.few, few),
    many: await plansOf(lab, shops.many, many),
  }
  for (const shop of Object.values(shops)) await shop.prove()
  await proveAll(shops.few)
  return [rowOf(few, turns.few, turns.few, plans.few), rowOf(many, turns.many, turns.few, plans.many)]
}

async function shopAfter(lab: Lab, orders: number): Promise<Shop> {
  const konter = await lab.konter('together', shopEnvironment)
  await loadHistory(lab, konter, orders)
  return openShop(lab, konter)
}

async function plansOf(lab: Lab, shop: Shop, orders: number): Promise<Statement[]> {
  const statements = await explained(lab, shop.konter, () => turnOf(lab, shop, explainSeconds))
  const path = join(lab.dir, '..', `plans-${orders}.txt`)
  keep(path, statements)
  lab.say(`${statements.length} statements explained: ${path}`)
  for (const { text, scanned } of statements.filter((each) => each.scanned.length > 0))
    lab.say(`reads all of ${scanned.join(', ')}: ${text}`)
  return statements
}

/** What the rows should be is what the audit asks; of the large history it would ask for hours. */
async function proveAll({ konter }: Shop): Promise<void> {
  const findings = await audit(konter.auditEnvironment.DATABASE_AUDIT_URL ?? '')
  if (findings.length > 0) throw new Error(`the audit found something: ${JSON.stringify(findings)}`)
}

function rowOf(orders: number, turns: OrdersTurn[], beside: OrdersTurn[], plans: Statement[]): Row {
  const of = (figure: keyof OrdersTurn) => median(turns.map((turn) => turn[figure]))
  const cpuOf = (turn: OrdersTurn | undefined) => (turn ? turn.cpuMs + turn.postgresCpuMs : Number.NaN)
  const cpu = median(turns.map((turn, at) => cpuOf(turn) / cpuOf(beside[at])))
  const time = median(turns.map((turn, at) => (beside[at]?.perSecond ?? Number.NaN) / turn.perSecond))
  const scans = plans.filter(({ scanned }) => scanned.length > 0).length
  const isMany = turns !== beside
  return {
    'rows before': orders.toLocaleString('en'),
    'orders/s': of('perSecond').toFixed(1),
    'p50 ms': of('p50Ms').toFixed(0),
    'p99 ms': of('p99Ms').toFixed(0),
    'CPU ms': of('cpuMs').toFixed(1),
    'CPU ms of Postgres': of('postgresCpuMs').toFixed(1),
    'cost in CPU': cpu.toFixed(2),
    'cost in time': time.toFixed(2),
    'blocks an order': blocksPerOrder(plans).toFixed(0),
    'sequential scans': scans,
    errors: turns.reduce((sum, { errors }) => sum + errors, 0),
    goal: isMany ? (Math.max(cpu, time) <= costMax ? 'met' : 'missed') : '',
  }
}

/** Of Postgres' pages touched; every order is inserted once. */
function blocksPerOrder(plans: readonly Statement[]): number {
  const orders = plans.find(({ text }) => text.startsWith('insert into "order"'))?.times ?? Number.NaN
  return plans.reduce((sum, { blocks, times }) => sum + blocks * times, 0) / orders
}
