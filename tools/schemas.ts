import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { SERVICES, type ServiceName, schemaOf } from '@konter/service/launch'
import type { Migratable } from '@konter/service/migrate'

const folderOf = (name: ServiceName): string => fileURLToPath(new URL(`../apps/${name}/migrations`, import.meta.url))

/** The services that keep rows, with the folders of their migrations: known without loading any of them. */
export const schemas: readonly (Migratable & { name: ServiceName })[] = (Object.keys(SERVICES) as ServiceName[])
  .map((name) => ({ name, migrations: folderOf(name) }))
  .filter(({ migrations }) => existsSync(migrations))

export const schemaNames: readonly string[] = schemas.map(({ name }) => schemaOf(name))
