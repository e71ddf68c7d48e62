import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Servers, startServers } from '@konter/testing/servers'
import pg from 'pg'
import { openChildren } from '../../packages/testing/src/servers/children.ts'
import { startKonter } from './konter.ts'
import { type Load, type LoadResult, putLoad } from './load.ts'
import { findProgram } from './programs.ts'
import { quiet } from './quiet.ts'

/** One line of a result: figures by the name of their column. Columns appear in the order in which rows bring them. */
export type Row = Record<string, string | number>

export type Part = {
  /** What is measured, in a few words. */
  title: string
  /** What must be reached, as it is promised. */
  goal: string
  run(lab: Lab): Promise<Row[]>
}

export type Process = { readonly pid: number; readonly log: string; stop(): Promise<void> }

/** What a part of the benchmark finds: servers that keep what they acknowledge, peers, load, and fair turns. */
export type Lab = {
  /** For files of this run; removed at the end. */
  dir: string
  /** How often each contestant has its turn, and for how long. Tiny numbers prove that a part works, and nothing else. */
  rounds: number
  seconds: number
  quick: boolean
  /** How many rows a large history has, if it was said. */
  rows?: number | undefined
  say(line: string): void
  /** Done when this part ends, however it ends: last first. */
  atEnd(work: () => Promise<void>): void
  /** Postgres (synchronous_commit, fsync, full_page_writes on), NATS and Redis of this run alone. */
  servers(): Promise<Servers>
  /** What that Postgres says. */
  postgresLog: string
  /** All of Konter on these servers, in a new database, with the demo's products. Each call starts another one. */
  konter: OmitFirst<typeof startKonter>
  /** A program of Debian's, installed if we may; undefined when it is not here and cannot be had. */
  program(name: string): Promise<string | undefined>
  /** Runs a program until `stop` or the end of this run, however it ends. */
  start(name: string, file: string, args: string[], env?: Record<string, string>, cwd?: string): Promise<Process>
  load(load: Load): Promise<LoadResult>
  /**
   * In turns (a, b, c, a, b, c, …), because a machine that others use is not the same from minute to minute. Each waits a
   * little for a quiet moment.
   */
  inTurns<Name extends string, T>(
    contestants: Record<Name, () => Promise<T>>,
    rounds?: number,
  ): Promise<Record<Name, T[]>>
}

type OmitFirst<F> = F extends (first: never, ...rest: infer Rest) => infer Answer ? (...rest: Rest) => Answer : never
type Options = Pick<Lab, 'rounds' | 'seconds' | 'quick' | 'rows' | 'say'>

const root = fileURLToPath(new URL('../..', import.meta.url))
const stopMsMax = 15_000
const databases = /^konter_bench_|^bench_/

export type Opened = {
  lab: Lab
  /** The share of the machine that others used when it was somebody's turn: the middle of all turns. */
  disturbance(): number
  close(): Promise<void>
}

export async function openLab(options: Options): Promise<Opened> {
  const disturbances: number[] = []
  const home = join(root, '.konter', 'bench')
  const dir = join(home, `run-${process.pid}`)
  mkdirSync(dir, { recursive: true })
  const children = await openChildren(dir)
  const endings: (() => Promise<void>)[] = []
  let servers: Promise<Servers> | undefined

  const lab: Lab = {
    ...options,
    dir,
    atEnd: (work) => void endings.push(work),
    servers: () => {
      servers ??= startAfresh(join(home, 'servers'))
      return servers
    },
    konter: async (...rest) => {
      const konter = await startKonter(lab, ...rest)
      endings.push(konter.stop)
      return konter
    },
    postgresLog: join(home, 'servers', 'logs', 'postgres.log'),
    program: findProgram,
    start: async (name, file, args, env = {}, cwd = dir) => {
      // A clean environment, by a file: nothing of ours reaches a peer by accident.
      const variables = Object.entries(env).map(([key, value]) => `${key}=${value}`)
      const child = await children.start(name, {
        file: 'env',
        args: [...variables, file, ...args],
        cwd,
        stopSignal: 'SIGTERM',
      })
      const stop = () => child.stop(stopMsMax)
      endings.push(stop)
      return { pid: child.identity.pid, log: children.logPath(name), stop }
    },
    load: (load) => putLoad(lab, load),
    inTurns: async (contestants, rounds = options.rounds) => {
      const names = Object.keys(contestants) as (keyof typeof contestants)[]
      const found = Object.fromEntries(names.map((name) => [name, [] as unknown[]])) as never
      for (let round = 1; round <= rounds; round++)
        for (const name of names) {
          if (!options.quick) disturbances.push(await quiet())
          const result = await contestants[name]()
          ;(found as Record<string, unknown[]>)[name]?.push(result)
          options.say(`round ${round} of ${rounds}: ${name}: ${JSON.stringify(result)}`)
        }
      return found
    },
  }

  return {
    lab,
    disturbance: () => median(disturbances),
    close: async () => {
      for (const end of endings.reverse()) await end().catch((error: unknown) => options.say(String(error)))
      await (await servers)?.stop()
      children.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** The cluster stays from run to run; what a run that was killed left in it does not. */
async function startAfresh(dir: string): Promise<Servers> {
  // Somebody else's run, which is refused in words below, keeps its messages.
  if (!existsSync(join(dir, 'owner.json'))) rmSync(join(dir, 'nats', 'jetstream'), { recursive: true, force: true })
  const servers = await startServers({ dir, durable: true, env: withoutServers(process.env) })
  const client = new pg.Client({ connectionString: servers.databaseAdminUrl })
  await client.connect()
  const { rows } = await client.query<{ datname: string }>('select datname from pg_database')
  for (const { datname } of rows.filter((row) => databases.test(row.datname)))
    await client.query(`drop database ${client.escapeIdentifier(datname)} with (force)`)
  await client.end()
  return servers
}

/** The servers of a development environment may have been told not to keep anything. */
function withoutServers({ DATABASE_ADMIN_URL, NATS_URL, REDIS_URL, ...rest }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return rest
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2
}

/** Linux counts the time of a process in hundredths of a second. */
const ticksPerSecond = 100

/**
 * Seconds of CPU that a process and its children have used, those that ended included: what neighbours on a shared
 * machine do hardly changes it, unlike everything that is measured by the clock. NaN where there is no /proc.
 */
export function cpuSeconds(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
    const own = fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / ticksPerSecond
    return children.reduce((sum, child) => sum + (cpuSeconds(Number(child)) || 0), own)
  } catch {
    return Number.NaN
  }
}

/** Resident memory in bytes, of a process and its children. NaN where there is no /proc. */
export function residentBytes(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
    const own = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) * 1024
    return children.reduce((sum, child) => sum + (residentBytes(Number(child)) || 0), own)
  } catch {
    return Number.NaN
  }
}

/** A file in the folder of this run. */
export function write(lab: Pick<Lab, 'dir'>, name: string, content: string): string {
  const path = join(lab.dir, name)
  writeFileSync(path, content)
  return path
}
