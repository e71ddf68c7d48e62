import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readJson, writeJson } from './folder.ts'
import { end, type Identity, identify, isAlive, signalTo } from './identity.ts'
import { startWatchdog, type Watched } from './watchdog.ts'

const logTailLinesMax = 20
const leftoverTimeoutMs = 20_000

/** A program and the way to run it. */
export type Command = {
  file: string
  args: string[]
  uid?: number
  gid?: number
  cwd: string
  stopSignal: NodeJS.Signals
}

/** A process of ours that is running, or has ended. */
export type Child = {
  identity: Identity
  /** Resolves with how it ended, in words, once it has. */
  ended: Promise<string>
  isRunning(): boolean
  kill(signal: NodeJS.Signals): void
  /** Resolves when it is gone, after `timeoutMs` by force. */
  stop(timeoutMs: number): Promise<void>
}

/** The processes that one run starts. None outlives the run, and the next run finds those that somehow did. */
export type Children = {
  start(name: string, command: Command): Promise<Child>
  /** The last lines that the named process wrote, for an error that must be understood without looking for a file. */
  logTail(name: string): string
  logPath(name: string): string
  close(): void
}

type Leftover = Watched & { name: string }

/** Stops what a crashed run from this folder left running. Its owner must be gone: see `claimFolder`. */
export async function stopLeftovers(dir: string, log: (line: string) => void): Promise<void> {
  const leftovers = readJson<Leftover[]>(join(dir, 'servers.json')) ?? []
  await Promise.all(
    leftovers
      .filter(({ identity }) => isAlive(identity))
      .map(({ name, identity, signal }) => {
        log(`stopping ${name} (process ${identity.pid}), left by a run that crashed`)
        return end(identity, signal, leftoverTimeoutMs)
      }),
  )
}

export async function openChildren(dir: string): Promise<Children> {
  const record = join(dir, 'servers.json')
  const logPath = (name: string) => join(dir, 'logs', `${name}.log`)
  const watchdog = startWatchdog()
  const running = new Map<string, Leftover>()
  const begun = new Set<string>()
  await mkdir(join(dir, 'logs'), { recursive: true })

  const tell = () => {
    writeJson(record, [...running.values()])
    watchdog.watch([...running.values()])
  }

  return {
    logPath,
    logTail: (name) => readFileSync(logPath(name), 'utf8').trimEnd().split('\n').slice(-logTailLinesMax).join('\n'),
    start: async (name, command) => {
      const logFile = openLog(logPath(name), begun.has(name))
      begun.add(name)
      const process = spawnBehindGate(command, logFile)
      const identity = await identityOf(process)
      running.set(name, { name, identity, signal: command.stopSignal })
      tell()
      const child = follow(process, identity, command.stopSignal)
      void child.ended.then(() => {
        if (running.get(name)?.identity !== identity) return
        running.delete(name)
        tell()
      })
      // Only now that it is on record, and the watchdog knows it, may it become the server.
      process.stdin?.end('go\n')
      return child
    },
    close: () => {
      watchdog.close()
      rmSync(record, { force: true })
    },
  }
}

/**
 * A shell that waits for a line before it becomes the server, under the same number. If we are killed first, the pipe
 * closes instead, and nothing was started that nobody knows of.
 */
function spawnBehindGate({ file, args, cwd, uid, gid }: Command, log: number): ChildProcess {
  const process = spawn('/bin/sh', ['-c', 'read -r go && exec "$@" </dev/null', 'sh', file, ...args], {
    cwd,
    // Out of our process group: Ctrl-C is for us, and we decide in which order things stop.
    detached: true,
    stdio: ['pipe', log, log],
    env: environment(),
    ...(uid === undefined || gid === undefined ? {} : { uid, gid }),
  })
  closeSync(log)
  process.unref()
  process.stdin?.on('error', () => {})
  return process
}

/** What a server needs to find its libraries, and none of our secrets. */
function environment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'TMPDIR'].filter(
    (name) => process.env[name] !== undefined,
  )
  return { ...Object.fromEntries(kept.map((name) => [name, process.env[name]])), LC_ALL: 'C', TZ: 'UTC' }
}

function identityOf(child: ChildProcess): Promise<Identity> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('spawn', () => {
      const identity = identify(child.pid ?? 0)
      if (identity === undefined) reject(new Error(`${child.spawnargs[4]} ended before it began.`))
      else resolve(identity)
    })
  })
}

function follow(child: ChildProcess, identity: Identity, stopSignal: NodeJS.Signals): Child {
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`))
  })
  return {
    identity,
    ended,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    kill: (signal) => signalTo(identity, signal),
    stop: async (timeoutMs) => {
      child.ref()
      await end(identity, stopSignal, timeoutMs)
      await ended
    },
  }
}

/** A run begins with an empty log and keeps the one before, which may tell why that run ended. */
function openLog(path: string, continues: boolean): number {
  if (!continues) {
    try {
      renameSync(path, path.replace(/log$/, 'previous.log'))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  return openSync(path, 'a')
}
