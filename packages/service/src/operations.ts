import { type Bus, consumerState } from './bus.ts'
import { durableOf } from './consumer.ts'
import { type Database, only, type Tx } from './database.ts'
import type { Consumer } from './inbox.ts'
import type { Job } from './jobs.ts'

/** Due for longer than this: nobody comes to do it. */
const lateMs = 60_000

type Outbox = { unsent: number; oldestUnsentAt: Date | null; keptSince: Date | null }
type DeadLetters = { waiting: number; oldestAt: Date | null }
type JobState = {
  name: string
  waiting: number
  due: number
  late: number
  running: number
  failing: number
  nextAt: Date | null
}

/** What waits to be sent, and how far back the outbox could be sent again. */
export const outboxOf = async (db: Tx): Promise<Outbox> =>
  only(
    await db.query<Outbox>(
      `select (select count(*)::int from outbox where published_at is null) as unsent,
              (select min(occurred_at) from outbox where published_at is null) as "oldestUnsentAt",
              (select min(published_at) from outbox where published_at is not null) as "keptSince"`,
    ),
  )

export const deadLettersOf = async (db: Tx): Promise<DeadLetters> =>
  only(
    await db.query<DeadLetters>(
      `select count(*)::int as waiting, min(failed_at) as "oldestAt" from dead_letter where status = 'waiting'`,
    ),
  )

/** Every kind of job, also those of which none waits. */
export async function jobsOf<Ctx>(db: Tx, jobs: readonly Job<Ctx>[], now: Date): Promise<JobState[]> {
  return db.query<JobState>(
    `select k.name, count(j.id) filter (where j.locked_at is null and j.run_at > $2::timestamptz)::int as waiting,
            count(j.id) filter (where j.locked_at is null and j.run_at <= $2::timestamptz)::int as due,
            count(j.id) filter (where j.locked_at is null and j.run_at <= $3::timestamptz)::int as late,
            count(j.id) filter (where j.locked_at is not null)::int as running,
            count(j.id) filter (where (j.payload->>'tries')::int > 0)::int as failing,
            min(j.run_at) filter (where j.locked_at is null) as "nextAt"
       from unnest($1::text[]) k (name)
       left join _private_tasks t on t.identifier = k.name
       left join _private_jobs j on j.task_id = t.id
      group by k.name order by k.name`,
    [jobs.map(({ name }) => name), now, new Date(now.getTime() - lateMs)],
  )
}

/**
 * How far each reader is behind its stream; null while NATS is away. `failing` are events that were tried, failed for their
 * own reasons, and are neither handled nor set aside yet.
 */
export async function consumersOf<Ctx, X extends Tx>(
  db: Database,
  bus: Bus,
  service: string,
  consumers: readonly Consumer<Ctx, X>[],
) {
  const failing = await db.query<{ consumer: string; failing: number }>(
    `select f.consumer, count(*)::int as failing from inbox_failure f
      where f.tries > 0 and not exists (select from inbox i where i.consumer = f.consumer and i.event_id = f.event_id)
      group by f.consumer`,
  )
  return Promise.all(
    consumers.map(async ({ name, event }) => ({
      name,
      event: event.type,
      lag: (await consumerState(bus, event, durableOf(service, name))) ?? null,
      failing: failing.find(({ consumer }) => consumer === name)?.failing ?? 0,
    })),
  )
}
