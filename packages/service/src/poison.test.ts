import { fileURLToPath } from 'node:url'
import { defineEvent } from '@konter/contracts'
import { Id, newId } from '@konter/core'
import { eventually, staff, type TestService, testService } from '@konter/testing'
import { Type } from 'typebox'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { triesMax as eventTriesMax } from './consumer.ts'
import type { Database, Tx } from './database.ts'
import { emit } from './emit.ts'
import { consumersFor } from './inbox.ts'
import { defineJob, enqueue, jobsFor, triesMax as jobTriesMax } from './jobs.ts'
import { problem } from './problems.ts'
import { defineService, ServiceConfig } from './start.ts'

/** What is set aside, what is not, and what that means for those behind it. */

const CupFilled = defineEvent('order.cup-filled.v1', 'cupId', Type.Object({ cupId: Id, level: Type.Integer() }))
type Context = {
  db: Database
  transaction: Database['transaction']
  seen: string[]
  latest: string[]
  washed: number[]
  /** Levels that break whoever looks at them. */
  broken: Set<string>
  /** Asked of another service, which is away. */
  away: boolean
  /** How often each was looked at. */
  looks: Map<string, number>
}

const { on, onLatest } = consumersFor<Context, Tx>()
const { job } = jobsFor<Context>()
const Wash = defineJob<{ cup: number }>('wash')

function look(ctx: Context, what: string): void {
  ctx.looks.set(what, (ctx.looks.get(what) ?? 0) + 1)
  if (ctx.away) throw problem('service.unavailable', {})
  if (ctx.broken.has(what)) throw new Error(`${what} is broken`)
}

const definition = defineService({
  name: 'order' as const,
  config: Type.Object(ServiceConfig),
  migrations: fileURLToPath(new URL('../test-migrations', import.meta.url)),
  open: ({ db }): Context => ({
    db,
    transaction: db.transaction,
    seen: [],
    latest: [],
    washed: [],
    broken: new Set(),
    away: false,
    looks: new Map(),
  }),
  routes: () => {},
  consumers: [
    on(CupFilled, 'note-cup', async (_tx, { cupId, level }, ctx) => {
      look(ctx, `${cupId} ${level}`)
      ctx.seen.push(`${cupId} ${level}`)
    }),
    onLatest(CupFilled, 'newest-cup', async (_tx, { cupId, level }, ctx) => {
      look(ctx, `newest ${cupId} ${level}`)
      ctx.latest.push(`${cupId} ${level}`)
    }),
  ],
  jobs: [
    job(Wash, async (ctx, { cup }) => {
      look(ctx, `cup ${cup}`)
      ctx.washed.push(cup)
    }),
  ],
})

let cups: TestService<Context>
beforeAll(async () => {
  cups = await testService(definition)
  cups.start()
})
afterEach(() => void vi.useRealTimers())
afterAll(() => cups.stop())

const ops = staff('system:read', 'system:operate')
const fill = (cupId: string, level: number) => cups.ctx.transaction((tx) => emit(tx, CupFilled, { cupId, level }))
const letters = async () =>
  (
    await cups.get<{ items: { id: string; consumer: string; tries: number }[] }>('/v1/admin/order/dead-letters', {
      as: ops,
    })
  ).body.items
const triesOf = async (consumer: string) =>
  (await cups.db.query<{ tries: number }>('select tries from inbox_failure where consumer = $1', [consumer]))[0]
    ?.tries ?? 0

/** Its waits between tries are long: all but the last are noted as if they had been. */
async function untilSetAside(consumer: string): Promise<string> {
  await eventually(async () => expect(await triesOf(consumer)).toBeGreaterThan(0))
  await cups.db.query('update inbox_failure set tries = $2 where consumer = $1', [consumer, eventTriesMax])
  const letter = await eventually(
    async () => {
      const found = (await letters()).find((each) => each.consumer === consumer)
      expect(found).toBeDefined()
      return found
    },
    { withinMs: 15_000 },
  )
  return letter?.id ?? ''
}

test('later events of the same aggregate do not wait for the poisoned one; replayed, it comes after them', async () => {
  const cupId = newId()
  cups.ctx.broken.add(`${cupId} 1`)
  for (const level of [1, 2, 3]) await fill(cupId, level)
  const seen = () => cups.ctx.seen.filter((each) => each.startsWith(cupId))
  await eventually(() => expect(seen().sort()).toEqual([`${cupId} 2`, `${cupId} 3`]))
  const id = await untilSetAside('note-cup')
  cups.ctx.broken.clear()
  await cups.post(`/v1/admin/order/dead-letters/${id}/replay`, { as: ops })
  expect(seen().at(-1)).toBe(`${cupId} 1`)
  expect(seen()).toHaveLength(3)
})

test('where only the latest counts, a poisoned one that was outrun is replayed without effect', async () => {
  const cupId = newId()
  cups.ctx.broken.add(`newest ${cupId} 1`)
  await fill(cupId, 1)
  await eventually(async () => expect(await triesOf('newest-cup')).toBeGreaterThan(0))
  await fill(cupId, 2)
  await eventually(() => expect(cups.ctx.latest).toContain(`${cupId} 2`))
  cups.ctx.broken.clear()
  // Outrun while it waited for its next try: it is done with, and not poison any more.
  const heard = `select 1 as one from inbox join outbox using (event_id) where consumer = 'newest-cup' and aggregate_id = $1`
  await eventually(async () => expect(await cups.db.query(heard, [cupId])).toHaveLength(2), { withinMs: 15_000 })
  expect(cups.ctx.latest.filter((each) => each.startsWith(cupId))).toEqual([`${cupId} 2`])
})

test('an outage of an hour is no failure of events and jobs: nothing is set aside, and then everything is done', async () => {
  const before = (await letters()).length
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  cups.ctx.away = true
  const cupId = newId()
  await fill(cupId, 1)
  // As after many failures of its own: one more would set it aside.
  await cups.ctx.transaction((tx) =>
    enqueue(tx, Wash, { cup: 7 }, { key: 'wash-7', at: new Date(Date.now() + 10_000) }),
  )
  await cups.db.query(
    `update _private_jobs set payload = jsonb_set(payload::jsonb, '{tries}', to_jsonb($1::int))::json where key = 'wash-7'`,
    [jobTriesMax - 1],
  )
  const looks = (what: string) => cups.ctx.looks.get(what) ?? 0
  for (let minutes = 0; minutes < 60; minutes += 6) {
    const before = looks('cup 7')
    vi.setSystemTime(Date.now() + 6 * 60_000)
    await eventually(() => expect(looks('cup 7')).toBeGreaterThan(before))
  }
  expect(looks(`${cupId} 1`), 'the event came again, too').toBeGreaterThan(1)
  expect(await letters()).toHaveLength(before)
  cups.ctx.away = false
  vi.setSystemTime(Date.now() + 60_000)
  await eventually(() => expect(cups.ctx.washed).toEqual([7]))
  await eventually(() => expect(cups.ctx.seen).toContain(`${cupId} 1`))
  await eventually(() => expect(cups.ctx.latest).toContain(`${cupId} 1`))
  expect(await letters()).toHaveLength(before)
})
