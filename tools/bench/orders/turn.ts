import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { cpuSeconds, type Lab } from '../lab.ts'
import type { LoopResult } from './closed-loop.ts'

/** Somebody who sells, and the load that buys there. */
export type Seller = {
  /** Its processes now. */
  pids(): number[]
  /** These, and the world around it that only it needs. */
  everything(): number[]
  /** The program that puts the load on it, and what that must know. Asked before every turn. */
  load(): Promise<{ script: string; given: object }>
  /** Resolves when all that the orders set off is done: it belongs to what they cost. */
  settled(): Promise<void>
}

export type OrdersTurn = {
  orders: number
  perSecond: number
  requestsPerSecond: number
  p50Ms: number
  p99Ms: number
  errors: number
  /** Of CPU time per order: of the seller's processes, and of Postgres. */
  cpuMs: number
  postgresCpuMs: number
}

export const clients = 16
/**
 * Not counted. Whoever stood still for half a minute has let its idle connections go, and plans every statement anew on those
 * it opens: a shop that is open all day does not.
 */
const leadInSeconds = 3
const run = promisify(execFile)

/** The load in a process of its own, and what it cost, to the last event that it set off. */
export async function turnOf(lab: Lab, seller: Seller, seconds = lab.seconds): Promise<OrdersTurn> {
  const servers = await lab.servers()
  const { script, given } = await seller.load()
  const cpu = () => [sum(seller.pids().map(cpuSeconds)), cpuSeconds(servers.pid('postgres'))] as const
  const loadFor = (seconds: number) => run(process.execPath, [script, JSON.stringify({ ...given, clients, seconds })])
  if (!lab.quick) await loadFor(leadInSeconds)
  await seller.settled()
  const [ownBefore, postgresBefore] = cpu()
  const said = await loadFor(seconds)
  await seller.settled()
  const [own, postgres] = cpu()
  if (said.stderr !== '') lab.say(said.stderr.trim())
  const result = JSON.parse(/^RESULT (.*)$/m.exec(said.stdout)?.[1] ?? '{}') as LoopResult
  const { orders, errors, p50Ms, p99Ms } = result
  const each = (seconds: number) => Number(((seconds * 1000) / orders).toFixed(2))
  return {
    orders,
    perSecond: rounded(orders / result.seconds),
    requestsPerSecond: rounded(result.requests / result.seconds),
    p50Ms: rounded(p50Ms),
    p99Ms: rounded(p99Ms),
    errors,
    cpuMs: each(own - ownBefore),
    postgresCpuMs: each(postgres - postgresBefore),
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const rounded = (value: number): number => Number(value.toFixed(1))

/**
 * In turns, each alone: whoever has no turn stands still (SIGSTOP), for even idle ones look now and then whether there is
 * something to do, and the machine has few cores.
 */
export async function turnsAlone<Name extends string>(
  lab: Lab,
  sellers: Record<Name, Seller>,
  rounds: number,
): Promise<Record<Name, OrdersTurn[]>> {
  const all = Object.entries<Seller>(sellers)
  const signal = (name: 'SIGSTOP' | 'SIGCONT', some: readonly Seller[]) => {
    for (const pid of some.flatMap((seller) => seller.everything())) process.kill(pid, name)
  }
  const everybody = all.map(([, seller]) => seller)
  const alone = (seller: Seller) => async () => {
    const others = everybody.filter((each) => each !== seller)
    signal('SIGSTOP', others)
    try {
      await seller.settled()
      return await turnOf(lab, seller)
    } finally {
      signal('SIGCONT', others)
    }
  }
  // Who stands still cannot be asked to end.
  lab.atEnd(async () => signal('SIGCONT', everybody))
  const contestants = Object.fromEntries(all.map(([name, seller]) => [name, alone(seller)]))
  return (await lab.inTurns(contestants, rounds)) as Record<Name, OrdersTurn[]>
}
