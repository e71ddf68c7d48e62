import { Bell } from './bell.ts'
import type { Log } from './log.ts'
import type { Positioned } from './stream.ts'
import type { Streams } from './streams.ts'

export type FeedPosition = { feed: string; sequence: bigint }

/** Looks once for all feeds that are shown, in one query, who is behind: a hint that got lost costs seconds, nothing else. */
export function startStreamPoll<Item extends Positioned>(
  positionsOf: (feeds: readonly string[]) => Promise<FeedPosition[]>,
  streams: Streams<Item>,
  everyMs: number,
  log: Log,
): { stop(): Promise<void> } {
  const bell = new Bell()
  let stopped = false

  async function look(): Promise<void> {
    for (const { feed, sequence } of await positionsOf(streams.feeds()))
      for (const stream of streams.of(feed)) stream.wakeBehind(sequence)
  }

  async function work(): Promise<void> {
    while (!stopped) {
      await bell.wait(everyMs)
      if (stopped || streams.count() === 0) continue
      await look().catch((error: unknown) => log.warn({ err: error }, 'could not look for what streams have missed'))
    }
  }

  const working = work()
  return {
    stop: async () => {
      stopped = true
      bell.ring()
      await working
    },
  }
}
