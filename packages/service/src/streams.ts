import type { Problem } from '@konter/core'
import type { Log } from './log.ts'
import { problem } from './problems.ts'
import { type Positioned, Stream, type StreamTimes } from './stream.ts'

const retryAfterSeconds = 15
/** How long a client may take for what was on its way when the service stops. */
const partingMs = 1_000

/** The open streams of this process, by the feed they show. */
export type Streams<Item extends Positioned> = {
  /** Takes a place, or refuses. It is given back by `close`. `disconnect` lets go of the client, at once. */
  open(place: { feed: string; owner: string }, disconnect: () => void): Stream<Item>
  close(stream: Stream<Item>): void
  /** Those of one feed. */
  of(feed: string): Iterable<Stream<Item>>
  /** Those that one user has open, whatever they show. */
  ownedBy(owner: string): Stream<Item>[]
  feeds(): string[]
  count(): number
  /** Ends all; resolves when they are closed. No stream is opened any more. */
  endAll(): Promise<void>
}

export type StreamsOptions<Item extends Positioned> = {
  frameOf: (item: Item) => string
  times: StreamTimes
  perOwnerMax: number
  max: number
  /** How the service refuses one stream too many of a user, and one too many of this process. */
  refuse: {
    tooMany(max: number, headers: Record<string, string>): Problem
    exhausted(seconds: number, headers: Record<string, string>): Problem
  }
  log: Log
}

export function createStreams<Item extends Positioned>(options: StreamsOptions<Item>): Streams<Item> {
  const { frameOf, times, perOwnerMax, max, refuse, log } = options
  const byFeed = new Map<string, Set<Stream<Item>>>()
  const byOwner = new Map<string, number>()
  let count = 0
  let ending = false
  let allClosed = () => {}
  const each = () => [...byFeed.values()].flatMap((streams) => [...streams])

  function demandPlace(owner: string): void {
    const headers = { 'retry-after': String(retryAfterSeconds) }
    if (ending) throw problem('service.unavailable', {}, { headers })
    if ((byOwner.get(owner) ?? 0) >= perOwnerMax) throw refuse.tooMany(perOwnerMax, headers)
    if (count >= max) throw refuse.exhausted(retryAfterSeconds, headers)
  }

  function countOwn(owner: string, by: number): void {
    const own = (byOwner.get(owner) ?? 0) + by
    if (own === 0) byOwner.delete(owner)
    else byOwner.set(owner, own)
  }

  return {
    open: ({ feed, owner }, disconnect) => {
      demandPlace(owner)
      const stream = new Stream({ feed, owner, disconnect, frameOf, times, log })
      byFeed.set(feed, (byFeed.get(feed) ?? new Set<Stream<Item>>()).add(stream))
      countOwn(owner, 1)
      count += 1
      return stream
    },
    close: (stream) => {
      const showing = byFeed.get(stream.feed)
      if (showing?.delete(stream) !== true) return
      stream.release()
      if (showing.size === 0) byFeed.delete(stream.feed)
      countOwn(stream.owner, -1)
      count -= 1
      if (count === 0) allClosed()
    },
    of: (feed) => byFeed.get(feed) ?? [],
    ownedBy: (owner) => each().filter((stream) => stream.owner === owner),
    feeds: () => [...byFeed.keys()],
    count: () => count,
    endAll: async () => {
      ending = true
      if (count === 0) return
      const closed = new Promise<void>((resolve) => {
        allClosed = resolve
      })
      const open = each()
      for (const stream of open) stream.end()
      const parting = setTimeout(() => {
        for (const stream of open) stream.cut()
      }, partingMs)
      await closed
      clearTimeout(parting)
    },
  }
}
