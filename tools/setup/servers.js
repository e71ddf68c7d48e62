import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refusal, run, tail } from './progress.js'

/** What each server is called, the variable that gives one from elsewhere, and its Debian packages. */
const servers = {
  postgres: {
    title: 'Postgres with PostGIS',
    variable: 'DATABASE_ADMIN_URL',
    packages: 'postgresql postgresql-postgis',
  },
  redis: { title: 'Redis', variable: 'REDIS_URL', packages: 'redis-server' },
  nats: { title: 'NATS', variable: 'NATS_URL', packages: 'nats-server' },
}

/** Where programs are looked for: the path, then where Debian puts daemons and each version of Postgres. */
export const places = (env = process.env) => ({
  path: [...(env.PATH ?? '').split(':'), '/usr/local/sbin', '/usr/sbin', '/usr/local/bin', '/usr/bin'].filter(Boolean),
  postgresVersions: '/usr/lib/postgresql',
})

/** The servers that neither the environment gives nor this machine has, complete. */
export const missingServers = (root, env = process.env, where = places(env)) =>
  Object.keys(servers).filter(
    (name) => !env[servers[name].variable] && (existsSync(halfInstalled(root)) || !present[name](where)),
  )

/** Written before apt starts and removed when all went well: until then, a program may be here without its libraries. */
const halfInstalled = (root) => join(root, '.konter', 'installing-servers')

const present = {
  postgres: (where) => postgresFolders(where).some(hasPostgis),
  redis: (where) => where.path.some((folder) => existsSync(join(folder, 'redis-server'))),
  nats: (where) => where.path.some((folder) => existsSync(join(folder, 'nats-server'))),
}

const postgresFolders = ({ path, postgresVersions }) =>
  [
    ...(existsSync(postgresVersions) ? readdirSync(postgresVersions) : []).map((it) =>
      join(postgresVersions, it, 'bin'),
    ),
    ...path,
  ].filter((folder) => existsSync(join(folder, 'postgres')) && existsSync(join(folder, 'initdb')))

/** Debian keeps extensions in share/postgresql/<version>, others beside the binaries. */
const hasPostgis = (folder) =>
  [
    dirname(folder).replace('/lib/', '/share/'),
    join(dirname(folder), 'share'),
    join(dirname(folder), 'share', 'postgresql'),
  ].some((share) => existsSync(join(share, 'extension', 'postgis.control')))

export const titles = (names) => names.map((name) => servers[name].title).join(', ')

/** How we may install: as root, through sudo without a password, or not at all (null). */
export async function installer() {
  if (!existsSync('/usr/bin/apt-get')) return null
  if (process.getuid?.() === 0) return []
  return (await run('sudo', ['-n', 'true'])).code === 0 ? ['sudo', '-n'] : null
}

/** Installs with apt. No daemon is started and no system cluster made: see install-servers.sh. */
export async function installServers(root, names, prefix) {
  const script = join(dirname(fileURLToPath(import.meta.url)), 'install-servers.sh')
  mkdirSync(join(root, '.konter'), { recursive: true })
  writeFileSync(halfInstalled(root), `${names.join(' ')}\n`)
  const [command, ...args] = [...prefix, 'sh', script, ...names]
  const { code, output } = await run(command, args)
  if (code !== 0) throw new Refusal(`apt could not install ${titles(names)}.\n${tail(output)}\n${waysOut(names)}`)
  rmSync(halfInstalled(root))
  const still = missingServers(root)
  if (still.length > 0) throw new Refusal(`apt installed everything, but not where it is looked for. ${waysOut(still)}`)
}

/** Whether containers can stand in: packages/testing then starts one for each missing server. */
export const dockerIsHere = (env = process.env) => Boolean(env.DOCKER_HOST) || existsSync('/var/run/docker.sock')

export function waysOut(names) {
  const packages = names.map((name) => servers[name].packages).join(' ')
  const variables = names.map((name) => servers[name].variable).join(', ')
  return (
    `Not on this machine: ${titles(names)}. Two ways out: \`docker compose up\` runs everything in containers, ` +
    `or install the packages (\`sudo apt-get install ${packages}\`) and start again. ` +
    `Servers that run elsewhere are named by ${variables}.`
  )
}
