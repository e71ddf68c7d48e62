import { Readable } from 'node:stream'
import { Bell, type Log } from '@konter/service'
import type { Notification } from '../notification/notification.ts'
import { HEARTBEAT, notificationFrame } from './frame.ts'

export type StreamTimes = { heartbeatMs: number; lifeMs: number; stalledMs: number }

/** From where a stream goes on, and what it says before. */
export type Start = { position: bigint; greeting: string }

/** The next notifications after a position, oldest first; less than asked for means that these are all. */
export type ReadAfter = (position: bigint, limit: number) => Promise<Notification[]>

const perFrames = 50

/**
 * One open stream. Whatever it sends it has just read from the database after its own position: being woken is a hint,
 * so a wake-up that got lost or comes twice neither skips nor repeats a notification. It reads on only when the client
 * has taken what was sent before: what waits for a slow reader waits in the database, not here.
 */
export class Stream {
  readonly userId: string
  readonly #disconnect: () => void
  readonly #times: StreamTimes
  readonly #log: Log
  readonly #bell = new Bell()
  #timer: NodeJS.Timeout
  #position = 0n
  #stale = true
  #ended = false

  constructor(userId: string, disconnect: () => void, times: StreamTimes, log: Log) {
    this.userId = userId
    this.#disconnect = disconnect
    this.#times = times
    this.#log = log
    // Whoever stays comes back with a token that was checked again.
    this.#timer = setTimeout(() => this.end(), times.lifeMs)
  }

  /** What the client gets. To be asked for once. */
  frames({ position, greeting }: Start, readAfter: ReadAfter): Readable {
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

  async *#write(greeting: string, readAfter: ReadAfter): AsyncGenerator<string> {
    yield greeting
    while (!this.#ended) {
      if (this.#stale) yield* this.#unsent(readAfter)
      else yield HEARTBEAT
      if (!this.#ended) await this.#bell.wait(this.#times.heartbeatMs)
    }
  }

  async *#unsent(readAfter: ReadAfter): AsyncGenerator<string> {
    this.#stale = false
    for (let more = true; more && !this.#ended; ) {
      const batch = await this.#next(readAfter)
      const last = batch.at(-1)
      if (last === undefined) return
      this.#position = last.sequence
      yield batch.map(notificationFrame).join('')
      more = batch.length === perFrames
    }
  }

  /** When the database is away the position stays, and the shared poll finds this stream behind. */
  async #next(readAfter: ReadAfter): Promise<Notification[]> {
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
