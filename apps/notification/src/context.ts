import {
  type Base,
  consumersFor,
  createStreams,
  jobsFor,
  type Log,
  type Streams,
  startStreamPoll,
  type Transactions,
  type Tx,
  withQuery,
} from '@konter/service'
import { PrismaPg } from '@prisma/adapter-pg'
import type { Static } from 'typebox'
import { runAfterCommit } from './after-commit.ts'
import type { Config } from './config.ts'
import { PrismaClient } from './generated/client.ts'
import { feedsOf } from './notification/notification.repo.ts'
import type { Notification } from './notification/notification.ts'
import { problem } from './problems.ts'
import { notificationFrame } from './stream/frame.ts'
import { type Live, openLive } from './stream/live.ts'

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
  readonly streams: Streams<Notification>
  /** What all replicas are told. */
  readonly live: Live
  countTold(kind: string): void
  now(): Date
  close(): Promise<void>
}

export const { on, onAtOnce, onLatest } = consumersFor<Context, Tx>()
export const { job } = jobsFor<Context>()

const openPrisma = (base: Base<Static<typeof Config>>) =>
  new PrismaClient({
    adapter: new PrismaPg(base.db.pool, { schema: 'notification' }),
    transactionOptions: { timeout: 15_000, maxWait: 5_000 },
  }).$extends(withQuery)

export function openContext(base: Base<Static<typeof Config>>): Context {
  const { config, log, metrics, now } = base
  const db = openPrisma(base)
  const streams = createStreams({
    frameOf: notificationFrame,
    times: {
      heartbeatMs: config.STREAM_HEARTBEAT_MS,
      lifeMs: config.STREAM_LIFE_MS,
      stalledMs: config.STREAM_STALLED_MS,
    },
    perOwnerMax: config.STREAMS_PER_USER_MAX,
    max: config.STREAMS_MAX,
    refuse: {
      tooMany: (max, headers) => problem('notification.too-many-streams', { max }, { headers }),
      exhausted: (seconds, headers) => problem('notification.streams-exhausted', { seconds }, { headers }),
    },
    log,
  })
  const poll = startStreamPoll((feeds) => feedsOf(db, feeds), streams, config.STREAM_POLL_MS, log)
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
