import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, parse } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { sqlStateOf } from './failures.ts'
import { jobsSchemaOf, schemaOf } from './services.ts'

/** A schema of the database and the folder of its migrations. */
export type Migratable = { name: string; migrations: string }
export type Passwords = { owner: string; service: string }

const kitMigrations = fileURLToPath(new URL('../migrations', import.meta.url))
const jobMigrations = join(dirname(createRequire(import.meta.url).resolve('graphile-worker')), '../sql')
const script = (name: string) => readFileSync(new URL(`../../../infra/postgres/${name}`, import.meta.url), 'utf8')
const quiet = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: (text: string) => process.stderr.write(`${text}\n`),
}
/** Two that migrate one database at once take turns. */
const LOCK = 7_203_114
const meetingsMax = 20

/** The URL of one service's role on the server that `adminUrl` names. */
export function roleUrl(adminUrl: string, role: string, password: string): string {
  const url = new URL(adminUrl)
  url.username = role
  url.password = password
  return url.href
}

/** Roles, schemas, extensions: needs a superuser, once, and is safe to run again. */
export async function prepareDatabase(
  adminUrl: string,
  services: readonly string[],
  passwords: (service: string) => Passwords,
  auditorPassword: string,
): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(script('database.sql'))
    const auditor = script('auditor.sql').replaceAll('{password}', client.escapeLiteral(auditorPassword))
    await patiently(() => client.query(auditor))
    for (const service of services)
      await patiently(() => client.query(serviceScript(service, passwords(service), client)))
  } finally {
    await client.end()
  }
}

/** Roles belong to the whole server: two databases prepared at once may meet at a role (XX000, "tuple concurrently updated"). */
async function patiently(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work()
      return
    } catch (error) {
      if (sqlStateOf(error) !== 'XX000' || attempt === meetingsMax) throw error
    }
  }
}

const serviceScript = (service: string, { owner, service: own }: Passwords, client: pg.Client): string =>
  script('service.sql')
    .replaceAll('{owner_password}', client.escapeLiteral(owner))
    .replaceAll('{password}', client.escapeLiteral(own))
    .replaceAll('{service}', schemaOf(service))

/**
 * Those whose schema lacks a migration. A start that finds everything in place asks this over one connection, instead of dozens
 * of connections that find nothing to do, and need not load what migrates.
 */
export async function findBehind<M extends Migratable>(adminUrl: string, schemas: readonly M[]): Promise<M[]> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const behind: M[] = []
    for (const schema of schemas) if (!(await isUpToDate(client, schema))) behind.push(schema)
    return behind
  } finally {
    await client.end()
  }
}

async function isUpToDate(client: pg.Client, schema: Migratable): Promise<boolean> {
  for (const { table, column, wanted } of recordsOf(schema)) {
    const { rowCount: isThere } = await client.query('select 1 where to_regclass($1) is not null', [table])
    if (isThere === 0) return false
    const { rows } = await client.query<{ name: string }>(`select ${column}::text as name from ${table}`)
    const done = new Set(rows.map(({ name }) => name))
    if (!wanted.every((name) => done.has(name))) return false
  }
  return true
}

/** Where each kind of migration of a schema is recorded, and what would stand there if all were done. */
const recordsOf = ({ name, migrations }: Migratable) => {
  const own = pg.escapeIdentifier(schemaOf(name))
  const jobs = pg.escapeIdentifier(jobsSchemaOf(name))
  return [
    { table: `${own}.kit_migration`, column: 'name', wanted: namesIn(kitMigrations) },
    { table: `${own}.migration`, column: 'name', wanted: namesIn(migrations) },
    { table: `${jobs}.migrations`, column: 'id', wanted: namesIn(jobMigrations).map((each) => String(Number(each))) },
  ]
}

const namesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => parse(file).name)

/** Brings one service's schema up to date, as its owner: what every service has, then its own, then its jobs. */
export async function migrateService({ name, migrations }: Migratable, ownerUrl: string): Promise<void> {
  await runFolder(kitMigrations, 'kit_migration', ownerUrl, name)
  await runFolder(migrations, 'migration', ownerUrl, name)
  await migrateJobs(jobsSchemaOf(name), ownerUrl)
}

async function migrateJobs(schema: string, ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    // graphile-worker would make the schema itself, for which an owner of a mere schema has no right.
    await client.query(
      `create table if not exists ${schema}.migrations
         (id int primary key, ts timestamptz not null default now(), breaking boolean not null default false)`,
    )
  } finally {
    await client.end()
  }
  const { makeWorkerUtils } = await import('graphile-worker')
  const utils = await makeWorkerUtils({ connectionString: ownerUrl, schema })
  await utils.migrate()
  // Its tables are closed to all but their owner by row-level security; the run-time role works with them, the auditor looks.
  await utils.withPgClient((client) =>
    client.query(openTables, [schema]).then(({ rows }) => client.query(rows[0].statements)),
  )
  await utils.release()
}

const openTables = `
  select coalesce(string_agg(format(
           'drop policy if exists service on %1$I.%2$I; create policy service on %1$I.%2$I to konter_%3$s using (true) with check (true);
            drop policy if exists auditor on %1$I.%2$I; create policy auditor on %1$I.%2$I for select to konter_auditor using (true);
            grant select on %1$I.%2$I to konter_auditor;',
           schemaname, tablename, replace(schemaname, '_jobs', '')), ' '), 'select 1') as statements
    from pg_tables where schemaname = $1 and rowsecurity`

async function runFolder(dir: string, table: string, databaseUrl: string, service: string): Promise<void> {
  const { runner } = await import('node-pg-migrate')
  await runner({
    databaseUrl,
    dir,
    migrationsTable: table,
    schema: schemaOf(service),
    direction: 'up',
    checkOrder: true,
    advisoryLockMode: 'wait',
    logger: quiet,
  })
}
