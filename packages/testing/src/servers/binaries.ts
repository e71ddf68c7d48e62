import { existsSync, readdirSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

// tools/setup/servers.js looks in the same places. It cannot share this file: it runs before there is a Node that
// reads TypeScript.

/** Debian puts daemons outside the path of ordinary users. */
const daemonFolders = ['/usr/local/sbin', '/usr/sbin', '/usr/local/bin', '/usr/bin']
const postgresVersions = '/usr/lib/postgresql'

const folders = (path = process.env.PATH ?? ''): string[] => [
  ...path.split(delimiter).filter(Boolean),
  ...daemonFolders,
]

/** The program's full path, or undefined when this machine does not have it. */
export const findBinary = (name: string): string | undefined =>
  folders()
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path))

/** Folders with a complete Postgres and PostGIS, newest of Debian's versions first. */
export function findPostgres(): string[] {
  const versions = existsSync(postgresVersions) ? readdirSync(postgresVersions) : []
  return [
    ...versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(postgresVersions, version, 'bin')),
    ...folders(),
  ].filter((folder) => ['postgres', 'initdb'].every((name) => existsSync(join(folder, name))) && hasPostgis(folder))
}

/** Debian keeps extensions in share/postgresql/<version>, others beside the binaries. */
const hasPostgis = (folder: string): boolean =>
  [
    dirname(folder).replace('/lib/', '/share/'),
    join(dirname(folder), 'share'),
    join(dirname(folder), 'share', 'postgresql'),
  ].some((share) => existsSync(join(share, 'extension', 'postgis.control')))
