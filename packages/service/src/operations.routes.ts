import { Instant, Nullable } from '@konter/core'
import { Type } from 'typebox'
import type { Bus } from './bus.ts'
import type { Database, Tx } from './database.ts'
import { type Check, DependencySchema, examine } from './health.ts'
import type { App } from './http.ts'
import type { Consumer } from './inbox.ts'
import type { Job } from './jobs.ts'
import { consumersOf, deadLettersOf, jobsOf, outboxOf } from './operations.ts'

const count = (description: string) => Type.Integer({ minimum: 0, description })

const OutboxState = Type.Object(
  {
    unsent: count('Events told and not sent.'),
    oldestUnsentAt: Nullable(Instant),
    keptSince: Nullable(Instant),
  },
  { title: 'OutboxState' },
)
const ConsumerLag = Type.Object(
  {
    pending: count('Events not delivered to us yet.'),
    unacknowledged: count('Events that are being handled, or wait to be tried again.'),
    redelivered: count('Of these, delivered more than once.'),
  },
  { title: 'ConsumerLag' },
)
const ConsumerState = Type.Object(
  {
    name: Type.String(),
    event: Type.String(),
    lag: Nullable(ConsumerLag),
    failing: count('Events that failed for their own reasons and are tried again.'),
  },
  { title: 'ConsumerState', description: '`lag` is null while NATS is away.' },
)
const JobState = Type.Object(
  {
    name: Type.String(),
    waiting: count('For a later time.'),
    due: count('Could be worked on.'),
    late: count('Due for more than a minute.'),
    running: count('Being worked on.'),
    failing: count('Failed before, and tried again.'),
    nextAt: Nullable(Instant),
  },
  { title: 'JobState' },
)
const DeadLetterState = Type.Object(
  { waiting: count('For staff to replay or drop.'), oldestAt: Nullable(Instant) },
  { title: 'DeadLetterState' },
)
const OperationsView = Type.Object(
  {
    service: Type.String(),
    at: Instant,
    dependencies: Type.Record(Type.String(), DependencySchema),
    outbox: OutboxState,
    consumers: Type.Array(ConsumerState),
    jobs: Type.Array(JobState),
    deadLetters: DeadLetterState,
  },
  { title: 'Operations' },
)

type Needs<Ctx, X extends Tx> = {
  service: string
  db: Database
  bus: Bus
  checks: Record<string, Check>
  consumers: readonly Consumer<Ctx, X>[]
  jobs: readonly Job<Ctx>[]
}

/** How the machinery of one service is doing, for those who operate it. */
export function registerOperations<Ctx, X extends Tx>(app: App, needs: Needs<Ctx, X>): void {
  const { service, db, bus, checks, consumers, jobs } = needs
  app.get(
    `/v1/admin/${service}/operations`,
    {
      config: { access: 'system:read' },
      schema: {
        operationId: `read${service.split('-').map(capital).join('')}Operations`,
        summary: `How the machinery of ${service} is doing`,
        response: { 200: OperationsView },
      },
    },
    async () => {
      const at = new Date()
      const [dependencies, outbox, heard, jobStates, deadLetters] = await Promise.all([
        examine(checks),
        outboxOf(db),
        consumersOf(db, bus, service, consumers),
        jobsOf(db, jobs, at),
        deadLettersOf(db),
      ])
      return { service, at, dependencies, outbox, consumers: heard, jobs: jobStates, deadLetters }
    },
  )
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
