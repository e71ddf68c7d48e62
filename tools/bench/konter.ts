import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SERVICES, type ServiceName } from '@konter/service'
import pg from 'pg'
import { demoAccounts, loadDemo } from '../launch/demo.ts'
import { launch } from '../launch/launch.ts'
import { freePorts } from '../launch/ports.ts'
import type { Topology } from '../launch/topology.ts'
import type { Lab } from './lab.ts'

export type Konter = Awaited<ReturnType<typeof startKonter>>

/** All of Konter, as `npm start` runs it: suppliers and payment gateways are simulated, everything else is real. */
export async function startKonter(
  lab: Pick<Lab, 'dir' | 'servers' | 'say'>,
  topology: Topology,
  env: Record<string, string> = {},
) {
  const database = `konter_bench_${randomBytes(4).toString('hex')}`
  const dir = join(lab.dir, database)
  const ports = await freePorts(Object.keys(SERVICES) as ServiceName[])
  const servers = await lab.servers()
  const admin = demoAccounts.admin
  shareRoles(dir)
  const launched = await launch({
    topology,
    dir,
    database,
    ports,
    servers,
    world: await freePorts(['digiflazz', 'vip', 'tripay']),
    env: { FIRST_ADMIN_EMAIL: admin.email, FIRST_ADMIN_PASSWORD: admin.password, RATE_LIMIT_ENABLED: 'false', ...env },
    onStep: lab.say,
    onCrash: (name, code) => lab.say(`${name} ended (${code})`),
  })
  await loadDemo({ gatewayUrl: launched.gatewayUrl, admin, onStep: lab.say })
  const drop = async () => {
    const client = new pg.Client({ connectionString: servers.databaseAdminUrl })
    await client.connect()
    await client.query(`drop database if exists ${database} with (force)`)
    await client.end()
  }
  return {
    ...launched,
    topology,
    ports,
    database,
    dir,
    admin,
    /** The environment of one of its services, as a file for `node --env-file`. */
    envFile: (service: ServiceName) => join(dir, 'env', `${service}.env`),
    stop: async () => {
      await launched.stop()
      await drop()
    },
  }
}

/** Roles belong to the whole server, and so do their passwords: another Konter of this run uses them, too. */
const passwords = Object.fromEntries(
  Object.keys(SERVICES).map((name) => [
    name,
    { owner: randomBytes(12).toString('hex'), service: randomBytes(12).toString('hex') },
  ]),
)
const auditorPassword = randomBytes(12).toString('hex')

function shareRoles(dir: string): void {
  mkdirSync(dir, { recursive: true })
  writeFileSync(join(dir, 'secrets.json'), JSON.stringify({ passwords, auditorPassword }), { mode: 0o600 })
}
