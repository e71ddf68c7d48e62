import type { Database } from './database.ts'
import { LONG_SECONDS, type Metrics } from './metrics.ts'

export type MessageMeasures = ReturnType<typeof measuresOf>

/** What consumers and jobs count. A job's label is `task`: `job` is what Prometheus calls those it asks. */
export const measuresOf = (metrics: Metrics) => ({
  events: {
    handled: metrics.counter('events_handled_total', 'Events by what became of them', ['consumer', 'outcome']),
    lag: metrics.histogram('event_lag_seconds', 'From a fact to its effect', ['consumer'], LONG_SECONDS),
    seconds: metrics.histogram('event_handling_seconds', 'Handling one event', ['consumer']),
  },
  jobs: {
    done: metrics.counter('jobs_total', 'Jobs by what became of them', ['task', 'outcome']),
    seconds: metrics.histogram('job_seconds', 'Working on one job', ['task']),
  },
})

type Reading = { readonly name: string; pending(): Promise<number> }

export function measurePending(metrics: Metrics, consumers: readonly Reading[]): void {
  const ask = async (set: (value: number, labels: Record<string, string>) => void) => {
    await Promise.all(consumers.map(async ({ name, pending }) => set(await pending(), { consumer: name })))
  }
  metrics.gauge('events_pending', 'Events that a consumer has yet to handle', ask, ['consumer'])
}

type Backlog = { unsent: number; lag: number; letters: number; due: number; late: number }

/** Gauges that are read together share one question. */
export function shared<T>(read: () => Promise<T>, forMs = 1_000): () => Promise<T> {
  let last: { at: number; answer: Promise<T> } | undefined
  return () => {
    if (last === undefined || performance.now() - last.at > forMs) last = { at: performance.now(), answer: read() }
    return last.answer
  }
}

/** What waits in the database of a service: one question, and only when the metrics are asked for. */
export function measureBacklog(metrics: Metrics, db: Database): void {
  const read = async (): Promise<Backlog | undefined> =>
    (
      await db.query<Backlog>(
        `select (select count(*)::int from outbox where published_at is null) as unsent,
                (select coalesce(extract(epoch from now() - min(occurred_at)), 0)::float8 from outbox where published_at is null) as lag,
                (select count(*)::int from dead_letter where status = 'waiting') as letters,
                count(*)::int as due, greatest(coalesce(extract(epoch from now() - min(run_at)), 0)::float8, 0) as late
           from _private_jobs where run_at <= now() and locked_at is null`,
      )
    )[0]
  const backlog = shared(read)
  const gauge = (name: string, help: string, of: keyof Backlog) =>
    metrics.gauge(name, help, async (set) => set((await backlog())?.[of] ?? 0))
  gauge('outbox_unsent', 'Events committed and not yet published', 'unsent')
  gauge('outbox_lag_seconds', 'Age of the oldest unpublished event', 'lag')
  gauge('dead_letters_waiting', 'Messages and jobs set aside', 'letters')
  gauge('jobs_waiting', 'Jobs that are due and not done', 'due')
  gauge('jobs_lag_seconds', 'How late the oldest job is that nobody works on', 'late')
}

/** Before all gauges that ask the database, or it would count them. */
export function measureConnections(metrics: Metrics, { pool }: Pick<Database, 'pool'>): void {
  metrics.gauge(
    'db_connections',
    'Connections of the pool by what they do',
    (set) => {
      set(pool.totalCount - pool.idleCount, { state: 'active' })
      set(pool.idleCount, { state: 'idle' })
    },
    ['state'],
  )
  metrics.gauge('db_connections_max', 'Connections the pool may have', (set) => set(pool.options.max))
  metrics.gauge('db_connections_awaited', 'Who waits for a connection', (set) => set(pool.waitingCount))
}
