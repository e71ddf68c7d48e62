import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Refusal, say } from './progress.js'

const pollMs = 300
const waitMsMax = 15 * 60_000

/** Runs `work` while no other set-up of this folder does: two `npm ci` at once would tear each other's files away. */
export async function alone(root, work) {
  const lock = join(root, '.konter', 'setup.lock')
  mkdirSync(join(root, '.konter'), { recursive: true })
  await take(lock)
  const release = () => rmSync(lock, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    release()
  }
}

async function take(lock) {
  const until = Date.now() + waitMsMax
  for (let told = false; !tryTake(lock); ) {
    const owner = ownerOf(lock)
    if (owner === null) rmSync(lock, { force: true })
    else if (Date.now() > until)
      throw new Refusal(`Another set-up of this folder (process ${owner}) does not come to an end.`)
    else {
      if (!told) say(`  … waiting for the set-up that process ${owner} is doing`)
      told = true
      await delay(pollMs)
    }
  }
}

/** The file appears with its content at once, by a link, so that nobody reads an empty one. */
function tryTake(lock) {
  const mine = `${lock}.${process.pid}`
  writeFileSync(mine, `${process.pid} ${startedAt(process.pid)}`)
  try {
    linkSync(mine, lock)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(mine)
  }
}

/** The process that holds the lock, or null when it is gone (a reused number has another start time). */
function ownerOf(lock) {
  try {
    const [pid, started] = readFileSync(lock, 'utf8').split(' ')
    process.kill(Number(pid), 0)
    return startedAt(pid) === started ? Number(pid) : null
  } catch (error) {
    return error.code === 'EPERM' ? 'of another user' : null
  }
}

/** When a process started, in the kernel's own count; 'unknown' where there is no /proc. */
function startedAt(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[19]
  } catch {
    return 'unknown'
  }
}
