import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { copyProject } from '../launch/project-copy.ts'
import type { Topology } from '../launch/topology.ts'
import { type Lab, median, type Row, residentBytes } from './lab.ts'
import { openShop, type Shop, shopEnvironment } from './orders/konter-shop.ts'
import { turnOf } from './orders/turn.ts'

export const title = 'Start and memory'
export const goal = 'a start that finds its data is open in < 6 s; all services in one process take < 400 MB of memory'

const warmSecondsMax = 6
const megabytesMax = 400
const loadSeconds = 30
const restSeconds = 5
const openMsMax = 120_000
const names: Record<Topology, string> = { together: 'one process', apart: 'a process each' }

/** Without Postgres, NATS, Redis and the simulated world, which are other people's. */
export async function run(lab: Lab): Promise<Row[]> {
  const folder = join(lab.dir, 'project')
  mkdirSync(folder)
  copyProject(folder)
  const rows: Row[] = []
  for (const topology of ['together', 'apart'] as const) rows.push(await rowOf(lab, folder, topology))
  return rows
}

async function rowOf(lab: Lab, folder: string, topology: Topology): Promise<Row> {
  const seconds = await warmStarts(lab, folder, topology)
  const { idle, loaded } = await memories(lab, topology)
  const met = median(seconds) < warmSecondsMax && Math.max(idle, loaded) < megabytesMax
  return {
    services: names[topology],
    'warm start s': median(seconds).toFixed(1),
    'MB idle': idle.toFixed(0),
    [`MB after ${loadSeconds} s of orders`]: loaded.toFixed(0),
    goal: topology === 'together' ? (met ? 'met' : 'missed') : '',
  }
}

/** `npm start` in a folder of its own, on its usual ports: the first makes everything and is not counted. */
async function warmStarts(lab: Lab, folder: string, topology: Topology): Promise<number[]> {
  const seconds: number[] = []
  for (let nth = 0; nth <= lab.rounds; nth++) {
    const took = await startOnce(lab, folder, topology, nth)
    lab.say(`${names[topology]}: open after ${took.toFixed(1)} s${nth === 0 ? ', the first time' : ''}`)
    if (nth > 0) seconds.push(took)
  }
  return seconds
}

async function startOnce(lab: Lab, folder: string, topology: Topology, nth: number): Promise<number> {
  const args = ['tools/start.ts', ...(topology === 'apart' ? ['--apart'] : [])]
  const begun = performance.now()
  const { log, stop } = await lab.start(`start-${topology}-${nth}`, process.execPath, args, {}, folder)
  try {
    for (;;) {
      const said = readFileSync(log, 'utf8')
      const took = performance.now() - begun
      if (said.includes('Konter is open')) return took / 1000
      if (took > openMsMax || /is in use|already running/.test(said)) throw new Error(`it does not start: ${said}`)
      await delay(10)
    }
  } finally {
    await stop()
  }
}

/** In the middle of all rounds: when V8 looks for what is no longer needed makes a difference of tens of megabytes. */
async function memories(lab: Lab, topology: Topology): Promise<{ idle: number; loaded: number }> {
  const all = []
  for (let round = 1; round <= lab.rounds; round++) all.push(await memory(lab, topology))
  return { idle: median(all.map(({ idle }) => idle)), loaded: median(all.map(({ loaded }) => loaded)) }
}

async function memory(lab: Lab, topology: Topology): Promise<{ idle: number; loaded: number }> {
  const konter = await lab.konter(topology, shopEnvironment)
  const shop = await openShop(lab, konter)
  await delay(restSeconds * 1000)
  const idle = megabytes(shop)
  const turn = await turnOf(lab, shop, lab.quick ? lab.seconds : loadSeconds)
  const loaded = megabytes(shop)
  lab.say(`${names[topology]}: ${idle.toFixed(0)} MB, and ${loaded.toFixed(0)} MB after ${turn.orders} orders`)
  await konter.stop()
  return { idle, loaded }
}

const megabytes = (shop: Shop): number => shop.pids().reduce((sum, pid) => sum + residentBytes(pid), 0) / 2 ** 20
