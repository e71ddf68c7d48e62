import { type Lab, median, type Row } from './lab.ts'
import { openShop, shopEnvironment } from './orders/konter-shop.ts'
import { clients, type OrdersTurn, type Seller, turnsAlone } from './orders/turn.ts'
import { startMedusa, startVendure } from './peers/peers.ts'

export const title = 'Orders'
export const goal = `wallet-paid, POST until \`completed\`, ${clients} clients, supplier at once: ≥ 10× the orders/s of Vendure, p99 ≤ 300 ms`

const goalShare = 10
const p99MsMax = 300
/** Processes compile what they run for tens of seconds of load; a shop that has just opened is half as fast as itself. */
const warmUpSeconds = 20
const peer = 'Vendure'

export async function run(lab: Lab): Promise<Row[]> {
  const shops = {
    'Konter, one process': await openShop(lab, await lab.konter('together', shopEnvironment)),
    'Konter, a process each': await openShop(lab, await lab.konter('apart', shopEnvironment)),
  }
  const sellers: Record<string, Seller | undefined> = {
    [peer]: await startVendure(lab),
    Medusa: await startMedusa(lab),
    ...shops,
  }
  const here = Object.entries(sellers).filter((entry): entry is [string, Seller] => entry[1] !== undefined)
  const contestants = Object.fromEntries(here)
  lab.say('warming up')
  await turnsAlone(lab, contestants, lab.quick ? 0 : Math.ceil(warmUpSeconds / lab.seconds))
  const turns: Record<string, OrdersTurn[]> = await turnsAlone(lab, contestants, lab.rounds)
  for (const shop of Object.values(shops)) await shop.prove()
  return Object.keys(sellers).map((name) => rowOf(name, turns[name], turns[peer]))
}

function rowOf(name: string, turns: OrdersTurn[] | undefined, beside: OrdersTurn[] | undefined): Row {
  if (turns === undefined) return { shop: name, 'orders/s': 'not here' }
  const of = (figure: keyof OrdersTurn) => median(turns.map((turn) => turn[figure]))
  // Turn by turn, so that what the machine did in the meantime is in both.
  const share = beside && median(turns.map((turn, at) => turn.perSecond / (beside[at]?.perSecond ?? Number.NaN)))
  const isOurs = name.startsWith('Konter')
  const met = (share ?? 0) >= goalShare && of('p99Ms') <= p99MsMax
  return {
    shop: name,
    'orders/s': of('perSecond').toFixed(1),
    'of Vendure': share?.toFixed(2) ?? '',
    'requests/s': of('requestsPerSecond').toFixed(0),
    'p50 ms': of('p50Ms').toFixed(0),
    'p99 ms': of('p99Ms').toFixed(0),
    'CPU ms': of('cpuMs').toFixed(1),
    'CPU ms of Postgres': of('postgresCpuMs').toFixed(1),
    errors: turns.reduce((sum, { errors }) => sum + errors, 0),
    goal: isOurs && beside !== undefined ? (met ? 'met' : 'missed') : '',
  }
}
