import { randomInt } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Those of the wanted ports that another program listens on already. */
export async function busyPorts(
  wanted: readonly [name: string, port: number][],
): Promise<[name: string, port: number][]> {
  const free = await Promise.all(wanted.map(([, port]) => isFree(port)))
  return wanted.filter((_, index) => !free[index])
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)))
  })
}

/** Below those that systems give to connections and to whoever listens on any: nobody gets one of these by chance. */
const portsFrom = 12_000
const portsTo = 32_000
const claims = join(tmpdir(), `konter-ports-${process.getuid?.() ?? ''}`)

/**
 * As many free ports as there are names, and ours for as long as this process lives: the port of a process that was killed is
 * free for a moment, and a world that starts beside must not take it, or it would speak with strangers.
 */
export async function freePorts<Name extends string>(names: readonly Name[]): Promise<Record<Name, number>> {
  mkdirSync(claims, { recursive: true })
  const ports = {} as Record<Name, number>
  for (const name of names) ports[name] = await freePort()
  return ports
}

async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(portsFrom, portsTo)
    if (isClaimed(port) && (await isFree(port))) return port
  }
}

/** False when somebody else who lives has it. What the dead had is taken by whoever comes next. */
function isClaimed(port: number): boolean {
  const path = join(claims, String(port))
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    if (!isAlive(holderOf(path))) rmSync(path, { force: true })
    return false
  }
}

/** NaN when it was given back in this moment, or is just being written. */
function holderOf(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8') || Number.NaN)
  } catch {
    return Number.NaN
  }
}

function isAlive(pid: number): boolean {
  if (Number.isNaN(pid)) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
