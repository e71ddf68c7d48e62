import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Migratable, migrateService, prepareDatabase, roleUrl } from '@konter/service/migrate'
import pg from 'pg'

/** Roles are shared by all databases of a test server, so their password is too. */
const PASSWORD = 'test'
const TEMPLATE_LOCK = 7_203_115
const kitMigrations = fileURLToPath(new URL('../../service/migrations', import.meta.url))
const roleScripts = fileURLToPath(new URL('../../../infra/postgres', import.meta.url))

export type TestDatabase = { name: string; url: string; ownerUrl: string; adminUrl: string; drop(): Promise<void> }

/** A database of one's own in a tenth of a second: cloned from a template that is migrated once per state of the migrations. */
export async function testDatabase(service: Migratable, adminUrl = serverUrl()): Promise<TestDatabase> {
  const template = `konter_template_${service.name.replaceAll('-', '_')}_${stateOf(service)}`
  const name = `konter_test_${randomBytes(6).toString('hex')}`
  await withAdmin(adminUrl, async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
    await ensureTemplate(admin, adminUrl, template, service)
    await admin.query(`create database ${name} template ${template}`)
  })
  const own = urlOf(adminUrl, name)
  const role = `konter_${service.name.replaceAll('-', '_')}`
  return {
    name,
    url: roleUrl(own, role, PASSWORD),
    ownerUrl: roleUrl(own, `${role}_owner`, PASSWORD),
    adminUrl: own,
    drop: () =>
      withAdmin(adminUrl, async (admin) => void (await admin.query(`drop database if exists ${name} with (force)`))),
  }
}

function serverUrl(): string {
  const url = process.env.DATABASE_ADMIN_URL
  if (url === undefined)
    throw new Error('DATABASE_ADMIN_URL is not set: does vitest.config.ts name the globalSetup of @konter/testing?')
  return url
}

async function ensureTemplate(
  admin: pg.Client,
  adminUrl: string,
  template: string,
  service: Migratable,
): Promise<void> {
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [template])
  if (rowCount === 1) return
  const making = `${template}_making`
  await admin.query(`drop database if exists ${making} with (force)`)
  await admin.query(`create database ${making}`)
  const url = urlOf(adminUrl, making)
  await prepareDatabase(url, [service.name], () => ({ owner: PASSWORD, service: PASSWORD }), PASSWORD)
  await migrateService(service, roleUrl(url, `konter_${service.name.replaceAll('-', '_')}_owner`, PASSWORD))
  await admin.query(`alter database ${making} rename to ${template}`)
}

function urlOf(adminUrl: string, database: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  return url.href
}

function stateOf({ migrations }: Migratable): string {
  const hash = createHash('sha256')
  for (const folder of [roleScripts, kitMigrations, migrations])
    for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(`${folder}/${file}`))
  return hash.digest('hex').slice(0, 12)
}

async function withAdmin<T>(adminUrl: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}
