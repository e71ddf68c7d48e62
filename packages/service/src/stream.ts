import { Readable } from 'node:stream'
import { Bell } from './bell.ts'
import { toJson } from './json.ts'
import type { Log } from './log.ts'

/** Server-Sent Events (HTML Standard §9.2): fields by line, an empty line ends an event. */

/** Says that somebody is there, and finds out whether somebody listens. */
export const HEARTBEAT = ':\n\n'
/** A client whose stream ends comes back after this. */
export const RETRY = 'retry: 2000\n\n'
export const streamHeaders = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  // A proxy that buffers would turn live into late.
  'x-accel-buffering': 'no',
} as const

/** The id is the position: a client that comes back names the last one it saw. */
export const sseFrame = (sequence: bigint, event: string, data: object): string =>
  `id: ${sequence}\nevent: ${event}\ndata: ${toJson(data)}\n\n`

export type StreamTimes = { heartbeatMs: number; lifeMs: number; stalledMs: number }

/** Something with a place in its feed: 1, 2, 3, … in the order of the commits. */
export type Positioned = { sequence: bigint }

/** From where a stream goes on, and what it says before. */
export type Start = { position: bigint; greeting: string }

/** The next items after a position, oldest first; less than asked for means that these are all. */
export type ReadAfter<Item extends Positioned> = (position: bigint, limit: number) => Promise<Item[]>

export type StreamOptions<Item extends Positioned> = {
  /** The feed it shows. */
  feed: string
  /** Whose it is. */
  owner: string
  /** Lets go of the client, at once. */
  disconnect: () => void
  frameOf: (item: Item) => string
  times: StreamTimes
  log: Log
}

const perFrames = 50

/**
 * One open stream. Whatever it sends it has just read from the database after its own position: being woken is a hint,
 * so a wake-up that got lost or comes twice neither skips nor repeats an item. It reads on only when the client
 * has taken what was sent before: what waits for a slow reader waits in the database, not here.
 */
export class Stream<Item extends Positioned> {
  readonly feed: string
  readonly owner: string
  readonly #disconnect: () => void
  readonly #frameOf: (item: Item) => string
  readonly #times: StreamTimes
  readonly #log: Log
  readonly #bell = new Bell()
  #timer: NodeJS.Timeout
  #position = 0n
  #stale = true
  #ended = false

  constructor({ feed, owner, disconnect, frameOf, times, log }: StreamOptions<Item>) {
    this.feed = feed
    this.owner = owner
    this.#disconnect = disconnect
    this.#frameOf = frameOf
    this.#times = times
    this.#log = log
    // Whoever stays comes back with a token that was checked again.
    this.#timer = setTimeout(() => this.end(), times.lifeMs)
  }

  /** What the client gets. To be asked for once. */
  frames({ position, greeting }: Start, readAfter: ReadAfter<Item>): Readable {
    this.#position = position
    return Readable.from(this.#watch(this.#write(greeting, readAfter)), { highWaterMark: 1 })
  }

  /** There may be something new. */
  wake(): void {
    this.#stale = true
    this.#bell.ring()
  }

  /** The same, by somebody who knows how far the feed is. */
  wakeBehind(sequence: bigint): void {
    if (this.#position < sequence) this.wake()
  }

  /** Ends it after what is being sent, if the client takes that in time. It comes back and goes on where it was. */
  end(): void {
    if (this.#ended) return
    this.release()
    this.#timer = setTimeout(this.#disconnect, this.#times.stalledMs)
  }

  /** Ends it at once, whatever the client has not taken yet. */
  cut(): void {
    this.release()
    this.#disconnect()
  }

  /** The client is gone. */
  release(): void {
    this.#ended = true
    clearTimeout(this.#timer)
    this.#bell.ring()
  }

  async *#write(greeting: string, readAfter: ReadAfter<Item>): AsyncGenerator<string> {
    yield greeting
    while (!this.#ended) {
      if (this.#stale) yield* this.#unsent(readAfter)
      else yield HEARTBEAT
      if (!this.#ended) await this.#bell.wait(this.#times.heartbeatMs)
    }
  }

  async *#unsent(readAfter: ReadAfter<Item>): AsyncGenerator<string> {
    this.#stale = false
    for (let more = true; more && !this.#ended; ) {
      const batch = await this.#next(readAfter)
      const last = batch.at(-1)
      if (last === undefined) return
      this.#position = last.sequence
      yield batch.map(this.#frameOf).join('')
      more = batch.length === perFrames
    }
  }

  /** When the database is away the position stays, and the shared poll finds this stream behind. */
  async #next(readAfter: ReadAfter<Item>): Promise<Item[]> {
    try {
      return await readAfter(this.#position, perFrames)
    } catch (error) {
      this.#log.warn({ err: error }, 'a stream could not read on')
      return []
    }
  }

  async *#watch(frames: AsyncGenerator<string>): AsyncGenerator<string> {
    for await (const each of frames) {
      const stalled = setTimeout(() => this.cut(), this.#times.stalledMs)
      try {
        yield each
      } finally {
        clearTimeout(stalled)
      }
    }
  }
}
