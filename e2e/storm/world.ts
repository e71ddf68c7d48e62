import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { SERVICES, type ServiceName, urlVariable } from '@konter/service'
import { type ServerName, type Servers, startServers } from '@konter/testing/servers'
import pg from 'pg'
import { loadDemo } from '../../tools/launch/demo.ts'
import { type Launched, launch } from '../../tools/launch/launch.ts'
import { freePorts } from '../../tools/launch/ports.ts'
import { openClock } from '../konter.ts'
import { type ChaosProxy, openChaosProxy } from './chaos-proxy.ts'
import type { Random } from './random.ts'

/** All of Konter in separate processes, servers of its own, and on every line between two of them a proxy that can make trouble. */

export const simulators = ['digiflazz', 'vip', 'tripay'] as const
export type SimulatorName = (typeof simulators)[number]
export const serverNames = ['postgres', 'nats', 'redis'] as const
export const services = Object.keys(SERVICES) as ServiceName[]
/** What stands behind a proxy, called by its name. */
export type LinkName = ServiceName | ServerName | SimulatorName
/** What is a process that the launcher has again when it ends. */
export type ProgramName = ServiceName | 'simulators'

export const admin = { email: 'admin@konter.example', password: 'counter-of-the-north-9000' }

export type World = {
  readonly dir: string
  readonly servers: Servers
  readonly links: Readonly<Record<LinkName, ChaosProxy>>
  /** Where clients and simulators find the gateway: behind its proxy. */
  readonly gatewayUrl: string
  readonly launched: Launched
  readonly clock: ReturnType<typeof openClock>
  /** As superuser and past all proxies, to look at the books. */
  readonly db: pg.Pool
  readonly databaseUrl: string
  readonly database: string
  /** The buttons of the outside world. Presses again while the simulator is away. */
  readonly control: Readonly<Record<SimulatorName, Control>>
  stop(): Promise<void>
}

export type Control = <T = unknown>(path: string, body?: object, method?: string) => Promise<T>

const database = 'konter_storm'

/** Everyone calls from one address, far more often than one address may. */
const manyCallers = Object.fromEntries(
  ['SIGN_IN', 'REGISTRATION', 'REFRESH', 'ORDER', 'DEPOSIT', 'CALLBACK', 'CHANGE', 'READ', 'ADDRESS'].map((name) => [
    `RATE_LIMIT_${name}`,
    '1000000',
  ]),
)

export async function openWorld(
  dir: string,
  random: Random,
  onStep: (step: string) => void = () => {},
): Promise<World> {
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  // Never those of the environment: what is killed must be ours.
  const servers = await startServers({ dir: join(dir, 'servers'), durable: false, env: {}, log: onStep })
  try {
    return await launchWorld(dir, servers, random, onStep)
  } catch (error) {
    await servers.stop()
    throw error
  }
}

async function launchWorld(
  dir: string,
  servers: Servers,
  random: Random,
  onStep: (step: string) => void,
): Promise<World> {
  const control = join(dir, 'control')
  const clock = openClock(control)
  const ports = await freePorts(services)
  const world = await freePorts(simulators)
  const serverUrls = { postgres: servers.databaseAdminUrl, nats: servers.natsUrl, redis: servers.redisUrl }
  const targets: Record<string, number> = { ...ports, ...world }
  for (const name of serverNames) targets[name] = Number(new URL(serverUrls[name]).port)
  const links = await openLinks(targets, random)
  const through = (name: LinkName, url: string) => withPort(url, links[name].port)
  const urlOf = (name: LinkName) => `http://127.0.0.1:${links[name].port}`
  const gatewayUrl = urlOf('gateway')

  const launched = await launch({
    topology: 'apart',
    dir,
    database,
    ports,
    world,
    servers: {
      databaseAdminUrl: through('postgres', serverUrls.postgres),
      natsUrl: through('nats', serverUrls.nats),
      redisUrl: through('redis', serverUrls.redis),
    },
    env: {
      TEST_CONTROL_DIR: control,
      FIRST_ADMIN_EMAIL: admin.email,
      FIRST_ADMIN_PASSWORD: admin.password,
      SUPPLIER_TIMEOUT_MS: '3000',
      GATEWAY_TIMEOUT_MS: '3000',
      ...manyCallers,
      ...Object.fromEntries(services.map((name) => [urlVariable(name), urlOf(name)])),
      DIGIFLAZZ_BASE_URL: `${urlOf('digiflazz')}/v1`,
      VIP_BASE_URL: `${urlOf('vip')}/api`,
      TRIPAY_BASE_URL: `${urlOf('tripay')}/api-sandbox`,
    },
    onStep,
  })
  const databaseUrl = withDatabase(serverUrls.postgres, database)
  const db = new pg.Pool({ connectionString: databaseUrl, max: 4 })
  db.on('error', () => {})
  const buttons = Object.fromEntries(simulators.map((name) => [name, controlOf(launched.world[name])])) as Record<
    SimulatorName,
    Control
  >
  const stop = async () => {
    await db.end()
    for (const link of Object.values(links)) link.clear()
    await launched.stop()
    await Promise.all(Object.values(links).map((link) => link.close()))
    await servers.stop()
  }
  await callBackThrough(buttons, gatewayUrl)
  await loadDemo({ gatewayUrl, admin, onStep })
  return { dir, servers, links, gatewayUrl, launched, clock, db, databaseUrl, database, control: buttons, stop }
}

async function openLinks(targets: Record<string, number>, random: Random): Promise<Record<LinkName, ChaosProxy>> {
  const open = Object.entries(targets).map(
    async ([name, port]) => [name, await openChaosProxy({ target: { port }, random: random.fork(name) })] as const,
  )
  return Object.fromEntries(await Promise.all(open)) as Record<LinkName, ChaosProxy>
}

/** The outside world comes in by the gateway's proxy, too, and never runs out of money or goods. */
async function callBackThrough(control: Record<SimulatorName, Control>, gatewayUrl: string): Promise<void> {
  const hook = (supplier: string) => ({ webhookUrl: `${gatewayUrl}/v1/suppliers/${supplier}/webhook` })
  await control.digiflazz('settings', hook('digiflazz'), 'PATCH')
  await control.vip('settings', hook('vip'), 'PATCH')
  await control.tripay('settings', { callbackUrl: `${gatewayUrl}/v1/payments/callbacks/tripay` }, 'PATCH')
  for (const name of ['digiflazz', 'vip'] as const) await control[name]('balance', { balance: 1_000_000_000 }, 'PUT')
}

const pressAgainMs = 100
const pressMsMax = 60_000

const controlOf =
  (url: string): Control =>
  async <T>(path: string, body?: object, method = body === undefined ? 'GET' : 'POST') => {
    const deadline = performance.now() + pressMsMax
    for (;;) {
      const answer = await press(`${url}/control/${path}`, method, body)
      if (answer !== undefined) {
        if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
        return (answer.text === '' ? undefined : JSON.parse(answer.text)) as T
      }
      if (performance.now() > deadline) throw new Error(`${method} ${path}: the simulator is away`)
      await new Promise((resolve) => setTimeout(resolve, pressAgainMs))
    }
  }

async function press(url: string, method: string, body?: object) {
  try {
    const answer = await fetch(url, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
    })
    return { status: answer.status, text: await answer.text() }
  } catch {
    return undefined
  }
}

function withPort(url: string, port: number): string {
  const changed = new URL(url)
  changed.port = String(port)
  return changed.href
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
