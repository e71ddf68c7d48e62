import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { chown, mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { findPostgres } from './binaries.ts'
import type { Children, Command } from './children.ts'
import { newPassword, type Ports } from './endpoints.ts'
import { end, identify } from './identity.ts'
import { type Account, homeFor } from './postgres-home.ts'
import type { Recipe } from './server.ts'

const answerTimeoutMs = 5_000
const backendTimeoutMs = 5_000
const initTimeoutMs = 120_000

const startingUp = '57P03'
const tooManyConnections = '53300'

type Options = { dir: string; endpoints: Ports; durable: boolean; children: Children; log: (line: string) => void }

/**
 * Postgres on loopback only, by password and not by trust: whoever can connect as superuser can run programs as our
 * user, and loopback is open to everyone on this machine. Throws in words when the data cannot be used.
 */
export async function postgresRecipe({ dir, endpoints, durable, children, log }: Options): Promise<Recipe> {
  const home = homeFor(dir, durable, log)
  const cluster = join(home.folder, 'cluster')
  if (!isCluster(cluster)) {
    await setAside(home.folder, log)
    log(`making a new Postgres in ${home.folder}`)
    await makeCluster(home.folder, { durable, children, ...(home.account ? { account: home.account } : {}) })
  }
  const password = passwordIn(home.folder)
  const url = `postgres://postgres:${password}@127.0.0.1:${endpoints.postgres}/postgres`
  const command: Command = {
    file: join(folderForVersion(cluster), 'postgres'),
    args: ['-D', cluster, ...privateListener(endpoints.postgres), ...postgresSettings(durable)],
    cwd: home.folder,
    // Fast shutdown: ends sessions, keeps everything that was committed.
    stopSignal: 'SIGINT',
    ...home.account,
  }
  return {
    url,
    prepare: async () => {
      await endBackends(cluster)
      forgetDeadPostmaster(cluster)
      return command
    },
    isReady: () => postgresAnswers(url),
    cleanUp: () => endBackends(cluster),
  }
}

/**
 * What every Postgres of ours runs with. Without `durable` a power cut may cost everything. A kill -9 never costs what
 * was committed: synchronous_commit stays on, because without it the last commits are in no file yet (seen in a test).
 */
export function postgresSettings(durable: boolean): string[] {
  const safeFromPowerCuts = durable ? 'on' : 'off'
  return asFlags({
    max_connections: 200,
    shared_buffers: '256MB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    fsync: safeFromPowerCuts,
    full_page_writes: safeFromPowerCuts,
  })
}

const privateListener = (port: number) => asFlags({ listen_addresses: '127.0.0.1', port, unix_socket_directories: '' })

const asFlags = (values: Record<string, string | number>): string[] =>
  Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])

function passwordIn(folder: string): string {
  const path = join(folder, 'password')
  if (existsSync(path)) return readFileSync(path, 'utf8')
  throw new Error(
    `${path} is missing, and the data beside it do not open without it. Put it back, or move ${folder} away.`,
  )
}

/** initdb writes the control file among its last, and without it no Postgres can read the rest. */
const isCluster = (cluster: string): boolean => existsSync(join(cluster, 'global', 'pg_control'))

/** Data that cannot be read is still somebody's: it is moved, never removed. */
async function setAside(folder: string, log: (line: string) => void): Promise<void> {
  if (!existsSync(folder)) return
  const aside = `${folder}.unusable-${Date.now()}`
  log(`${folder} holds no complete Postgres; it was moved to ${aside}`)
  await rename(folder, aside)
}

/** Made beside its place and then renamed: a first start that is killed leaves nothing that looks finished. */
async function makeCluster(
  folder: string,
  { durable, children, account }: { durable: boolean; children: Children; account?: Account },
): Promise<void> {
  const staging = `${folder}.new`
  const passwordFile = join(staging, 'password')
  rmSync(staging, { recursive: true, force: true })
  await mkdir(staging, { mode: 0o700 })
  await writeFile(passwordFile, newPassword(), { mode: 0o600 })
  if (account !== undefined)
    await Promise.all([staging, passwordFile].map((path) => chown(path, account.uid, account.gid)))
  const initdb = await children.start('initdb', {
    file: join(newestPostgres(), 'initdb'),
    args: [
      ...['-D', join(staging, 'cluster'), '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
      ...['--locale=C.UTF-8', '--encoding=UTF8', '--no-instructions', ...(durable ? [] : ['--no-sync'])],
    ],
    cwd: staging,
    stopSignal: 'SIGTERM',
    ...account,
  })
  const deadline = setTimeout(() => initdb.kill('SIGKILL'), initTimeoutMs)
  const how = await initdb.ended
  clearTimeout(deadline)
  if (how !== 'exit code 0') {
    throw new Error(
      `Postgres could not make its data folder (initdb: ${how}). The end of its log:\n${children.logTail('initdb')}`,
    )
  }
  await rename(staging, folder)
}

function newestPostgres(): string {
  const [newest] = findPostgres()
  if (newest === undefined) throw new Error('Postgres with PostGIS is not on this machine.')
  return newest
}

/** Data can be read by the major version that made it, and by no other. */
function folderForVersion(cluster: string): string {
  const wanted = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  const found = findPostgres().find((folder) => majorVersion(folder) === wanted)
  if (found === undefined) {
    throw new Error(
      `The data in ${dirname(cluster)} was made by Postgres ${wanted}, which is not on this machine: install it, or move that folder away.`,
    )
  }
  return found
}

const majorVersion = (folder: string): string | undefined =>
  folder.match(/\/postgresql\/(\d+)\/bin$/)?.[1] ??
  execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' }).match(/(\d+)/)?.[1]

/** A postmaster that someone started by hand on these data is not ours to disturb: ours will refuse to start beside it. */
const isInUse = (cluster: string): boolean => isPostgresIn(cluster, postmasterOf(cluster) ?? '')

/**
 * Ends what a killed postmaster left: a backend in the middle of a long query does not notice the loss before the end
 * of it, and no new Postgres can start while it lives.
 */
async function endBackends(cluster: string): Promise<void> {
  if (process.platform !== 'linux' || isInUse(cluster)) return
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isPostgresIn(cluster, name))
  const backends = pids.map((pid) => identify(Number(pid))).filter((identity) => identity !== undefined)
  await Promise.all(backends.map((identity) => end(identity, 'SIGKILL', backendTimeoutMs)))
}

/**
 * Postgres trusts the number in postmaster.pid if any process of the same user has it now, and then refuses to start.
 * We look closer.
 */
function forgetDeadPostmaster(cluster: string): void {
  if (process.platform !== 'linux' || isInUse(cluster)) return
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

function postmasterOf(cluster: string): string | undefined {
  const path = join(cluster, 'postmaster.pid')
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n')[0] : undefined
}

/** Every process of a Postgres stands in its data folder. */
function isPostgresIn(cluster: string, pid: string): boolean {
  try {
    const name = readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
    return name === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === cluster
  } catch {
    return false
  }
}

/** Whether a Postgres at this URL lets us in. Throws when it answers and refuses. */
export async function postgresAnswers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: answerTimeoutMs })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code === startingUp) return false
    if (error.code === tooManyConnections) return true
    throw new Error(`Postgres refuses us: ${error.message}`)
  } finally {
    await client.end().catch(() => {})
  }
}
