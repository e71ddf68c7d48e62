import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { eventually, type TestService, testService } from '@konter/testing'
import pg from 'pg'
import { Type } from 'typebox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Secret } from './config.ts'
import { type Database, openDatabase } from './database.ts'
import { isDependencyDown } from './failures.ts'
import { defineJob, enqueue, jobsFor } from './jobs.ts'
import { startRelay } from './relay.ts'
import { Session } from './session.ts'
import { endWhenSilent } from './silence.ts'
import { defineService, ServiceConfig } from './start.ts'

/** What breaks while everybody lives: a connection, an answer on its way. */

type Context = {
  db: Database
  transaction: Database['transaction']
  done: number[]
  tries: number[]
  held: Promise<void>
  /** So many transactions find the database away. */
  away: number
}
const Wash = defineJob<{ cup: number }>('wash')
const { job } = jobsFor<Context>()

const definition = defineService({
  name: 'order' as const,
  config: Type.Object(ServiceConfig),
  migrations: fileURLToPath(new URL('../test-migrations', import.meta.url)),
  open: ({ db }): Context => {
    const ctx: Context = {
      db,
      transaction: (work) => (ctx.away-- > 0 ? Promise.reject(reset()) : db.transaction(work)),
      done: [],
      tries: [],
      held: Promise.resolve(),
      away: 0,
    }
    return ctx
  },
  routes: () => {},
  jobs: [
    job(Wash, async (ctx, { cup }, { tries }) => {
      ctx.done.push(cup)
      if (cup === 3) ctx.tries.push(tries)
      if (cup === 3 && ctx.tries.length === 1) {
        ctx.away = 3
        throw reset()
      }
      if (cup === 1) await ctx.held
    }),
  ],
})

const reset = () => Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })

let cups: TestService<Context>
beforeAll(async () => {
  cups = await testService(definition)
  cups.start()
})
afterAll(() => cups.stop())

const relays = () =>
  cups.db.query<{ pid: number; reads: boolean; leads: boolean }>(
    `select a.pid, a.query like '%from outbox%' as reads,
            exists (select 1 from pg_locks l where l.pid = a.pid and l.locktype = 'advisory' and l.granted) as leads
       from pg_stat_activity a where a.datname = current_database() and a.application_name = 'order relay'`,
  )

test('a relay whose connection broke works on only with the lock', async () => {
  const other = startRelay({ service: 'order', url: new Secret(cups.database.url), bus: cups.bus, log: cups.log })
  await eventually(async () => expect((await relays()).map(({ leads }) => leads).sort()).toEqual([false, true]))
  await cups.db.query('select pg_terminate_backend($1)', [(await relays()).find(({ leads }) => leads)?.pid])
  await eventually(async () => {
    const all = await relays()
    expect(all).toHaveLength(2)
    expect(all.filter(({ leads }) => leads)).toHaveLength(1)
    expect(all.filter(({ reads }) => reads)).toEqual(all.filter(({ leads }) => leads))
  })
  await other.stop()
})

test('a job that was handed out to nobody, because the answer got lost, is given back; one at work is not', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  cups.ctx.held = promise
  await cups.ctx.transaction((tx) => enqueue(tx, Wash, { cup: 1 }))
  await eventually(() => expect(cups.ctx.done).toEqual([1]))
  await cups.ctx.transaction((tx) => enqueue(tx, Wash, { cup: 2 }, { at: new Date(Date.now() + 3_600_000) }))
  await cups.db.query(
    `update _private_jobs set locked_at = now(), run_at = now(), locked_by = (select locked_by from _private_jobs where locked_by is not null)
      where locked_by is null`,
  )
  await eventually(() => expect(cups.ctx.done).toEqual([1, 2]))
  resolve()
  await eventually(async () => expect(await cups.db.query('select 1 as one from _private_jobs')).toEqual([]))
  expect(cups.ctx.done).toEqual([1, 2])
})

test('a runner whose first question broke off asks it again', async () => {
  const others = await testService(definition)
  const first = () =>
    others.db.query<{ pid: number }>(
      `select pid from pg_stat_activity
        where datname = current_database() and application_name = 'order jobs' and wait_event_type = 'Lock'`,
    )
  await others.db.transaction(async (tx) => {
    await tx.query('lock table _private_tasks in access exclusive mode')
    others.start()
    await eventually(async () => expect(await first()).toHaveLength(1))
    await others.db.query('select pg_terminate_backend($1)', [(await first())[0]?.pid])
    await eventually(async () => expect(await first()).toEqual([]))
  })
  await others.ctx.transaction((tx) => enqueue(tx, Wash, { cup: 5 }))
  await eventually(() => expect(others.ctx.done).toEqual([5]))
  await others.stop()
})

test('what became of a job waits for the database, and is noted as it was', async () => {
  await cups.db.transaction((tx) => enqueue(tx, Wash, { cup: 3 }))
  // The runner's own note of a failure would have counted no try.
  await eventually(() => expect(cups.ctx.tries).toEqual([0, 1]))
})

test('a job that was replaced while it was at work, and whose worker died, does not stand there for ever', async () => {
  await cups.db.transaction((tx) =>
    enqueue(tx, Wash, { cup: 4 }, { key: 'wash-4', at: new Date(Date.now() + 3_600_000) }),
  )
  await cups.db.query(
    `update _private_jobs set locked_by = 'pool-of-the-dead', locked_at = now(), run_at = now() where key = 'wash-4'`,
  )
  // As a job does that enqueues itself for later.
  await cups.db.transaction((tx) =>
    enqueue(tx, Wash, { cup: 4 }, { key: 'wash-4', at: new Date(Date.now() + 3_600_000) }),
  )
  const left = () => cups.db.query<{ key: string | null }>('select key from _private_jobs')
  expect(await left()).toHaveLength(2)
  await eventually(async () => expect(await left()).toEqual([{ key: 'wash-4' }]))
  expect(cups.ctx.done).not.toContain(4)
})

test('a connection that broke in the middle of a transaction is an outage, whenever it is noticed', async () => {
  for (const pauseMs of [0, 100]) {
    const failed = await cups.ctx
      .transaction(async (tx) => {
        const [own] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid')
        await cups.db.query('select pg_terminate_backend($1)', [own?.pid])
        await new Promise((resolve) => setTimeout(resolve, pauseMs))
        await tx.query('select 1 as one')
      })
      .catch((error: unknown) => error)
    expect(isDependencyDown(failed), String(failed)).toBe(true)
  }
})

/** A way to the database on which connections can be lost: nothing arrives any more, and nobody is told. */
async function openWire() {
  const url = new URL(cups.database.url)
  const port = Number(url.port)
  const ends: Socket[] = []
  const wire = createServer((near) => {
    const far = connect(port, url.hostname)
    ends.push(near, far)
    near.on('error', () => {}).pipe(far)
    far.on('error', () => {}).pipe(near)
  }).listen(0, '127.0.0.1')
  await once(wire, 'listening')
  url.port = String((wire.address() as AddressInfo).port)
  return {
    url: new Secret(url.href),
    lose: () => ends.forEach((each) => void each.unpipe().pause()),
    close: () => {
      for (const each of ends) each.destroy()
      wire.close()
    },
  }
}

test('a statement whose answer never comes has an end, and is an outage', async () => {
  const wire = await openWire()
  const db = openDatabase(wire.url, { connectionsMax: 1, name: 'cut off', statementTimeoutMs: 100 })
  await db.query('select 1 as one')
  wire.lose()
  const failed = await db.query('select 1 as one').catch((error: unknown) => error)
  expect(isDependencyDown(failed), String(failed)).toBe(true)
  wire.close()
  await db.close()
})

test('a connection that was lost without a word is given to nobody again; one that listens may be silent', async () => {
  const wire = await openWire()
  const pool = new pg.Pool({ connectionString: wire.url.reveal(), max: 1 })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const listener = await pool.connect()
  await listener.query('listen cups')
  // From here on nothing is asked that is answered.
  endWhenSilent(listener, 200)
  // Longer than it may keep an answer back, more than once.
  await cups.db.query('select pg_sleep(0.5)')
  const heard = once(listener, 'notification')
  await cups.db.query('notify cups')
  await heard
  wire.lose()
  // As whoever does not know better: gives back what did not answer, and asks again.
  const failed = await listener.query('select 1').catch((error: unknown) => error)
  expect(isDependencyDown(failed), String(failed)).toBe(true)
  listener.release()
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await pool.end()
  wire.close()
})

test('what a session had locked is free again when its connection was lost without a word, on both sides', async () => {
  const wire = await openWire()
  const lost = new Session(wire.url, 'lost', { silenceMsMax: 2_000 })
  const other = new Session(new Secret(cups.database.url), 'other')
  await other.client()
  expect(await lost.tryLock('the tap')).toBe(true)
  expect(await other.tryLock('the tap')).toBe(false)
  wire.lose()
  await eventually(async () => expect(await other.tryLock('the tap')).toBe(true))
  // Nobody answers the goodbye, either.
  await lost.reset()
  await other.reset()
  wire.close()
})

test.each(['UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT'])('%s is an outage', (code) =>
  expect(isDependencyDown(new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) }))).toBe(
    true,
  ),
)

test('so is a time-out, and a mistake is none', async () => {
  const late = await new Promise<unknown>((resolve) => {
    const signal = AbortSignal.timeout(1)
    signal.addEventListener('abort', () => resolve(signal.reason))
  })
  expect(isDependencyDown(late)).toBe(true)
  expect(isDependencyDown(new Error('no'))).toBe(false)
})
