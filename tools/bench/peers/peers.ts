import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { findBinary } from '../../../packages/testing/src/servers/binaries.ts'
import { withClient } from '../books.ts'
import { portOf, untilAnswering } from '../gateway/peers.ts'
import { cpuSeconds, type Lab, type Process } from '../lab.ts'
import type { Seller } from '../orders/turn.ts'

/** Other shops, as their packages come from npm, on the same Node and the same Postgres. Undefined: not here. */

const root = fileURLToPath(new URL('../../..', import.meta.url))
const home = join(root, '.konter', 'bench', 'peers')
const installMsMax = 15 * 60_000
const commandMsMax = 5 * 60_000
const startMsMax = 90_000
const quietMsMax = 20_000
const execute = promisify(execFile)

export async function startVendure(lab: Lab): Promise<Seller | undefined> {
  const dir = await install(lab, 'vendure')
  if (dir === undefined) return undefined
  const port = await portOf('vendure')
  const env = { ...(await environment(lab, 'vendure')), PORT: String(port), VENDURE_DISABLE_TELEMETRY: 'true' }
  lab.say('Vendure: filling its database')
  await command(dir, { ...env, NODE_ENV: 'development' }, ['server.js', 'populate'])
  const process = await lab.start('vendure', node, ['server.js'], env, dir)
  const url = `http://127.0.0.1:${port}`
  await untilAnswering(`${url}/health`, process, startMsMax)
  return seller(process, new URL('./vendure-load.ts', import.meta.url), { url })
}

export async function startMedusa(lab: Lab): Promise<Seller | undefined> {
  const dir = await install(lab, 'medusa')
  if (dir === undefined) return undefined
  const port = await portOf('medusa')
  const env = { ...(await environment(lab, 'medusa')), MEDUSA_DISABLE_TELEMETRY: 'true' }
  const medusa = 'node_modules/@medusajs/cli/cli.js'
  lab.say('Medusa: migrating and filling its database')
  await command(dir, env, [medusa, 'db:migrate'])
  await command(dir, env, [medusa, 'exec', './src/scripts/seed.js'])
  const process = await lab.start('medusa', node, [medusa, 'start', '-H', '127.0.0.1', '-p', String(port)], env, dir)
  const url = `http://127.0.0.1:${port}`
  await untilAnswering(`${url}/health`, process, startMsMax)
  const seed: unknown = JSON.parse(readFileSync(join(dir, 'seed.json'), 'utf8'))
  return seller(process, new URL('./medusa-load.ts', import.meta.url), { url, seed })
}

const node = process.execPath

function seller(process: Process, load: URL, given: object): Seller {
  return {
    pids: () => [process.pid],
    everything: () => [process.pid],
    load: async () => ({ script: fileURLToPath(load), given }),
    settled: () => untilIdle(process.pid),
  }
}

/** What an order leaves to do in the background (search, mails) belongs to what it costs. */
async function untilIdle(pid: number): Promise<void> {
  const deadline = performance.now() + quietMsMax
  for (let used = 1; used > 0.05 && performance.now() < deadline; ) {
    const before = cpuSeconds(pid)
    await delay(500)
    used = cpuSeconds(pid) - before
  }
}

/** Once per machine, and again when our list of packages changes. Kept between runs, outside of what git knows. */
async function install(lab: Lab, name: string): Promise<string | undefined> {
  const dir = join(home, name)
  const wanted = fileURLToPath(new URL(`./${name}/package.json`, import.meta.url))
  const installed = join(dir, 'installed.json')
  mkdirSync(dir, { recursive: true })
  cpSync(dirname(wanted), dir, { recursive: true })
  const list = readFileSync(wanted, 'utf8')
  if (existsSync(installed) && readFileSync(installed, 'utf8') === list) return dir
  lab.say(`${name}: installing it from npm into ${dir}, which takes minutes, once`)
  const npm = findBinary('npm')
  if (npm === undefined) return undefined
  const path = [dirname(node), process.env.PATH ?? ''].join(delimiter)
  try {
    await execute(npm, ['install', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: dir,
      env: { ...process.env, PATH: path },
      timeout: installMsMax,
      maxBuffer: 1 << 24,
    })
  } catch (error) {
    lab.say(
      `${name} cannot be had: ${String((error as Error).message)
        .split('\n')
        .slice(0, 3)
        .join(' ')}`,
    )
    return undefined
  }
  writeFileSync(installed, list)
  return dir
}

/** A database of its own, gone at the end, and nothing of our environment. */
async function environment(lab: Lab, name: string): Promise<Record<string, string>> {
  const { databaseAdminUrl } = await lab.servers()
  const database = `konter_bench_${name}_${randomBytes(4).toString('hex')}`
  const admin = (sql: string) => withClient(databaseAdminUrl, 'postgres', (client) => client.query(sql))
  await admin(`create database ${database}`)
  lab.atEnd(async () => void (await admin(`drop database if exists ${database} with (force)`)))
  const url = new URL(databaseAdminUrl)
  url.pathname = `/${database}`
  return { DATABASE_URL: url.href, NODE_ENV: 'production', HOME: lab.dir }
}

async function command(dir: string, env: Record<string, string>, args: string[]): Promise<void> {
  const path = { PATH: process.env.PATH ?? '' }
  await execute(node, args, { cwd: dir, env: { ...path, ...env }, timeout: commandMsMax, maxBuffer: 1 << 24 })
}
