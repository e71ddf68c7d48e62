import { closeSync, existsSync, openSync, readFileSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * For tests only, and only where `TEST_CONTROL_DIR` names a folder: one movable clock for all processes, named points at
 * which a process ends itself as by kill -9, and what its heap holds. Without the variable they cost one comparison.
 */
const folder = process.env.TEST_CONTROL_DIR

/** Milliseconds that the file `clock` (a little-endian 64-bit integer) adds to the time of every process. */
function followClock(path: string): void {
  const RealDate = Date
  const file = openSync(path, 'r')
  const bytes = Buffer.alloc(8)
  const offset = (): number => {
    readSync(file, bytes, 0, 8, 0)
    return Number(bytes.readBigInt64LE())
  }
  const Moved = new Proxy(RealDate, {
    construct: (target, args) =>
      args.length === 0 ? new target(target.now() + offset()) : Reflect.construct(target, args),
    apply: (target) => new target(target.now() + offset()).toString(),
    get: (target, name, receiver) =>
      name === 'now' ? () => target.now() + offset() : Reflect.get(target, name, receiver),
  })
  globalThis.Date = Moved
  process.once('exit', () => closeSync(file))
}

/** On SIGUSR2 all garbage is collected, and `heap-<pid>` says how many bytes are in use: what grows there is a leak. */
function tellHeap(into: string): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const path = join(into, `heap-${process.pid}`)
  process.on('SIGUSR2', () => {
    collect()
    writeFileSync(`${path}.new`, String(process.memoryUsage().heapUsed))
    renameSync(`${path}.new`, path)
  })
}

if (folder !== undefined && existsSync(join(folder, 'clock'))) {
  followClock(join(folder, 'clock'))
  tellHeap(folder)
}

/**
 * A gap between a commit and a call to the outside. A test arms it by writing its name into the file `kill`; the process
 * that passes it next dies on the spot.
 */
export function killPoint(name: string): void {
  if (folder === undefined) return
  const path = join(folder, 'kill')
  if (!existsSync(path) || readFileSync(path, 'utf8').trim() !== name) return
  rmSync(path)
  process.kill(process.pid, 'SIGKILL')
}
