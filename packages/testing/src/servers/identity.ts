import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

const pollMs = 20

/** A process, told apart from any later one that gets the same number. */
export type Identity = { pid: number; startedAt: string }

const bootId = readOr('/proc/sys/kernel/random/boot_id', '').trim()

/** The process that has this number now, or undefined when there is none, or only its remains. */
export function identify(pid: number): Identity | undefined {
  const stat = readOr(`/proc/${pid}/stat`, '')
  if (stat === '') return process.platform === 'linux' ? undefined : identifyByPs(pid)
  // The name before the last parenthesis may itself hold spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, startedAt] = [fields[0], fields[19]]
  return state === 'Z' || startedAt === undefined ? undefined : { pid, startedAt: `${startedAt}@${bootId}` }
}

function identifyByPs(pid: number): Identity | undefined {
  try {
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    return { pid, startedAt: started.replaceAll(/\s+/g, '_') }
  } catch {
    return undefined
  }
}

export const isAlive = ({ pid, startedAt }: Identity): boolean => identify(pid)?.startedAt === startedAt

/** The kernel's part of the start time, for the watchdog, which knows one boot only. */
export const ticks = ({ startedAt }: Identity): string => startedAt.split('@')[0] ?? ''

/** Does nothing when the process is gone. */
export function signalTo(identity: Identity, signal: NodeJS.Signals): void {
  if (!isAlive(identity)) return
  try {
    process.kill(identity.pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Asks the process to end, waits `timeoutMs`, then makes it end. Resolves when it is gone. */
export async function end(identity: Identity, signal: NodeJS.Signals, timeoutMs: number): Promise<void> {
  const until = performance.now() + timeoutMs
  signalTo(identity, signal)
  while (isAlive(identity)) {
    if (performance.now() > until) signalTo(identity, 'SIGKILL')
    await delay(pollMs)
  }
}

function readOr(path: string, fallback: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return fallback
  }
}
