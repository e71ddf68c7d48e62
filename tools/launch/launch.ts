import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SERVICES, type ServiceName } from '@konter/service/launch'
import type { Servers } from '@konter/testing/servers'
import { type Installation, openInstallation, type Ports } from './installation.ts'
import { type WorldPorts, worldEnvironment, worldPorts, worldProgram } from './simulated-world.ts'
import { type Supervised, supervise } from './supervisor.ts'
import { programsOf, type Topology } from './topology.ts'

export type LaunchOptions = {
  topology: Topology
  /** Data, secrets and logs of this installation. */
  dir: string
  database: string
  servers: Pick<Servers, 'databaseAdminUrl' | 'natsUrl' | 'redisUrl'>
  ports?: Ports
  world?: WorldPorts
  /** For all services, over what the launcher chose. */
  env?: Record<string, string>
  onStep?: (step: string) => void
  onCrash?: (name: string, code: string) => void
}

export type Launched = {
  gatewayUrl: string
  world: { digiflazz: string; vip: string; tripay: string }
  programs: ReadonlyMap<string, Supervised>
  /** What `tools/audit/main.ts` needs to know. */
  auditEnvironment: Record<string, string>
  stop(): Promise<void>
}

const readyMsMax = 60_000
/** Who ends this often before everything is ready will not come up. */
const crashesMax = 3

/** Migrates, starts the simulated world and all services, and resolves when everything answers. Throws in one sentence. */
export async function launch(options: LaunchOptions): Promise<Launched> {
  const {
    topology,
    dir,
    database,
    servers,
    ports = SERVICES,
    world = worldPorts,
    env = {},
    onStep = () => {},
    onCrash,
  } = options
  const logs = join(dir, 'logs')
  mkdirSync(logs, { recursive: true })
  const installation = await openInstallation({
    dir,
    database,
    servers,
    ports,
    more: { ...worldEnvironment(world), ...env },
  })
  const gatewayUrl = `http://127.0.0.1:${ports.gateway}`
  writeEnvironments(dir, installation, operatorsOf(installation, gatewayUrl, env))
  onStep('migrating the database')
  await installation.migrate()
  const control = env.TEST_CONTROL_DIR === undefined ? {} : { TEST_CONTROL_DIR: env.TEST_CONTROL_DIR }
  const simulators = worldProgram(world, gatewayUrl, join(dir, 'simulators'))
  const all = [
    { ...simulators, env: { ...simulators.env, ...control } },
    ...programsOf(topology, installation, control),
  ]
  onStep(
    `starting ${all.length === 2 ? 'all services in one process' : `${all.length - 1} services`} and the simulated world`,
  )
  const programs = new Map(
    all.map((program) => [program.name, supervise(program, { logs, ...(onCrash === undefined ? {} : { onCrash }) })]),
  )
  const stop = async () => {
    await Promise.all([...programs.values()].map((each) => each.stop()))
  }
  try {
    await Promise.all([
      untilReady(`${gatewayUrl}/health`, programs),
      ...Object.values(world).map((port) => untilReady(`http://127.0.0.1:${port}/control/health`, programs)),
    ])
  } catch (error) {
    await stop()
    throw error
  }
  const urls = {
    digiflazz: `http://127.0.0.1:${world.digiflazz}`,
    vip: `http://127.0.0.1:${world.vip}`,
    tripay: `http://127.0.0.1:${world.tripay}`,
  }
  return { gatewayUrl, world: urls, programs, auditEnvironment: installation.auditEnvironment, stop }
}

/** What `npm run ops` needs to know: where everything is, and the first administrator. */
const operatorsOf = (installation: Installation, gatewayUrl: string, env: Record<string, string>) => ({
  ...installation.operatorsEnvironment,
  KONTER_URL: gatewayUrl,
  ...(env.FIRST_ADMIN_EMAIL === undefined ? {} : { KONTER_OPS_IDENTIFIER: env.FIRST_ADMIN_EMAIL }),
  ...(env.FIRST_ADMIN_PASSWORD === undefined ? {} : { KONTER_OPS_PASSWORD: env.FIRST_ADMIN_PASSWORD }),
})

/** So that one service, or a command of its, can be run by hand: `node --env-file=.konter/env/wallet.env …`. */
function writeEnvironments(dir: string, installation: Installation, operators: Record<string, string>): void {
  const folder = join(dir, 'env')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const write = (name: string, environment: Record<string, string>) => {
    const lines = Object.entries(environment).map(([key, value]) => `${key}='${value.replaceAll('\n', '\\n')}'`)
    writeFileSync(join(folder, `${name}.env`), `${lines.join('\n')}\n`, { mode: 0o600 })
  }
  for (const name of Object.keys(SERVICES) as ServiceName[]) write(name, installation.environmentOf(name))
  write('audit', installation.auditEnvironment)
  write('ops', operators)
}

async function untilReady(url: string, programs: ReadonlyMap<string, Supervised>): Promise<void> {
  const deadline = performance.now() + readyMsMax
  let last = 'no answer'
  while (performance.now() < deadline) {
    for (const { name, crashes, lastWords } of programs.values())
      if (crashes() >= crashesMax) throw new Error(`${name} does not start:\n${lastSentence(lastWords())}`)
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(3_000) })
      if (answer.ok) return
      last = (await answer.text()).slice(0, 500)
    } catch (error) {
      last = error instanceof Error ? error.message : String(error)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const words = [...programs.values()]
    .map((each) => each.lastWords().trim())
    .filter((each) => each !== '')
    .join('\n')
  throw new Error(
    `Konter did not become ready within ${readyMsMax / 1000} s (${url}: ${last}).\n${words.slice(-2_000)}`,
  )
}

/** What a program said last before it ended: it says the same again at every start. */
function lastSentence(words: string): string {
  const lines = words
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('{'))
  const start = lines.findLastIndex((line) => !/^\s/.test(line))
  return lines.slice(Math.max(0, start)).join('\n')
}
