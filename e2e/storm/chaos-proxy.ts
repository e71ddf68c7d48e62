import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { Pipe, type Weather } from './chaos-pipe.ts'
import type { Random } from './random.ts'

/** What lies on the way for as long as it is not taken away, on all connections. */
export type Toxic =
  /** Everything takes this much longer, and up to `jitterMs` more; order is kept. */
  | { kind: 'latency'; ms: number; jitterMs: number }
  | { kind: 'slow'; bytesPerSecond: number }
  /** Nothing gets through and nobody is told. What was sent meanwhile arrives afterwards, as TCP would send it again. */
  | { kind: 'black-hole' }
  /** Nobody listens. */
  | { kind: 'refuse' }

/**
 * What happens to connections that are open now. `reset`: both ends learn at once. `half-close`: one direction ends
 * politely, the other goes on. `lose`: it is forgotten on the way (a rebooted host, a full NAT table): both ends wait for ever.
 */
export type Cut = 'reset' | 'half-close' | 'lose'

export type ChaosProxy = {
  readonly port: number
  connections(): number
  /** Answers how to take it away again. */
  add(toxic: Toxic): () => void
  /** Does it to this share of the open connections, at least to one if there are any. Answers to how many. */
  cut(how: Cut, share?: number): number
  /** The weather is fine again; what was lost stays lost. */
  clear(): void
  close(): Promise<void>
}

type Options = { target: { host?: string; port: number }; port?: number; random: Random }
type Connection = { client: Socket; server: Socket; up: Pipe; down: Pipe }

const listenMsMax = 5_000

/** A small TCP proxy that makes trouble on request, as Toxiproxy does. */
export async function openChaosProxy({ target, port = 0, random }: Options): Promise<ChaosProxy> {
  const open = new Set<Connection>()
  const toxics = new Set<Toxic>()
  const weather = (): Weather => weatherOf([...toxics], random)
  const wake = () => {
    for (const { up, down } of open) {
      up.flush()
      down.flush()
    }
  }

  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    if ([...toxics].some(({ kind }) => kind === 'refuse')) return client.resetAndDestroy()
    const upstream = connect({
      host: target.host ?? '127.0.0.1',
      port: target.port,
      allowHalfOpen: true,
      noDelay: true,
    })
    const connection: Connection = {
      client,
      server: upstream,
      up: new Pipe(client, upstream, weather),
      down: new Pipe(upstream, client, weather),
    }
    open.add(connection)
    const forget = () => {
      if (client.closed && upstream.closed) open.delete(connection)
    }
    client.once('close', forget)
    upstream.once('close', forget)
  })
  server.listen({ port, host: '127.0.0.1' })
  await once(server, 'listening', { signal: AbortSignal.timeout(listenMsMax) })

  return {
    port: (server.address() as AddressInfo).port,
    connections: () => open.size,
    add: (toxic) => {
      toxics.add(toxic)
      return () => {
        toxics.delete(toxic)
        wake()
      }
    },
    cut: (how, share = 1) => {
      const living = random.shuffled([...open].filter(({ up, down }) => !up.isLost && !down.isLost))
      const hit = living.slice(0, Math.ceil(living.length * share))
      for (const connection of hit) cutOne(connection, how, random)
      return hit.length
    },
    clear: () => {
      toxics.clear()
      wake()
    },
    close: async () => {
      for (const { client, server: upstream } of open) {
        client.destroy()
        upstream.destroy()
      }
      server.close()
      await once(server, 'close')
    },
  }
}

function cutOne({ client, server, up, down }: Connection, how: Cut, random: Random): void {
  switch (how) {
    case 'reset':
      client.resetAndDestroy()
      server.resetAndDestroy()
      return
    case 'half-close':
      random.chance(0.5) ? up.end() : down.end()
      return
    case 'lose':
      up.lose()
      down.lose()
  }
}

/** Latencies add up, the slowest line decides. */
function weatherOf(toxics: readonly Toxic[], random: Random): Weather {
  let delayMs = 0
  let bytesPerSecond = Number.POSITIVE_INFINITY
  let isClosed = false
  for (const toxic of toxics) {
    if (toxic.kind === 'latency') delayMs += toxic.ms + random.int(0, toxic.jitterMs)
    if (toxic.kind === 'slow') bytesPerSecond = Math.min(bytesPerSecond, toxic.bytesPerSecond)
    if (toxic.kind === 'black-hole') isClosed = true
  }
  return { delayMs, bytesPerSecond, isClosed }
}
