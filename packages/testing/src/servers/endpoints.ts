import { randomBytes, randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { readJson, writeJson } from './folder.ts'

const portNames = ['postgres', 'redis', 'nats', 'natsMonitor'] as const
const attemptsMax = 100

/**
 * Ports are chosen from below the range that the kernel gives to outgoing connections: otherwise one of our own
 * clients, trying again and again while its server restarts, can be given the server's port and keep it.
 */
const portMin = 20_000
const portMax = 30_000

export type Ports = Record<(typeof portNames)[number], number>
export type Endpoints = Ports & { password: string }

/** The ports and password of the last run from this folder where they are still free, so that URLs stay the same. */
export async function chooseEndpoints(dir: string): Promise<Endpoints> {
  const path = join(dir, 'endpoints.json')
  const last = readJson<Partial<Endpoints>>(path) ?? {}
  const taken = new Set<number>()
  const chosen: Partial<Ports> = {}
  for (const name of portNames) {
    const port = await freePort(last[name], taken)
    taken.add(port)
    chosen[name] = port
  }
  const endpoints = { ...(chosen as Ports), password: last.password ?? newPassword() }
  writeJson(path, endpoints)
  return endpoints
}

/** For a server that other users of this machine can reach by its port. */
export const newPassword = (): string => randomBytes(18).toString('base64url')

async function freePort(wanted: number | undefined, taken: ReadonlySet<number>): Promise<number> {
  if (wanted !== undefined && !taken.has(wanted) && (await isFree(wanted))) return wanted
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const port = randomInt(portMin, portMax)
    if (!taken.has(port) && (await isFree(port))) return port
  }
  throw new Error(`No free port was found between ${portMin} and ${portMax} on 127.0.0.1.`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}
