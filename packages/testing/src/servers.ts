import { realpathSync } from 'node:fs'
import { findBinary, findPostgres } from './servers/binaries.ts'
import { type Children, openChildren, stopLeftovers } from './servers/children.ts'
import { dockerIsHere, startAsContainer } from './servers/container.ts'
import { chooseEndpoints, type Endpoints } from './servers/endpoints.ts'
import { claimFolder } from './servers/folder.ts'
import { useGiven, variables } from './servers/given.ts'
import { natsRecipe } from './servers/nats.ts'
import { postgresRecipe } from './servers/postgres.ts'
import { redisRecipe } from './servers/redis.ts'
import { type Recipe, type Server, type ServerName, startAsChild, titles } from './servers/server.ts'

export type { ServerName } from './servers/server.ts'

export type Servers = {
  /** As superuser, to the database `postgres`. */
  databaseAdminUrl: string
  natsUrl: string
  /** The monitoring pages of NATS, where it is our own process. */
  natsMonitorUrl: string | undefined
  redisUrl: string
  /** The process of one server now. Throws when it is not a process of ours (given by URL, or a container). */
  pid(name: ServerName): number
  /** Sends a signal to one server and does not wait, for tests of what happens then. Throws like `pid`. */
  kill(name: ServerName, signal: NodeJS.Signals): void
  /** Stops one server, if it still runs, and starts it with the same data at the same URL. Resolves when it answers. */
  restart(name: ServerName): Promise<void>
  /**
   * Stops everything that was started here, in order and at most 15 seconds gently. May be called again at any time;
   * all calls resolve together, when nothing is left.
   */
  stop(): Promise<void>
}

export type ServerOptions = {
  /** Where data, logs and the record of what runs are kept. Made if missing; one run at a time. */
  dir: string
  log?: (line: string) => void
  /** Whether data must survive a power cut (default). Without, Postgres is several times faster, and still survives kill -9. */
  durable?: boolean
  /** Where servers that run elsewhere are named (default: the environment of this process). */
  env?: NodeJS.ProcessEnv
}

const names: ServerName[] = ['postgres', 'redis', 'nats']

/**
 * Postgres, Redis and NATS with JetStream, ready to answer: those that the environment names, else private processes on
 * free loopback ports, else containers. They do not keep this process alive, and end with it however it ends.
 *
 * Throws in one sentence when another run that lives uses the folder, when a server is not on this machine, and, with
 * the end of its log, when one does not start. Then nothing is left running.
 */
export async function startServers(options: ServerOptions): Promise<Servers> {
  const { env = process.env, log = () => {}, durable = true } = options
  const allGiven = names.every((name) => env[variables[name]])
  const run = allGiven ? undefined : await openRun(options.dir, { env, log, durable })
  const starting = names.map((name) => {
    const url = env[variables[name]]
    return url || run === undefined ? useGiven(name, url ?? '') : startOne(name, run)
  })
  const results = await Promise.allSettled(starting)
  const started = results.filter((result) => result.status === 'fulfilled').map(({ value }) => value)
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= stopAll(started, run)
    return stopping
  }
  const failure = results.find((result) => result.status === 'rejected')
  if (failure !== undefined) {
    await stop()
    throw failure.reason
  }
  const [postgres, redis, nats] = started as [Server, Server, Server]
  const byName: Record<ServerName, Server> = { postgres, redis, nats }
  return {
    databaseAdminUrl: postgres.url,
    redisUrl: redis.url,
    natsUrl: nats.url,
    natsMonitorUrl: env.NATS_URL || run === undefined ? undefined : `http://127.0.0.1:${run.endpoints.natsMonitor}`,
    pid: (name) => byName[name].pid(),
    kill: (name, signal) => byName[name].kill(signal),
    restart: (name) => byName[name].restart(),
    stop,
  }
}

async function stopAll(servers: Server[], run: Run | undefined): Promise<void> {
  await Promise.allSettled(servers.map((server) => server.stop()))
  run?.close()
}

/** A folder that is ours, and what of it the servers share. */
type Run = {
  dir: string
  env: NodeJS.ProcessEnv
  log: (line: string) => void
  durable: boolean
  endpoints: Endpoints
  children: Children
  close(): void
}

async function openRun(folder: string, options: Pick<Run, 'env' | 'log' | 'durable'>): Promise<Run> {
  const giveUp = claimFolder(folder)
  try {
    const dir = realpathSync(folder)
    await stopLeftovers(dir, options.log)
    const endpoints = await chooseEndpoints(dir)
    const children = await openChildren(dir)
    const close = () => {
      children.close()
      giveUp()
    }
    return { ...options, dir, endpoints, children, close }
  } catch (error) {
    giveUp()
    throw error
  }
}

async function startOne(name: ServerName, run: Run): Promise<Server> {
  const recipe = await recipeFor(name, run)
  if (recipe !== undefined) return startAsChild(name, recipe, run.children, run.log)
  if (dockerIsHere(run.env)) return startAsContainer(name, run)
  throw new Error(
    `${titles[name]} is not on this machine. Run \`node tools/setup.js\`, or name one by ${variables[name]}.`,
  )
}

/** How this machine runs the server as a process, or undefined when it does not have the program. */
async function recipeFor(name: ServerName, run: Run): Promise<Recipe | undefined> {
  if (name === 'postgres') return findPostgres().length === 0 ? undefined : postgresRecipe(run)
  const file = findBinary(`${name}-server`)
  if (file === undefined) return undefined
  return name === 'redis' ? redisRecipe(file, run.dir, run.endpoints) : natsRecipe(file, run.dir, run.endpoints)
}
