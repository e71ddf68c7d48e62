import { Bell, type Log, type Tx } from '@konter/service'
import { feedsOf } from '../notification/notification.repo.ts'
import type { Streams } from './streams.ts'

/** Looks once for all connected users, in one query, who is behind: a nudge that got lost costs seconds, nothing else. */
export function startPoll(db: Tx, streams: Streams, everyMs: number, log: Log): { stop(): Promise<void> } {
  const bell = new Bell()
  let stopped = false

  async function look(): Promise<void> {
    for (const { userId, sequence } of await feedsOf(db, streams.users()))
      for (const stream of streams.of(userId)) stream.wakeBehind(sequence)
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
