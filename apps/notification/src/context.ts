import { type Base, consumersFor, jobsFor, type Log, type Transactions, type Tx, withQuery } from '@konter/service'
import { PrismaPg } from '@prisma/adapter-pg'
import type { Static } from 'typebox'
import { runAfterCommit } from './after-commit.ts'
import type { Config } from './config.ts'
import { PrismaClient } from './generated/client.ts'
import { type Live, openLive } from './stream/live.ts'
import { startPoll } from './stream/poll.ts'
import { createStreams, type Streams } from './stream/streams.ts'

/** For questions: Prisma, which also takes SQL. */
export type Db = ReturnType<typeof openPrisma>

/** Everything from outside that the code needs, as one type. */
export type Context = {
  readonly config: Static<typeof Config>
  readonly db: Db
  /** For changes, in SQL: their statements travel together, which matters where every order tells two things. */
  readonly transaction: Transactions<Tx>
  readonly log: Log
  /** The open streams of this process. */
  readonly streams: Streams
  /** What all replicas are told. */
  readonly live: Live
  countTold(kind: string): void
  now(): Date
  close(): Promise<void>
}

export const { on, onLatest } = consumersFor<Context, Tx>()
export const { job } = jobsFor<Context>()

const openPrisma = (base: Base<Static<typeof Config>>) =>
  new PrismaClient({
    adapter: new PrismaPg(base.db.pool, { schema: 'notification' }),
    transactionOptions: { timeout: 15_000, maxWait: 5_000 },
  }).$extends(withQuery)

export function openContext(base: Base<Static<typeof Config>>): Context {
  const { config, log, metrics, now } = base
  const db = openPrisma(base)
  const streams = createStreams(config, log)
  const poll = startPoll(db, streams, config.STREAM_POLL_MS, log)
  const told = metrics.counter('notifications_total', 'Notifications by kind', ['kind'])
  metrics.gauge('notification_streams', 'Open streams', (set) => set(streams.count()))
  return {
    config,
    db,
    transaction: runAfterCommit(base.db.transaction),
    log,
    streams,
    live: openLive(base.bus, streams),
    countTold: (kind) => told.inc({ kind }),
    now,
    close: async () => {
      await poll.stop()
      await db.$disconnect()
    },
  }
}
