import type { ProblemCatalogue } from '@konter/core'
import type { Static, TObject } from 'typebox'
import { Type } from 'typebox'
import { type Bus, openBus } from './bus.ts'
import { registerClaims } from './claim.ts'
import { serviceAsk } from './client.ts'
import { loadConfig, Port, SecretText, Url } from './config.ts'
import { startConsumer } from './consumer.ts'
import { type Database, openDatabase, retrying, type Transactions, type Tx } from './database.ts'
import { registerDeadLetters } from './dead-letter.routes.ts'
import { hasEmitted } from './emit.ts'
import { type Check, registerHealth } from './health.ts'
import { type App, createHttp } from './http.ts'
import type { Consumer } from './inbox.ts'
import { type Cron, type Job, jobsFor, startJobs, type Working } from './jobs.ts'
import { createLog, type Log } from './log.ts'
import { measureBacklog, measureConnections, measurePending, measuresOf } from './measures.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { registerOperations } from './operations.routes.ts'
import { type Relay, startRelay } from './relay.ts'
import { markUnsent, RepublishOutbox, registerRepublish } from './republish.ts'
import { CleanUp, cleanUp, cleanUpAt } from './retention.ts'
import { isService, SERVICES, type ServiceName, urlOf } from './services.ts'
import {
  createCallerVerifier,
  createIssuer,
  type Issuer,
  type KeySource,
  publishedKeys,
  signingKeys,
} from './tokens.ts'
import { inSpan, resume } from './trace.ts'
import { openTracing, TracingConfig } from './tracing.config.ts'

/** What every service reads from the environment; each adds its own. */
export const BaseConfig = {
  HOST: Type.String({
    default: '127.0.0.1',
    description: 'The address to listen on; the private network, never the open one.',
  }),
  LOG_LEVEL: Type.String({ enum: ['trace', 'debug', 'info', 'warn', 'error', 'silent'], default: 'info' }),
  SERVICE_SIGNING_KEY: SecretText({
    description:
      "Ed25519 private key (PKCS#8 PEM) that signs this service's calls; several during a rotation, the first signs.",
  }),
  ...TracingConfig,
}
export const ServiceConfig = {
  ...BaseConfig,
  DATABASE_URL: SecretText({ description: 'Postgres, as the run-time role of this service.' }),
  DATABASE_CONNECTIONS_MAX: Type.Integer({ minimum: 2, maximum: 100, default: 10 }),
  NATS_URL: Url({ default: 'nats://127.0.0.1:4222' }),
  NATS_NAMESPACE: Type.String({
    pattern: '^[a-z0-9-]+$',
    default: 'konter',
    description: 'Keeps several installations on one server apart.',
  }),
}
type ServiceEnvironment = Static<TObject<typeof ServiceConfig>>

/** What a service gets to build its context from. */
export type Base<Config> = {
  readonly config: Config
  readonly log: Log
  readonly metrics: Metrics
  readonly db: Database
  /** For what is losable and live: facts go through `emit`. */
  readonly bus: Bus
  now(): Date
  /** For the client of another service: how it is asked, and where it is. */
  callTo(service: ServiceName): { ask: ReturnType<typeof serviceAsk>; baseUrl: string }
  /** Goes on with the trace that a row has kept, as a piece of work of its own: for who finds work by looking for it. */
  resume<T>(traceparent: string | null, name: string, work: () => Promise<T>): Promise<T>
  /** Wraps another way to open transactions (Prisma's): deadlocks are retried, what they emit is sent right after the commit. */
  nudging<X extends Tx>(transaction: Transactions<X>): Transactions<X>
  /** Sends what was told now: for who tells inside a function of the database. */
  nudge(): void
}

/** The least that the kit needs of a service's context. */
export type BaseContext<X extends Tx> = { readonly transaction: Transactions<X>; close?(): Promise<void> }

export type ServiceDefinition<S extends TObject, Ctx extends BaseContext<X>, X extends Tx> = {
  readonly name: ServiceName
  readonly config: S
  /** Folder of the SQL migrations. */
  readonly migrations: string
  open(base: Base<Static<S>>): Promise<Ctx> | Ctx
  routes(app: App, ctx: Ctx): void
  /** What it refuses beside what all do: described in the merged document, and on a page for each. */
  readonly problems?: ProblemCatalogue
  readonly consumers?: readonly Consumer<Ctx, X>[]
  readonly jobs?: readonly Job<Ctx>[]
  readonly crons?: readonly Cron[]
  /** What else runs for as long as the service does. */
  workers?(ctx: Ctx): readonly Working[]
  /** How many jobs at once: more for a service whose jobs mostly wait for others. */
  readonly jobsAtOnce?: number
  /** Beyond database and NATS: what has to work for this service to be ready. */
  checks?(ctx: Ctx): Record<string, Check>
}

export const defineService = <S extends TObject, Ctx extends BaseContext<X>, X extends Tx>(
  definition: ServiceDefinition<S, Ctx, X>,
) => definition

// biome-ignore lint/suspicious/noExplicitAny: the launcher holds services of different configurations in one list.
export type AnyService = ServiceDefinition<any, any, any>

export type Environment = Readonly<Record<string, string | undefined>>

export type StartOptions = {
  logTo?: { write(line: string): void }
  /** Tests trust keys of their own. */
  keys?: KeySource
}

export type Running = { readonly name: ServiceName; readonly url: string; readonly app: App; stop(): Promise<void> }

/** Everything of one service that does not listen yet: tests `inject` into the app, `startService` lets it run. */
export type Built<Ctx> = {
  app: App
  ctx: Ctx
  db: Database
  log: Log
  bus: Bus
  issuer: Issuer
  start(): void
  stop(): Promise<void>
}

export async function buildService<S extends TObject, Ctx extends BaseContext<X>, X extends Tx>(
  definition: ServiceDefinition<S, Ctx, X>,
  environment: Environment,
  options: StartOptions = {},
): Promise<Built<Ctx>> {
  const { name } = definition
  const config = loadConfig(name, definition.config, environment) as Static<S> & ServiceEnvironment
  const log = createLog(name, config.LOG_LEVEL, options.logTo)
  const metrics = createMetrics(name)
  const tracing = await openTracing(name, config, { log, metrics, trustsParents: true })
  const issuer = createIssuer(name, signingKeys(config.SERVICE_SIGNING_KEY))
  const keys = options.keys ?? publishedKeys((each) => (isService(each) ? urlOf(each, environment) : undefined))
  const bus = openBus(config.NATS_URL, name, config.NATS_NAMESPACE, log)
  const pool = openDatabase(config.DATABASE_URL, { connectionsMax: config.DATABASE_CONNECTIONS_MAX, name })
  measureConnections(metrics, pool)
  let nudge = () => {}
  const nudging =
    <Y extends Tx>(transaction: Transactions<Y>): Transactions<Y> =>
    (work) => {
      let last: Y | undefined
      const once = () =>
        inSpan('transaction', 'client', TRANSACTION, () =>
          transaction((tx) => {
            last = tx
            return work(tx)
          }),
        )
      return retrying(once).finally(() => last !== undefined && hasEmitted(last) && nudge())
    }
  const db: Database = { ...pool, transaction: nudging(pool.transaction) }
  const ctx = await definition.open({
    config,
    log,
    metrics,
    db,
    bus,
    nudging,
    nudge: () => nudge(),
    now: () => new Date(),
    resume: (traceparent, name, work) => resume(tracing, traceparent, name, work),
    callTo: (to) => ({ ask: serviceAsk(name, to, issuer), baseUrl: urlOf(to, environment) }),
  })

  const app = createHttp({ name, log, metrics, tracing, verifyCaller: createCallerVerifier(name, keys) })
  const consumers = definition.consumers ?? []
  const { job } = jobsFor<Ctx>()
  const jobs = [
    ...(definition.jobs ?? []),
    job(CleanUp, () => cleanUp(db, new Date())),
    job(RepublishOutbox, (_ctx, request) => markUnsent(db, request)),
  ]
  const crons = [...(definition.crons ?? []), { job: CleanUp, at: cleanUpAt }]
  const needs = { ctx, transaction: ctx.transaction, log, tracing, measure: measuresOf(metrics) }
  const probe = async () => {
    await db.query('select 1 as one')
  }
  const checks: Record<string, Check> = {
    database: probe,
    nats: async () => {
      if (!bus.isUp()) throw new Error('not connected')
    },
    ...definition.checks?.(ctx),
  }
  registerClaims(app, db)
  measureBacklog(metrics, db)
  app.after(() => {
    registerHealth(app, name, checks, metrics, issuer.jwks)
    registerDeadLetters(app, { service: name, db, consumers, jobs, ...needs })
    registerRepublish(app, { service: name, db, transaction: db.transaction })
    registerOperations(app, { service: name, db, bus, checks, consumers, jobs })
    definition.routes(app, ctx)
  })

  const workers: { stop(): Promise<void> }[] = []
  let relay: Relay | undefined
  return {
    app,
    ctx,
    db,
    log,
    bus,
    issuer,
    start: () => {
      relay = startRelay({ service: name, url: config.DATABASE_URL, bus, log, tracing })
      nudge = relay.nudge
      const reading = consumers.map((consumer) => startConsumer(name, consumer, bus, needs, probe))
      measurePending(metrics, reading)
      workers.push(...reading)
      workers.push(...(definition.workers?.(ctx) ?? []))
      workers.push(startJobs(name, config.DATABASE_URL, jobs, crons, needs, definition.jobsAtOnce))
    },
    // Nothing new comes in, then what is at work ends (side by side: each may wait for NATS), then what it told is sent,
    // then what it worked with is closed.
    stop: async () => {
      await app.close()
      await Promise.all(workers.map((each) => each.stop()))
      await relay?.stop()
      await bus.close()
      await ctx.close?.()
      await db.close()
      await tracing?.stop()
    },
  }
}

const TRANSACTION = { 'db.system.name': 'postgresql' }

/** Builds, starts and listens. `port` from `PORT`, else the service's usual one. */
export async function startService<S extends TObject, Ctx extends BaseContext<X>, X extends Tx>(
  definition: ServiceDefinition<S, Ctx, X>,
  environment: Environment,
  options: StartOptions = {},
): Promise<Running> {
  const built = await buildService(definition, environment, options)
  const url = await listen(built.app, definition.name, environment)
  built.start()
  built.log.info({ url }, 'listening')
  return { name: definition.name, url, app: built.app, stop: built.stop }
}

const ListenConfig = (name: ServiceName) => Type.Object({ HOST: BaseConfig.HOST, PORT: Port(SERVICES[name]) })

export async function listen(app: App, name: ServiceName, environment: Environment): Promise<string> {
  const { HOST, PORT } = loadConfig(name, ListenConfig(name), environment)
  return app.listen({ host: HOST, port: PORT })
}

/** The life of a process that hosts services: start, and on SIGTERM or SIGINT drain and end. */
export async function runProcess(start: (environment: Environment) => Promise<Pick<Running, 'stop'>>): Promise<void> {
  let running: Pick<Running, 'stop'> | undefined
  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    await running?.stop()
    process.exit(0)
  }
  // Before anything is started: who is told to end, or loses its launcher (however that ends), while it starts must end too.
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(event, () => void end())
  try {
    running = await start(process.env)
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`)
    process.exit(1)
  }
}

export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code, port } = error as Error & { code?: string; port?: number }
  if (code === 'EADDRINUSE')
    return `Port ${port} is already in use by another program. Stop it, or set PORT to a free one.`
  return error.message
}
