import { loadConfig, SecretText, type ServiceName } from '@konter/service'
import { migrateService, prepareDatabase, roleUrl } from '@konter/service/migrate'
import { Type } from 'typebox'
import { schemas } from './schemas.ts'

/**
 * `node tools/migrate.ts`: roles, schemas and migrations of all services, before a deploy. Safe to run again, and by two
 * at once. Needs a superuser (`DATABASE_ADMIN_URL`, naming the database), each service's two passwords and the auditor's.
 */

/** `<SERVICE>_DATABASE_PASSWORD` is the run-time role's, `<SERVICE>_DATABASE_OWNER_PASSWORD` that of the role that owns the schema. */
export const passwordVariables = (name: ServiceName) => {
  const prefix = name.toUpperCase().replaceAll('-', '_')
  return { service: `${prefix}_DATABASE_PASSWORD`, owner: `${prefix}_DATABASE_OWNER_PASSWORD` }
}

export const auditorVariable = 'AUDIT_DATABASE_PASSWORD'
const variables = [...schemas.flatMap(({ name }) => Object.values(passwordVariables(name))), auditorVariable]

export const MigrateConfig = Type.Object({
  DATABASE_ADMIN_URL: SecretText({ description: 'Postgres as a superuser, naming the database of this installation.' }),
  ...Object.fromEntries(variables.map((name) => [name, SecretText()])),
})

async function migrate(): Promise<void> {
  const config = loadConfig('migrate', MigrateConfig, process.env) as Record<string, { reveal(): string }>
  const value = (name: string) => (config[name] as { reveal(): string }).reveal()
  const adminUrl = value('DATABASE_ADMIN_URL')
  const passwordsOf = (name: ServiceName) => ({
    owner: value(passwordVariables(name).owner),
    service: value(passwordVariables(name).service),
  })
  await prepareDatabase(
    adminUrl,
    schemas.map(({ name }) => name),
    (name) => passwordsOf(name as ServiceName),
    value(auditorVariable),
  )
  for (const schema of schemas) {
    await migrateService(schema, roleUrl(adminUrl, `konter_${schema.name}_owner`, passwordsOf(schema.name).owner))
    process.stdout.write(`${schema.name} is up to date\n`)
  }
}

if (process.argv[1]?.endsWith('migrate.ts')) {
  try {
    await migrate()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}
