import { execFile } from 'node:child_process'
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { SERVICES } from '@konter/service'
import { startServers } from '@konter/testing/servers'
import pg from 'pg'
import { findBinary } from '../../packages/testing/src/servers/binaries.ts'
import type { Environment, Ops } from './ops.ts'
import { OpsError } from './ops-error.ts'
import { removeStreams } from './streams.ts'

/**
 * One file that holds the whole database as of one instant: every schema, its rights, its jobs. Restoring makes a database
 * beside the old one and swaps their names, so that whatever goes wrong, the old one is still there.
 */

const run = promisify(execFile)
const installationServers = fileURLToPath(new URL('../../.konter/servers', import.meta.url))

export async function backUp({ words: [file], env, print }: Ops): Promise<0 | 1> {
  if (file === undefined) throw new OpsError('backup <file>', 2)
  if (existsSync(file)) throw new OpsError(`${file} is there already; a backup never overwrites another.`)
  const url = adminUrlOf(env)
  const started = performance.now()
  const unfinished = `${file}.unfinished`
  try {
    await postgresTool('pg_dump', ['--format=custom', '--no-password', `--file=${unfinished}`, `--dbname=${url}`])
    renameSync(unfinished, file)
  } finally {
    rmSync(unfinished, { force: true })
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  print(`${databaseOf(url)} is in ${file}, ${(statSync(file).size / 1024 / 1024).toFixed(1)} MiB, in ${seconds} s.\n`)
  return 0
}

export async function restoreFrom(ops: Ops): Promise<0 | 1> {
  const {
    words: [file],
    values,
    env,
    print,
  } = ops
  if (file === undefined) throw new OpsError('restore <file> --yes', 2)
  if (!existsSync(file)) throw new OpsError(`There is no file ${file}.`)
  if (values.yes !== true)
    throw new OpsError(
      'Konter goes back to what it was then, and its streams are removed. Say --yes, with Konter stopped.',
      2,
    )
  const { adminUrl, natsUrl, stop } = await reachServers(env)
  try {
    const before = await restore(adminUrl, file)
    print(
      `${databaseOf(adminUrl)} is as ${file} has it.${before === undefined ? '' : ` What was there is now called ${before}.`}\n`,
    )
    const removed = await removeStreams(natsUrl, env.NATS_NAMESPACE ?? 'konter')
    print(`Removed ${removed} streams, which knew a future that this database does not.\n`)
    print('Next: start Konter, then `npm run ops -- outbox republish --since 14d`, then `npm run ops -- check`.\n')
    return 0
  } finally {
    await stop()
  }
}

/** Answers what the old database is called now; undefined when there was none. */
export async function restore(adminUrl: string, file: string): Promise<string | undefined> {
  const name = databaseOf(adminUrl)
  const restoring = `${name}_restoring`
  const client = new pg.Client({ connectionString: withDatabase(adminUrl, 'postgres') })
  await client.connect()
  try {
    await refuseWhileRunning(client, name)
    await ensureRoles(client)
    await client.query(`drop database if exists ${client.escapeIdentifier(restoring)}`)
    await client.query(`create database ${client.escapeIdentifier(restoring)} template template0`)
    await postgresTool('pg_restore', [
      '--exit-on-error',
      '--no-password',
      `--dbname=${withDatabase(adminUrl, restoring)}`,
      file,
    ])
    return await swap(client, name, restoring)
  } finally {
    await client.end()
  }
}

async function swap(client: pg.Client, name: string, restored: string): Promise<string | undefined> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
  const before = `${name}_before_${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}`
  if (rowCount === 1)
    await client.query(`alter database ${client.escapeIdentifier(name)} rename to ${client.escapeIdentifier(before)}`)
  await client.query(`alter database ${client.escapeIdentifier(restored)} rename to ${client.escapeIdentifier(name)}`)
  return rowCount === 1 ? before : undefined
}

async function refuseWhileRunning(client: pg.Client, name: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct application_name as name from pg_stat_activity where datname = $1 and pid <> pg_backend_pid() order by 1`,
    [name],
  )
  if (rows.length > 0)
    throw new OpsError(
      `${name} is in use by ${rows.map((row) => row.name || 'somebody').join(', ')}. Stop Konter first.`,
    )
}

/** What belongs to the server and not to the database. Passwords and settings come with the next migration. */
async function ensureRoles(client: pg.Client): Promise<void> {
  const services = Object.keys(SERVICES).filter((each) => each !== 'gateway')
  const roles = ['auditor', ...services.flatMap((each) => [each, `${each}_owner`])].map(
    (each) => `konter_${each.replaceAll('-', '_')}`,
  )
  for (const role of roles) {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role])
    if (rowCount === 0) await client.query(`create role ${role} login`)
  }
}

/** Those that are named; else those of \`npm start\`, which are asleep while it is stopped. */
async function reachServers(env: Environment) {
  const { DATABASE_ADMIN_URL: adminUrl, NATS_URL: natsUrl } = env
  if (adminUrl !== undefined && natsUrl !== undefined && (await answers(adminUrl)))
    return { adminUrl, natsUrl, stop: async () => {} }
  if (adminUrl === undefined || !existsSync(installationServers))
    throw new OpsError(adminUrl === undefined ? NO_ADMIN : `Postgres does not answer at ${new URL(adminUrl).host}.`)
  const servers = await startServers({ dir: installationServers, env: {} })
  return {
    adminUrl: withDatabase(servers.databaseAdminUrl, databaseOf(adminUrl)),
    natsUrl: servers.natsUrl,
    stop: () => servers.stop(),
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: withDatabase(url, 'postgres'), connectionTimeoutMillis: 3_000 })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

const NO_ADMIN = 'DATABASE_ADMIN_URL is not set: Postgres as a superuser, naming the database of this installation.'

function adminUrlOf(env: Environment): string {
  if (env.DATABASE_ADMIN_URL === undefined) throw new OpsError(NO_ADMIN)
  return env.DATABASE_ADMIN_URL
}

const databaseOf = (url: string): string => new URL(url).pathname.slice(1)

function withDatabase(url: string, database: string): string {
  const named = new URL(url)
  named.pathname = `/${database}`
  return named.href
}

const versions = '/usr/lib/postgresql'

/** Debian keeps them per version and out of the path; the newest understands all older servers. */
async function postgresTool(name: string, args: string[]): Promise<void> {
  const folders = existsSync(versions) ? readdirSync(versions).sort((a, b) => Number(b) - Number(a)) : []
  const found =
    folders.map((each) => join(versions, each, 'bin', name)).find((path) => existsSync(path)) ?? findBinary(name)
  if (found === undefined)
    throw new OpsError(
      `${name} is not on this machine: install postgresql-client, or run it where Postgres is (docs/runbooks/restore.md).`,
    )
  await run(found, args, { maxBuffer: 16 * 1024 * 1024 }).catch((cause: { stderr?: string }) => {
    const said = (cause.stderr ?? '').trim().split('\n').slice(0, 5).join('\n')
    // Its own words name the URL it was given only in errors of connection; passwords are not repeated.
    throw new OpsError(`${name} failed: ${said.replace(/:\/\/([^:@/]+):[^@/]*@/g, '://$1:…@')}`, 3, { cause })
  })
}
