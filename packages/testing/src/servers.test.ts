import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type Servers, startServers } from './servers.ts'

const asRoot = process.getuid?.() === 0
const patience = { timeout: 20_000, interval: 20 }
const names = ['postgres', 'redis', 'nats'] as const
/** Given servers would make every promise below empty. */
const env = {}

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** A folder whose first start is over, copied for each test: the first start is what takes long. */
let started: string
let dir: string
const toStop: (() => Promise<void> | void)[] = []

beforeAll(async () => {
  started = mkdtempSync(join(tmpdir(), 'konter-servers-'))
  const servers = await startServers({ dir: started, durable: false, env })
  await servers.stop()
})

beforeEach(() => {
  dir = `${started}-test`
  execFileSync('cp', ['-a', started, dir])
})

afterEach(async () => {
  for (const stop of toStop.splice(0).reverse()) await stop()
  rmSync(dir, { recursive: true, force: true })
})

afterAll(() => rmSync(started, { recursive: true, force: true }))

/** As on a fresh clone. */
const forgetFirstStart = () => rmSync(dir, { recursive: true })

/** Without fsync, because what is tested here is kill -9 and not a power cut. */
async function start(options: Partial<Parameters<typeof startServers>[0]> = {}): Promise<Servers> {
  const servers = await startServers({ dir, durable: false, env, ...options })
  toStop.push(servers.stop)
  return servers
}

async function sql(servers: Pick<Servers, 'databaseAdminUrl'>, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: servers.databaseAdminUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    const results = [await client.query({ text, rowMode: 'array' })].flat()
    return results.at(-1)?.rows.flat() ?? []
  } finally {
    await client.end()
  }
}

/** Another process that runs servers from our folder, as `npm start` does, and can be killed. */
function runElsewhere(): ChildProcess {
  const script = `
    import { startServers } from ${JSON.stringify(new URL('./servers.ts', import.meta.url).href)}
    const servers = await startServers({ dir: ${JSON.stringify(dir)}, durable: false, env: {} })
    const pids = ${JSON.stringify(names)}.map((name) => servers.pid(name))
    console.log(JSON.stringify({ servers, pids }))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  toStop.push(() => void child.kill('SIGKILL'))
  return child
}

/** Resolves once its servers are ready. */
async function startElsewhere(): Promise<{ process: ChildProcess; servers: Servers; pids: number[] }> {
  const child = runElsewhere()
  const [line] = await once(createInterface(child.stdout as Readable), 'line')
  return { process: child, ...JSON.parse(line) }
}

const isRunning = (pid: number): boolean =>
  existsSync(`/proc/${pid}/stat`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))

const allGone = (pids: number[]) => vi.waitFor(() => expect(pids.filter(isRunning)).toEqual([]), patience)

const commandOf = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)

test('Postgres with PostGIS, Redis and NATS with JetStream are ready when the start resolves', async () => {
  const servers = await start()
  expect(await sql(servers, 'create extension postgis; select postgis_lib_version()')).not.toHaveLength(0)
  expect(await sql(servers, 'select 1 where current_setting($$timezone$$) = $$UTC$$')).toEqual([1])
  expect(await fetch(`${servers.natsMonitorUrl}/healthz`).then((answer) => answer.json())).toEqual({ status: 'ok' })
  for (const url of [servers.databaseAdminUrl, servers.redisUrl, servers.natsUrl]) {
    expect(new URL(url).hostname).toBe('127.0.0.1')
  }
})

test('whoever does not know the password gets into neither Postgres nor Redis', async () => {
  const servers = await start()
  const guess = (url: string) => Object.assign(new URL(url), { password: 'guess' }).href
  await expect(sql({ databaseAdminUrl: guess(servers.databaseAdminUrl) }, 'select 1')).rejects.toThrow('password')
  const given = { ...env, REDIS_URL: guess(servers.redisUrl), DATABASE_ADMIN_URL: servers.databaseAdminUrl }
  const other = join(dir, 'other')
  await expect(start({ dir: other, env: given })).rejects.toThrow('Redis refuses us')
})

test('a second start from the same folder is refused in one sentence, and disturbs nothing', async () => {
  const servers = await start()
  await expect(start()).rejects.toThrow(`Konter is already running from this folder (process ${process.pid})`)
  expect(await sql(servers, 'select 1')).toEqual([1])
})

test('data and URLs are the same at the next start', async () => {
  const first = await start()
  await sql(first, 'create table kept (id int)')
  await first.stop()
  const second = await start()
  expect(urlsOf(second)).toEqual(urlsOf(first))
  expect(await sql(second, 'select count(*)::int from kept')).toEqual([0])
})

const urlsOf = ({ databaseAdminUrl, redisUrl, natsUrl, natsMonitorUrl }: Servers) => ({
  databaseAdminUrl,
  redisUrl,
  natsUrl,
  natsMonitorUrl,
})

test('a port that somebody took meanwhile is replaced by a free one', async () => {
  const first = await start()
  await first.stop()
  const squatter = createServer().listen(Number(new URL(first.natsUrl).port), '127.0.0.1')
  await once(squatter, 'listening')
  toStop.push(() => void squatter.close())
  const second = await start()
  expect(second.natsUrl).not.toBe(first.natsUrl)
  expect(second.redisUrl).toBe(first.redisUrl)
})

test('when the process is killed -9 its servers end, and the next start finds the committed data', async () => {
  const run = await startElsewhere()
  await sql(run.servers, 'create table kept (id int); insert into kept values (7)')
  run.process.kill('SIGKILL')
  await allGone(run.pids)
  const next = await start()
  expect(await sql(next, 'select id from kept')).toEqual([7])
  expect(next.databaseAdminUrl).toBe(run.servers.databaseAdminUrl)
})

test('what even the watchdog could not stop is stopped by the next start', async () => {
  const run = await startElsewhere()
  const watchdog = childrenOf(run.process.pid ?? 0).find((pid) => commandOf(String(pid)).includes('konter-watchdog'))
  // Both stand still before they die, so that neither can react to the death of the other.
  for (const signal of ['SIGSTOP', 'SIGKILL'] as const) {
    process.kill(watchdog ?? 0, signal)
    run.process.kill(signal)
  }
  await once(run.process, 'exit')
  expect(run.pids.filter(isRunning)).toEqual(run.pids)
  const log: string[] = []
  const next = await start({ log: (line) => log.push(line) })
  expect(run.pids.filter(isRunning)).toEqual([])
  expect(log.filter((line) => line.includes('left by a run that crashed'))).toHaveLength(3)
  expect(next.databaseAdminUrl).toBe(run.servers.databaseAdminUrl)
})

test('a process that only has the number of an old server is left alone', async () => {
  const bystander = spawn('sleep', ['600'])
  toStop.push(() => void bystander.kill('SIGKILL'))
  const identity = { pid: bystander.pid, startedAt: '1@another-boot' }
  writeFileSync(join(dir, 'servers.json'), JSON.stringify([{ name: 'postgres', identity, signal: 'SIGKILL' }]))
  writeFileSync(join(dir, 'owner.json'), JSON.stringify(identity))
  await start()
  expect(isRunning(bystander.pid ?? 0)).toBe(true)
})

test('a first start that is killed while it makes the database is repaired by the next', async () => {
  forgetFirstStart()
  const run = runElsewhere()
  const half = join(dir, 'postgres.new', 'cluster', 'base')
  await vi.waitFor(() => expect(existsSync(half)).toBe(true), { ...patience, interval: 1 })
  run.kill('SIGKILL')
  await once(run, 'exit')
  expect(existsSync(join(dir, 'postgres'))).toBe(false)
  expect(await sql(await start(), 'select 1')).toEqual([1])
})

test('half-written files of ours, and a data folder that is none, are replaced and never deleted', async () => {
  forgetFirstStart()
  mkdirSync(dir)
  for (const name of ['servers.json', 'owner.json', 'endpoints.json']) writeFileSync(join(dir, name), '{"po')
  mkdirSync(join(dir, 'postgres', 'cluster'), { recursive: true })
  writeFileSync(join(dir, 'postgres', 'cluster', 'PG_VERSION'), '15\n')
  expect(await sql(await start(), 'select 1')).toEqual([1])
  expect(readdirSync(dir).filter((name) => name.startsWith('postgres.unusable-'))).toHaveLength(1)
})

test('each server comes back at its URL after kill -9, with its data', async () => {
  const servers = await start()
  await sql(servers, 'create table kept (id int)')
  for (const name of names) {
    const before = servers.pid(name)
    servers.kill(name, 'SIGKILL')
    await servers.restart(name)
    expect(servers.pid(name)).not.toBe(before)
  }
  expect(await sql(servers, 'select count(*)::int from kept')).toEqual([0])
})

test('Postgres comes back although a busy backend has not noticed the loss yet', async () => {
  const servers = await start()
  const busy = sql(servers, 'select count(*) from generate_series(1, 200000000)').catch(() => 'lost')
  const isBusy = `select count(*)::int from pg_stat_activity where query like '%generate_series(1%' and pid <> pg_backend_pid()`
  await vi.waitFor(async () => expect(await sql(servers, isBusy)).toEqual([1]), patience)
  servers.kill('postgres', 'SIGKILL')
  await servers.restart('postgres')
  expect(await sql(servers, 'select 1')).toEqual([1])
  expect(await busy).toBe('lost')
})

test('stop may be called twice at once, leaves no process behind, and frees the folder', async () => {
  const servers = await start()
  const pids = names.map((name) => servers.pid(name))
  await Promise.all([servers.stop(), servers.stop()])
  await servers.stop()
  expect(pids.filter(isRunning)).toEqual([])
  expect(existsSync(join(dir, 'owner.json'))).toBe(false)
  await expect(servers.restart('redis')).rejects.toThrow('Redis was stopped for good.')
})

test('a server that cannot start is explained by the end of its log, and the others do not stay', async () => {
  const first = await start()
  await first.stop()
  writeFileSync(join(dir, 'postgres', 'cluster', 'postgresql.conf'), 'no such setting')
  await expect(start()).rejects.toThrow(/Postgres did not start: it ended with exit code 1[\s\S]*syntax error in file/)
  expect(existsSync(join(dir, 'owner.json'))).toBe(false)
  expect(readdirSync('/proc').filter((pid) => commandOf(pid).includes(dir))).toEqual([])
})

test('servers that the environment names are used, and are not ours to stop', async () => {
  const owner = await start()
  const given = { DATABASE_ADMIN_URL: owner.databaseAdminUrl, REDIS_URL: owner.redisUrl, NATS_URL: owner.natsUrl }
  const folder = join(dir, 'unused')
  const guest = await start({ dir: folder, env: given })
  expect(urlsOf(guest)).toEqual({ ...urlsOf(owner), natsMonitorUrl: undefined })
  expect(() => guest.pid('nats')).toThrow('NATS is given by NATS_URL: it is not ours to stop or start.')
  await guest.stop()
  expect(existsSync(folder)).toBe(false)
  expect(await sql(owner, 'select 1')).toEqual([1])
})

test.runIf(asRoot)('as root, data go elsewhere when the user postgres may not enter the folder', async () => {
  const closed = join(dir, 'closed')
  mkdirSync(closed)
  chmodSync(closed, 0o700)
  const log: string[] = []
  const servers = await start({ dir: join(closed, 'data'), log: (line) => log.push(line) })
  await sql(servers, 'create table kept (id int)')
  const elsewhere = readFileSync(join(closed, 'data', 'postgres.elsewhere'), 'utf8')
  toStop.unshift(() => rmSync(join(elsewhere, '..'), { recursive: true }))
  expect(log.join('\n')).toContain(`its data go to ${elsewhere}`)
  await servers.stop()
  const again = await start({ dir: join(closed, 'data') })
  expect(await sql(again, 'select count(*)::int from kept')).toEqual([0])
})
