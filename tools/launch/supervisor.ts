import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
/** Moves the clock of a program under test, also of one that knows nothing of our kit. */
const testControl = join(root, 'packages/service/src/test-control.ts')
/** What Node made of our sources and packages, by their content: the next process starts with a third less work. */
const compileCache = join(root, '.konter/compile-cache')
const restartMsFirst = 100
const restartMsMax = 5_000
/** Who runs this long has recovered: the next crash is the first again. */
const steadyMs = 10_000
const stopMsMax = 20_000

export type Program = {
  name: string
  /** Relative to the project. */
  script: string
  args?: string[]
  env: Record<string, string>
}

export type Supervised = {
  readonly name: string
  pid(): number | undefined
  /** Resolves when this life of the program ends. */
  ended(): Promise<void>
  kill(signal: NodeJS.Signals): void
  /** Ends it as by kill -9 and leaves it ended until `release`: for tests of what the others do without it. */
  hold(): Promise<void>
  release(): void
  /** Ends it gently, then for sure, and does not start it again. */
  stop(): Promise<void>
  /** How often in a row it ended by itself. */
  crashes(): number
  /** The last lines it printed, for when it does not come up. */
  lastWords(): string
}

const wordsMax = 4_000

/**
 * Runs a program as a child of its own process group and starts it again whenever it ends. It holds one end of a channel
 * to us: should we die, however we die, it ends too.
 */
export function supervise(
  { name, script, args = [], env }: Program,
  options: { logs: string; onCrash?: (name: string, code: string) => void },
): Supervised {
  const log = join(options.logs, `${name}.log`)
  mkdirSync(dirname(log), { recursive: true })
  const output = createWriteStream(log, { flags: 'a' })
  let child: ChildProcess | undefined
  let ended: Promise<void> = Promise.resolve()
  let stopping = false
  let held = false
  let crashes = 0
  let words = ''
  let timer: NodeJS.Timeout | undefined

  function start(): void {
    const startedAt = performance.now()
    const preload = env.TEST_CONTROL_DIR === undefined ? [] : ['--import', testControl]
    const started = spawn(process.execPath, [...preload, join(root, script), ...args], {
      cwd: root,
      env: { NODE_COMPILE_CACHE: compileCache, ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    })
    child = started
    for (const stream of [started.stdout, started.stderr])
      stream?.on('data', (chunk: Buffer) => {
        output.write(chunk)
        words = (words + chunk.toString()).slice(-wordsMax)
      })
    ended = new Promise((resolve) => {
      started.once('exit', (code, signal) => {
        resolve()
        if (!stopping && !held) again(performance.now() - startedAt, String(signal ?? code))
      })
    })
  }

  function again(livedMs: number, code: string): void {
    crashes = livedMs > steadyMs ? 1 : crashes + 1
    options.onCrash?.(name, code)
    timer = setTimeout(start, Math.min(restartMsMax, restartMsFirst * 2 ** (crashes - 1)))
  }

  start()
  return {
    name,
    pid: () => child?.pid,
    ended: () => ended,
    kill: (signal) => void child?.kill(signal),
    crashes: () => crashes,
    lastWords: () => words,
    hold: async () => {
      held = true
      clearTimeout(timer)
      child?.kill('SIGKILL')
      await ended
    },
    release: () => {
      if (!held || stopping) return
      held = false
      start()
    },
    stop: async () => {
      stopping = true
      clearTimeout(timer)
      const living = child
      if (living !== undefined && living.exitCode === null && living.signalCode === null) {
        const force = setTimeout(() => living.kill('SIGKILL'), stopMsMax)
        living.kill('SIGTERM')
        await ended
        clearTimeout(force)
      }
      output.end()
    },
  }
}
