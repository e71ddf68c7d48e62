import { commonProblem, type Log } from '@konter/service'
import type { Static } from 'typebox'
import type { Config } from '../config.ts'
import { problem } from '../problems.ts'
import { Stream, type StreamTimes } from './stream.ts'

const retryAfterSeconds = 15
/** How long a client may take for what was on its way when the service stops. */
const partingMs = 1_000

/** The open streams of this process, by user. */
export type Streams = {
  /** Takes a place, or refuses. It is given back by `close`. `disconnect` lets go of the client, at once. */
  open(userId: string, disconnect: () => void): Stream
  close(stream: Stream): void
  /** Those of one user. */
  of(userId: string): Iterable<Stream>
  users(): string[]
  count(): number
  /** Ends all; resolves when they are closed. No stream is opened any more. */
  endAll(): Promise<void>
}

export function createStreams(config: Static<typeof Config>, log: Log): Streams {
  const byUser = new Map<string, Set<Stream>>()
  let count = 0
  let ending = false
  let allClosed = () => {}
  const times: StreamTimes = {
    heartbeatMs: config.STREAM_HEARTBEAT_MS,
    lifeMs: config.STREAM_LIFE_MS,
    stalledMs: config.STREAM_STALLED_MS,
  }

  function demandPlace(userId: string): void {
    const headers = { 'retry-after': String(retryAfterSeconds) }
    if (ending) throw commonProblem('service.unavailable', {}, { headers })
    const max = config.STREAMS_PER_USER_MAX
    if ((byUser.get(userId)?.size ?? 0) >= max) throw problem('notification.too-many-streams', { max }, { headers })
    if (count >= config.STREAMS_MAX)
      throw problem('notification.streams-exhausted', { seconds: retryAfterSeconds }, { headers })
  }

  return {
    open: (userId, disconnect) => {
      demandPlace(userId)
      const stream = new Stream(userId, disconnect, times, log)
      byUser.set(userId, (byUser.get(userId) ?? new Set<Stream>()).add(stream))
      count += 1
      return stream
    },
    close: (stream) => {
      const own = byUser.get(stream.userId)
      if (own?.delete(stream) !== true) return
      stream.release()
      if (own.size === 0) byUser.delete(stream.userId)
      count -= 1
      if (count === 0) allClosed()
    },
    of: (userId) => byUser.get(userId) ?? [],
    users: () => [...byUser.keys()],
    count: () => count,
    endAll: async () => {
      ending = true
      if (count === 0) return
      const closed = new Promise<void>((resolve) => {
        allClosed = resolve
      })
      const each = [...byUser.values()].flatMap((own) => [...own])
      for (const stream of each) stream.end()
      const parting = setTimeout(() => {
        for (const stream of each) stream.cut()
      }, partingMs)
      await closed
      clearTimeout(parting)
    },
  }
}
