import { EventEmitter } from 'node:events'
import { type JobHelpers, Logger, type Runner, type RunnerOptions, run } from 'graphile-worker'
import pg from 'pg'
import { Bell, backoffMs } from './bell.ts'
import type { Secret } from './config.ts'
import type { Transactions, Tx } from './database.ts'
import { bury } from './dead-letter.ts'
import { isDependencyDown } from './failures.ts'
import { fromJson, toJson } from './json.ts'
import { watchLiving } from './living.ts'
import type { Log } from './log.ts'
import type { MessageMeasures } from './measures.ts'
import { jobsSchemaOf } from './services.ts'
import { endWhenSilent } from './silence.ts'
import { currentTrace, currentTraceparent, inTrace, type Recording, type Tracing, traceFrom } from './trace.ts'

const jobsAtOnceUsually = 8
/** Jobs hold a connection only to be fetched and finished. */
const connectionsMax = 5
const pollMs = 500
/** Handing jobs out takes milliseconds; who gets no answer at all for so long has lost the connection. */
const silenceMsMax = 15_000
const refetchMs = 20
/** Failures for the job's own reasons before it is set aside; an outage does not count. */
export const triesMax = 25
/** A job whose worker died in the middle of it counts here: what kills a process must not do so for ever. */
const crashesMax = 10

/** Work for later, by name. `Payload` is what it needs to know: ids, not state. */
export type JobDefinition<Payload extends object> = { readonly name: string; readonly payload?: Payload }

export const defineJob = <Payload extends object = Record<string, never>>(name: string): JobDefinition<Payload> => ({
  name,
})

export type JobInfo = {
  /** 0 at first. */
  tries: number
}

export type Job<Ctx> = {
  readonly name: string
  readonly work: (ctx: Ctx, payload: never, info: JobInfo) => Promise<void>
}

export const jobsFor = <Ctx>() => ({
  job: <Payload extends object>(
    definition: JobDefinition<Payload>,
    work: (ctx: Ctx, payload: Payload, info: JobInfo) => Promise<void>,
  ): Job<Ctx> => ({ name: definition.name, work: work as Job<Ctx>['work'] }),
})

/** At a time of day in UTC (`15 19 * * *`), once for all replicas. */
export type Cron = { readonly job: JobDefinition<Record<string, never>>; readonly at: string }

type Payload = { data: object; tries: number; traceparent?: string }

/**
 * Enqueues in the caller's transaction: it happens if, and only if, the transaction commits. `at` is when it may start;
 * with a `key` there is one such job at most, and enqueueing again moves it.
 */
export async function enqueue<P extends object>(
  tx: Tx,
  job: JobDefinition<P>,
  payload: P,
  options: { at?: Date; key?: string } = {},
): Promise<void> {
  const traceparent = currentTraceparent()
  await addJob(
    tx,
    job.name,
    { data: payload, tries: 0, ...(traceparent === undefined ? {} : { traceparent }) },
    options,
  )
}

async function addJob(tx: Tx, name: string, payload: Payload, { at, key }: { at?: Date; key?: string }): Promise<void> {
  await tx.query(
    `select (add_job($1, payload => $2::json, run_at => $3::timestamptz, max_attempts => 1000, job_key => $4)).id::text as id`,
    [name, toJson(payload), at ?? new Date(), key ?? null],
  )
}

export type Working = { stop(): Promise<void> }

type Needs<Ctx> = {
  ctx: Ctx
  transaction: Transactions<Tx>
  log: Log
  measure?: MessageMeasures
  tracing?: Tracing | undefined
}

/**
 * Runs the jobs of a service in its own graphile-worker schema, `<service>_jobs`. Starts in the background and starts
 * over when the database was away.
 */
export function startJobs<Ctx>(
  service: string,
  url: Secret,
  jobs: readonly Job<Ctx>[],
  crons: readonly Cron[],
  needs: Needs<Ctx>,
  jobsAtOnce = jobsAtOnceUsually,
): Working {
  const pool = new pg.Pool({
    connectionString: url.reveal(),
    max: connectionsMax,
    application_name: `${service} jobs`,
    connectionTimeoutMillis: 5_000,
  })
  // The runner notices a broken connection by itself; unheard, the error would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
    endWhenSilent(client, silenceMsMax)
  })
  const bell = new Bell()
  const living = watchLiving(service, url, needs.log)
  const events: NonNullable<RunnerOptions['events']> = new EventEmitter()
  events.on('pool:create', ({ workerPool }) => living.add(workerPool.id))
  events.on('localQueue:getJobs:complete', ({ jobs: handed }) => living.took(handed))
  events.on('localQueue:returnJobs', ({ jobs: returned }) => living.gave(returned))
  events.on('job:complete', ({ job }) => living.gave([job]))
  const options: RunnerOptions = {
    pgPool: pool,
    schema: jobsSchemaOf(service),
    concurrency: jobsAtOnce,
    // One fetch for all workers, and finished jobs noted together: else every worker asks the database for itself.
    // The runner is rung by every job of the whole database: who found none waits a moment before looking again.
    preset: {
      worker: {
        localQueue: { size: jobsAtOnce + 1, refetchDelay: { durationMs: refetchMs } },
        completeJobBatchDelay: 0,
      },
    },
    pollInterval: pollMs,
    noHandleSignals: true,
    useNodeTime: true,
    events,
    logger: loggerFor(needs.log, noteFailure),
    taskList: Object.fromEntries(jobs.map((job) => [job.name, taskOf(job, needs)])),
    crontab: crons.map(({ at, job }) => `${at} ${job.name}`).join('\n'),
  }
  let stopped = false
  let runner: Runner | undefined
  let lastFailure: unknown

  /**
   * A runner asks once which numbers its tasks have, and keeps the answer by its options, even when it was a failure: from then
   * on every fetch fails with that same error, and no job is ever done again (graphile-worker 0.18, `getTaskDetails`; found by a
   * storm). One that never fetched has nothing at work, and another takes its place.
   */
  function noteFailure(error: unknown): void {
    if (error !== undefined && error === lastFailure) runner?.stop().catch(() => {})
    lastFailure = error
  }

  async function work(): Promise<void> {
    for (let failures = 1; !stopped; failures++) {
      try {
        runner = await run({ ...options })
        failures = 0
        await runner.promise
      } catch (error) {
        if (!stopped) needs.log.warn({ err: error }, 'the job runner stumbled and starts over')
      }
      if (!stopped) await bell.wait(backoffMs(failures + 1, { firstMs: 200, maxMs: 5_000 }))
    }
  }

  const working = work()
  return {
    stop: async () => {
      stopped = true
      bell.ring()
      await runner?.stop().catch(() => {})
      await working
      await living.stop()
      await pool.end()
    },
  }
}

const taskOf =
  <Ctx>(job: Job<Ctx>, needs: Needs<Ctx>) =>
  (payload: unknown, helpers: JobHelpers): Promise<void> =>
    perform(job, asPayload(payload), helpers, needs)

const loggerFor = (log: Log, onFailedFetch: (error: unknown) => void): Logger =>
  new Logger((scope) => (level, message, meta) => {
    if (message.startsWith('Error occurred fetching jobs')) onFailedFetch(meta?.error)
    // Every start and end of a job is said at "info": our own lines say it better.
    const ours = level === 'error' ? 'error' : level === 'warning' ? 'debug' : 'trace'
    log[ours]({ scope, meta }, message)
  })

/** A job that cron started carries no payload of ours. */
const asPayload = (payload: unknown): Payload =>
  typeof payload === 'object' && payload !== null && 'data' in payload ? (payload as Payload) : { data: {}, tries: 0 }

async function perform<Ctx>(job: Job<Ctx>, payload: Payload, helpers: JobHelpers, needs: Needs<Ctx>): Promise<void> {
  const log = needs.log.child({ job: job.name, tries: payload.tries })
  const { tracing, measure } = needs
  const trace = traceFrom(payload.traceparent, {}, tracing && recordingOf(tracing, job.name, helpers.job.id, payload))
  const stop = measure?.jobs.seconds.startTimer({ task: job.name })
  const noting = (note: () => Promise<void>) => noteAtLast(note, helpers.abortSignal, log)
  await inTrace(trace, async () => {
    if (helpers.job.attempts > crashesMax)
      return noting(() => setAside(job, payload, 'the process ended while working on it', needs))
    try {
      await job.work(needs.ctx, fromJson(payload.data) as never, { tries: payload.tries })
      measure?.jobs.done.inc({ task: job.name, outcome: 'done' })
    } catch (error) {
      await noting(() => tryLater(job, payload, helpers.job.key ?? undefined, error, needs, log))
    }
  }).finally(() => {
    stop?.()
    trace.span?.end()
  })
}

/**
 * What becomes of a job is noted as soon as the database is there. The runner must not hear of it before: it would note the
 * failure itself, in the same database, and that failing ends the process.
 */
async function noteAtLast(note: () => Promise<void>, ending: AbortSignal, log: Log): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await note()
    } catch (error) {
      if (!isDependencyDown(error) || ending.aborted) throw error
      log.warn({ err: error }, 'what became of a job waits for the database')
      await new Promise((resolve) => setTimeout(resolve, backoffMs(attempt, { firstMs: 100, maxMs: 2_000 })))
    }
  }
}

const recordingOf = (tracing: Tracing, name: string, id: string, { tries }: Payload): Recording => ({
  tracing,
  name: `process ${name}`,
  kind: 'consumer',
  attributes: {
    'messaging.system': 'graphile_worker',
    'messaging.operation.type': 'process',
    'messaging.operation.name': 'process',
    'messaging.destination.name': name,
    'messaging.message.id': id,
    'konter.tries': tries,
  },
})

/** Our own retry: an outage is not the job's fault and is over soon; what fails for its own reasons is set aside at last. */
async function tryLater<Ctx>(
  job: Job<Ctx>,
  payload: Payload,
  key: string | undefined,
  error: unknown,
  needs: Needs<Ctx>,
  log: Log,
): Promise<void> {
  const outage = isDependencyDown(error)
  currentTrace()?.span?.failed(error)
  needs.measure?.jobs.done.inc({ task: job.name, outcome: outage ? 'postponed' : 'failed' })
  const tries = payload.tries + 1
  log[outage ? 'warn' : 'error']({ err: error }, outage ? 'waits for something that is away' : 'the job failed')
  if (!outage && tries >= triesMax) return setAside(job, payload, error, needs)
  const delayMs = backoffMs(tries, outage ? { firstMs: 250, maxMs: 5_000 } : { firstMs: 500, maxMs: 10 * 60_000 })
  const next = { ...payload, tries: outage ? Math.min(tries, triesMax - 10) : tries }
  await needs.transaction((tx) =>
    addJob(tx, job.name, next, { at: new Date(Date.now() + delayMs), ...(key === undefined ? {} : { key }) }),
  )
}

async function setAside<Ctx>(job: Job<Ctx>, payload: Payload, error: unknown, needs: Needs<Ctx>): Promise<void> {
  await needs.transaction((tx) =>
    bury(tx, { kind: 'job', consumer: job.name, message: payload.data, error, tries: payload.tries + 1 }),
  )
  needs.measure?.jobs.done.inc({ task: job.name, outcome: 'set-aside' })
  needs.log.error({ job: job.name, err: error }, 'set aside as a dead letter')
}
