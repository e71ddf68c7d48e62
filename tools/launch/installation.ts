import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { newSigningKeyPem, SERVICES, type ServiceName, urlVariable } from '@konter/service/launch'
import { findBehind, migrateService, prepareDatabase, roleUrl } from '@konter/service/migrate'
import type { Servers } from '@konter/testing/servers'
import pg from 'pg'
import { schemas } from '../schemas.ts'

/** What one installation knows and nobody else does. Kept in `secrets.json` of its folder, made at the first start. */
type Secrets = {
  passwords: Record<string, { owner: string; service: string }>
  /** Of the role that proves the books. */
  auditorPassword: string
  signingKeys: Record<string, string>
  dataKey: string
}

export type Installation = {
  /** The environment of one process that hosts this service. */
  environmentOf(service: ServiceName): Record<string, string>
  /** Of the audit, which sees the rows of all services. */
  auditEnvironment: Record<string, string>
  /** Of those who operate it: the servers, with every right. */
  operatorsEnvironment: Record<string, string>
  migrate(): Promise<void>
}

export type Ports = Readonly<Record<ServiceName, number>>

type Options = {
  /** Where secrets and files are kept. */
  dir: string
  /** The database of this installation on the server. */
  database: string
  servers: Pick<Servers, 'databaseAdminUrl' | 'natsUrl' | 'redisUrl'>
  ports?: Ports
  /** For all services: URLs of suppliers and payment gateways, log level, … */
  more?: Record<string, string>
}

/** Everything a set of services needs to run together: database, roles, keys, and who is where. */
export async function openInstallation({
  dir,
  database,
  servers,
  ports = SERVICES,
  more = {},
}: Options): Promise<Installation> {
  const { secrets, areNew } = readSecrets(dir)
  const adminUrl = withDatabase(servers.databaseAdminUrl, database)
  const names = Object.keys(SERVICES) as ServiceName[]
  const urls = Object.fromEntries(names.map((name) => [urlVariable(name), `http://127.0.0.1:${ports[name]}`]))
  const passwordsOf = (name: string) => secrets.passwords[name] as { owner: string; service: string }

  const auditEnvironment = { DATABASE_AUDIT_URL: roleUrl(adminUrl, 'konter_auditor', secrets.auditorPassword) }

  return {
    environmentOf: (name) => ({
      ...urls,
      PORT: String(ports[name]),
      DATABASE_URL: roleUrl(adminUrl, `konter_${name}`, passwordsOf(name).service),
      NATS_URL: servers.natsUrl,
      NATS_NAMESPACE: namespaceOf(database),
      REDIS_URL: servers.redisUrl,
      SERVICE_SIGNING_KEY: secrets.signingKeys[name] as string,
      DATA_KEYS: `1:${secrets.dataKey}`,
      OBJECT_STORE_URL: `file:${resolve(dir, 'objects')}`,
      QR_URL_PREFIX: `HTTP://127.0.0.1:${ports.gateway}/V/`,
      ...more,
    }),
    auditEnvironment,
    operatorsEnvironment: {
      ...auditEnvironment,
      DATABASE_ADMIN_URL: adminUrl,
      NATS_URL: servers.natsUrl,
      NATS_NAMESPACE: namespaceOf(database),
    },
    migrate: async () => {
      const isNew = await ensureDatabase(servers.databaseAdminUrl, database)
      if (areNew && !isNew) {
        rmSync(pathIn(dir))
        throw new Error(withoutSecrets(dir))
      }
      await prepareDatabase(
        adminUrl,
        schemas.map(({ name }) => name),
        passwordsOf,
        secrets.auditorPassword,
      )
      for (const schema of await findBehind(adminUrl, schemas))
        await migrateService(schema, roleUrl(adminUrl, `konter_${schema.name}_owner`, passwordsOf(schema.name).owner))
    },
  }
}

const namespaceOf = (database: string): string => database.replaceAll('_', '-')

function withDatabase(url: string, database: string): string {
  const named = new URL(url)
  named.pathname = `/${database}`
  return named.href
}

/** Makes it where it is missing, and says whether it was. */
async function ensureDatabase(serverUrl: string, database: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`)
    return rowCount === 0
  } finally {
    await client.end()
  }
}

/** What is missing is made: a service that is new gets its own. */
function readSecrets(dir: string): { secrets: Secrets; areNew: boolean } {
  const path = pathIn(dir)
  const areNew = !existsSync(path)
  const known = areNew ? {} : parsed(path, dir)
  const names = Object.keys(SERVICES)
  const secrets: Secrets = {
    passwords: filled(names, known.passwords, () => ({ owner: token(), service: token() })),
    auditorPassword: known.auditorPassword ?? token(),
    signingKeys: filled(names, known.signingKeys, newSigningKeyPem),
    dataKey: known.dataKey ?? randomBytes(32).toString('base64'),
  }
  mkdirSync(dir, { recursive: true })
  // Written beside, down to the disk, and renamed: whatever happens meanwhile, there is the old file or the new one.
  writeFileSync(`${path}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600, flush: true })
  renameSync(`${path}.new`, path)
  return { secrets, areNew }
}

function parsed(path: string, dir: string): Partial<Secrets> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Partial<Secrets>
  } catch (error) {
    throw new Error(withoutSecrets(dir), { cause: error })
  }
}

const pathIn = (dir: string): string => join(dir, 'secrets.json')
/** New keys would open nothing: what the old ones encrypted would stay shut, and nobody would see why. */
const withoutSecrets = (dir: string): string =>
  `${pathIn(dir)} is missing or damaged, and the data beside it cannot be read without its keys. Put it back, or remove ${dir} to begin anew.`

const token = (): string => randomBytes(24).toString('base64url')
const filled = <T>(names: string[], known: Record<string, T> | undefined, make: () => T): Record<string, T> =>
  Object.fromEntries(names.map((name) => [name, known?.[name] ?? make()]))
