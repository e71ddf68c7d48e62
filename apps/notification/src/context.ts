import { type Base, consumersFor, jobsFor, type Log, type Transactions, withQuery } from '@konter/service'
import { PrismaPg } from '@prisma/adapter-pg'
import type { Static } from 'typebox'
import { runAfterCommit } from './after-commit.ts'
import type { Config } from './config.ts'
import { PrismaClient } from './generated/client.ts'
import { type Live, openLive } from './stream/live.ts'
import { startPoll } from './stream/poll.ts'
import { createStreams, type Streams } from './stream/streams.ts'

type Db = ReturnType<typeof openPrisma>
/** A Prisma transaction that also takes SQL. The client itself will do where no transaction is needed. */
export type Tx = Parameters<Parameters<Db['$transaction']>[0]>[0]

/** Everything from outside that the code needs, as one type. */
export type Context = {
  readonly config: Static<typeof Config>
  readonly db: Tx
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
    transaction: runAfterCommit(base.nudging((work) => db.$transaction((tx) => work(tx)))),
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
