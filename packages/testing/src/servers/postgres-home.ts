import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

/** The user as whom Postgres runs when we are root, which it refuses to be. */
export type Account = { uid: number; gid: number }
export type Home = { folder: string; account?: Account }

/** Where Postgres keeps its data, and as whom it runs. Throws in words when the data belong to another user. */
export function homeFor(dir: string, durable: boolean, log: (line: string) => void): Home {
  const elsewhere = recordedHome(dir)
  const here = elsewhere ?? join(dir, 'postgres')
  if (process.getuid?.() !== 0) {
    refuseForeign(here)
    return { folder: here }
  }
  // Data that an ordinary user made are served as that user: Postgres insists on owning them.
  const account = ownerOf(join(here, 'cluster')) ?? postgresAccount()
  if (elsewhere !== undefined || canEnter(dir, account)) return { folder: here, account }
  const folder = join(homeElsewhere(dir, durable), 'postgres')
  writeFileSync(recordPath(dir), folder)
  log(`the user postgres may not enter ${dir}, so its data go to ${folder}`)
  return { folder, account }
}

const recordPath = (dir: string): string => join(dir, 'postgres.elsewhere')

function recordedHome(dir: string): string | undefined {
  return existsSync(recordPath(dir)) ? readFileSync(recordPath(dir), 'utf8').trim() : undefined
}

/**
 * A folder of root's own that everyone can enter. What must last may not lie in a temporary directory, which is
 * cleared at a boot; /var/lib is the place for the state of programs.
 */
function homeElsewhere(dir: string, durable: boolean): string {
  const base = durable && existsSync('/var/lib') ? '/var/lib' : tmpdir()
  const folder = join(base, `konter-${createHash('sha256').update(dir).digest('hex').slice(0, 16)}`)
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o711 })
  const found = lstatSync(folder)
  if (!found.isDirectory() || found.uid !== 0) throw new Error(`${folder} is not ours: remove it, then start again.`)
  return folder
}

/** Asked of the kernel, as that user: the rights of every folder on the way count. */
const canEnter = (dir: string, { uid, gid }: Account): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', dir], { uid, gid, cwd: '/' }).status === 0

function ownerOf(cluster: string): Account | undefined {
  if (!existsSync(cluster)) return undefined
  const { uid, gid } = statSync(cluster)
  return uid === 0 ? undefined : { uid, gid }
}

function postgresAccount(): Account {
  try {
    const number = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }))
    return { uid: number('-u'), gid: number('-g') }
  } catch {
    throw new Error('Postgres refuses to run as root, and this machine has no user postgres: start as another user.')
  }
}

function refuseForeign(folder: string): void {
  const cluster = join(folder, 'cluster')
  const owner = existsSync(folder) ? statSync(existsSync(cluster) ? cluster : folder).uid : userInfo().uid
  if (owner === userInfo().uid) return
  throw new Error(
    `The data in ${folder} belong to another user (${owner}): start as that user or as root, or move the folder away.`,
  )
}
