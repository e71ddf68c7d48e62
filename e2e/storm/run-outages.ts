import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from './client.ts'
import { pricesOf, type Shop } from './journeys.ts'
import { Notes } from './notes.ts'
import type { Outage } from './outages.ts'
import { signIn } from './people.ts'
import { type Measured, measure, openProbes, untilAllWorks } from './probes.ts'
import { Random } from './random.ts'
import { rest, type Settled } from './settle.ts'
import { admin, type World } from './world.ts'

export type OutageReport = {
  name: string
  measured: Measured[]
  /** From the end of the outage until every probe is answered again. */
  answeredAfterMs: number
  /** … until everything that was begun has come to its end. `movedMs` is how far the clock was moved meanwhile. */
  settled: Settled
  /** What should have worked on, and did not. */
  broken: string[]
}

type Options = { forMs: number; onStep: (step: string) => void }

const answeredMsMax = 30_000
const settledMsMax = 90_000
/** Everything gets this long to mend by itself before time is moved on to what is planned for later. */
const patienceMs = 4_000
/** A probe that is under way when it begins, or finds the last connection broken, fails at most so often where nothing should. */
const failuresMax = 1

/** One outage after the other, each until everything is as before. */
export async function runOutages(
  world: World,
  outages: readonly Outage[],
  { forMs, onStep }: Options,
): Promise<OutageReport[]> {
  const random = new Random('outages')
  const notes = new Notes()
  const end = new AbortController()
  const client = new Client(world.gatewayUrl, notes, random, end.signal)
  const staff = await signIn(client, notes, admin)
  const shop: Shop = { client, notes, control: world.control, prices: await pricesOf(client) }
  const probes = await openProbes(world, shop, staff, random)
  const reports: OutageReport[] = []
  for (const outage of outages) {
    onStep(`${outage.name} for ${forMs / 1000} s`)
    await probes.prepare()
    await outage.begin(world)
    const measured = await measure(probes.all, forMs)
    await outage.end(world)
    const answeredAfterMs = await untilAllWorks(probes.all, answeredMsMax)
    const settled = await rest({ world, client, staff, withinMs: settledMsMax, stillMs: patienceMs, onStep: () => {} })
    reports.push({ name: outage.name, measured, answeredAfterMs, settled, broken: brokenPromises(outage, measured) })
    appendFileSync(join(world.dir, 'outages.jsonl'), `${JSON.stringify(reports.at(-1))}\n`)
  }
  end.abort()
  return reports
}

/** Where something is to work on: how it failed. Where not, a refusal must be one, and come in time. */
function brokenPromises({ works }: Outage, measured: readonly Measured[]): string[] {
  if (works === null) return []
  return measured.flatMap(({ probe, asked, answered, failures, msMax }) => {
    if (!works.includes(probe) || asked - answered <= failuresMax) return []
    return `${probe}: ${answered} of ${asked} answered, ${JSON.stringify(failures)}, at most ${msMax} ms`
  })
}
