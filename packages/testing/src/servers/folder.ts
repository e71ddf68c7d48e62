import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Identity, identify, isAlive } from './identity.ts'

/** Others may pass through (Postgres runs as another user when we are root), but not look around. */
const passThrough = 0o711

/**
 * Makes the folder, and this process the only one that runs servers from it. Returns what gives it up again.
 * Throws when a process that lives has claimed it.
 */
export function claimFolder(dir: string): () => void {
  try {
    return claim(dir)
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    throw new Error(`The present user may not write to ${dir}: start as its owner, or remove it.`, { cause: error })
  }
}

function claim(dir: string): () => void {
  mkdirSync(dir, { recursive: true, mode: passThrough })
  if (process.getuid?.() === statSync(dir).uid) chmodSync(dir, statSync(dir).mode | passThrough)
  const lock = join(dir, 'owner.json')
  while (!tryClaim(lock)) {
    const owner = readJson<Identity>(lock)
    if (owner !== undefined && isAlive(owner)) {
      throw new Error(
        `Konter is already running from this folder (process ${owner.pid}): stop that one first. It is ${dir}.`,
      )
    }
    discard(lock, owner)
  }
  return () => rmSync(lock, { force: true })
}

/** The file appears together with its content, by a link, so that nobody ever reads an empty one. */
function tryClaim(lock: string): boolean {
  const mine = `${lock}.${process.pid}`
  writeFileSync(mine, JSON.stringify(identify(process.pid)))
  try {
    linkSync(mine, lock)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(mine)
  }
}

/** Takes a dead owner's claim away, and puts it back if another process has claimed the folder in between. */
function discard(lock: string, dead: Identity | undefined): void {
  const aside = `${lock}.${process.pid}.dead`
  try {
    renameSync(lock, aside)
    if (readJson<Identity>(aside)?.startedAt !== dead?.startedAt) linkSync(aside, lock)
    rmSync(aside)
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

/** The content of a file of ours, or undefined when it is missing or half-written. */
export function readJson<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T
  } catch {
    return undefined
  }
}

/** Whoever reads the file sees the old content or the new, even if we are killed here. For our eyes only. */
export function writeJson(path: string, content: unknown): void {
  writeFileSync(`${path}.new`, `${JSON.stringify(content)}\n`, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}
