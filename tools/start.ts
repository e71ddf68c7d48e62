import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { SERVICES } from '@konter/service/launch'
import { type Servers, startServers } from '@konter/testing/servers'
import { auditRegularly } from './launch/auditor.ts'
import { demoAccounts, loadDemo, loadDemoPeople } from './launch/demo.ts'
import { loadDemoMerchants } from './launch/demo-merchants.ts'
import { type Launched, launch } from './launch/launch.ts'
import { busyPorts } from './launch/ports.ts'
import { worldPorts } from './launch/simulated-world.ts'
import type { Topology } from './launch/topology.ts'
import { welcome } from './launch/welcome.ts'

/** `npm start`: servers, database, services and the simulated world, with demo data, until Ctrl-C. */

const root = fileURLToPath(new URL('..', import.meta.url))
const dir = `${root}.konter`
const topology: Topology = process.argv.includes('--apart') ? 'apart' : 'together'
const startedAt = performance.now()
const since = () => ((performance.now() - startedAt) / 1000).toFixed(1)
const say = (text: string) => process.stdout.write(`  ${since().padStart(5)} s  ${text}\n`)

let servers: Servers | undefined
let launched: Launched | undefined
let auditor: ReturnType<typeof auditRegularly> | undefined
let stopping: Promise<void> | undefined

function stop(): Promise<void> {
  stopping ??= (async () => {
    auditor?.stop()
    await launched?.stop()
    await servers?.stop()
  })()
  return stopping
}

let interrupts = 0
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    interrupts += 1
    // The second time nobody wants to wait: what we started ends with us, however we end.
    if (interrupts > 1) process.exit(130)
    process.stdout.write('\nStopping …\n')
    void stop().then(() => process.exit(0))
  })

async function start(): Promise<void> {
  const wanted = [...Object.entries(SERVICES), ...Object.entries(worldPorts)] as [string, number][]
  mkdirSync(dir, { recursive: true })
  say('starting Postgres, NATS and Redis')
  servers = await startServers({ dir: `${dir}/servers`, log: say })
  const busy = await busyPorts(wanted)
  if (busy.length > 0)
    throw new Error(
      `Port ${busy.map(([name, port]) => `${port} (${name})`).join(', ')} is in use by another program. Stop it and start again.`,
    )
  launched = await launch({
    topology,
    dir,
    database: 'konter',
    servers,
    env: { FIRST_ADMIN_EMAIL: demoAccounts.admin.email, FIRST_ADMIN_PASSWORD: demoAccounts.admin.password },
    onStep: say,
    onCrash: (name, code) =>
      process.stdout.write(`  ${name} ended (${code}) and is started again; its log is ${dir}/logs/${name}.log\n`),
  })
  const demo = { gatewayUrl: launched.gatewayUrl, admin: demoAccounts.admin, onStep: say }
  await loadDemo(demo)
  await loadDemoPeople(demo)
  await loadDemoMerchants(demo)
  const log = `${dir}/logs/audit.log`
  auditor = auditRegularly(launched.auditEnvironment, {
    log,
    onBroken: () => process.stdout.write(`  the audit found something; see \`npm run ops -- check\`, and ${log}\n`),
  })
  process.stdout.write(
    welcome({ gatewayUrl: launched.gatewayUrl, world: launched.world, seconds: since(), logs: `${dir}/logs` }),
  )
}

try {
  await start()
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`)
  await stop()
  process.exit(1)
}
