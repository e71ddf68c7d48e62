import { fileURLToPath } from 'node:url'
import { defineEvent } from '@konter/contracts'
import { Id, newId } from '@konter/core'
import { eventually, staff, type TestService, testService } from '@konter/testing'
import { Type } from 'typebox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database, Tx } from './database.ts'
import { emit } from './emit.ts'
import { consumersFor } from './inbox.ts'
import { defineJob, enqueue, jobsFor } from './jobs.ts'
import { defineService, ServiceConfig } from './start.ts'

const CupFilled = defineEvent('order.cup-filled.v1', 'cupId', Type.Object({ cupId: Id }))
type Context = { db: Database; transaction: Database['transaction']; filled: string[]; broken: Set<string> }

const { on } = consumersFor<Context, Tx>()
const { job } = jobsFor<Context>()
const Wash = defineJob<{ cup: string }>('wash')

const definition = defineService({
  name: 'order' as const,
  config: Type.Object(ServiceConfig),
  migrations: fileURLToPath(new URL('../test-migrations', import.meta.url)),
  open: ({ db }): Context => ({ db, transaction: db.transaction, filled: [], broken: new Set() }),
  routes: () => {},
  consumers: [
    on(CupFilled, 'note-cup', async (_tx, { cupId }, ctx) => {
      if (ctx.broken.has(cupId)) throw new Error('this cup is broken')
      ctx.filled.push(cupId)
    }),
  ],
  jobs: [
    job(Wash, async () => {
      throw new Error('no water')
    }),
  ],
})

type Operations = {
  dependencies: Record<string, { ok: boolean }>
  outbox: { unsent: number; oldestUnsentAt: string | null; keptSince: string | null }
  consumers: { name: string; lag: { pending: number; unacknowledged: number } | null; failing: number }[]
  jobs: { name: string; waiting: number; failing: number; nextAt: string | null }[]
  deadLetters: { waiting: number }
}

let cups: TestService<Context>
const first = newId()
beforeAll(async () => {
  cups = await testService(definition)
  await fill(first)
})
afterAll(() => cups.stop())

const fill = (cupId: string) => cups.ctx.transaction((tx) => emit(tx, CupFilled, { cupId }))
const operations = async () =>
  (await cups.get<Operations>('/v1/admin/order/operations', { as: staff('system:read') })).body

test('200 says what waits: events unsent, then how far the reader is, jobs, failures', async () => {
  const before = await operations()
  expect(before.outbox).toMatchObject({ unsent: 1, oldestUnsentAt: expect.any(String), keptSince: null })
  expect(before.consumers).toEqual([{ name: 'note-cup', event: 'order.cup-filled.v1', lag: null, failing: 0 }])

  cups.start()
  await eventually(async () =>
    expect(await operations()).toMatchObject({
      outbox: { unsent: 0, oldestUnsentAt: null, keptSince: expect.any(String) },
      consumers: [{ lag: { pending: 0, unacknowledged: 0, redelivered: 0 } }],
      dependencies: { database: { ok: true }, nats: { ok: true } },
    }),
  )

  const broken = newId()
  cups.ctx.broken.add(broken)
  await fill(broken)
  await cups.ctx.transaction((tx) => enqueue(tx, Wash, { cup: broken }))
  await cups.ctx.transaction((tx) => enqueue(tx, Wash, { cup: broken }, { at: new Date(Date.now() + 3_600_000) }))
  await eventually(async () => {
    const { consumers, jobs, deadLetters } = await operations()
    expect(consumers).toMatchObject([{ lag: { unacknowledged: 1 }, failing: 1 }])
    expect(jobs.find(({ name }) => name === 'wash')).toMatchObject({
      waiting: 2,
      failing: 1,
      nextAt: expect.any(String),
    })
    expect(deadLetters.waiting).toBe(0)
  })
  cups.ctx.broken.clear()
  await eventually(async () => expect(await operations()).toMatchObject({ consumers: [{ failing: 0 }] }))
})

test('202 sends everything again since an instant, and who has handled it does nothing', async () => {
  const before = cups.ctx.filled.length
  const sentAt = async () =>
    (await cups.db.query<{ at: Date }>('select published_at as at from outbox order by position limit 1'))[0]?.at
  const sent = await sentAt()
  const answer = await cups.post('/v1/admin/order/outbox/republish', {
    as: staff('system:operate'),
    body: { since: '2020-01-01T00:00:00Z' },
  })
  expect(answer).toMatchObject({ status: 202, body: { events: 2 } })
  await eventually(async () => {
    expect((await sentAt())?.getTime()).toBeGreaterThan(sent?.getTime() ?? 0)
    expect(await operations()).toMatchObject({
      outbox: { unsent: 0 },
      consumers: [{ lag: { pending: 0, unacknowledged: 0 } }],
    })
  })
  expect(cups.ctx.filled).toHaveLength(before)
})

test('streams that are lost are made again, and what is told afterwards is heard', async () => {
  const { manager } = await cups.bus.ready
  await manager.streams.delete(`${cups.bus.namespace}_order`)
  const afterwards = newId()
  await fill(afterwards)
  await eventually(() => expect(cups.ctx.filled).toContain(afterwards), { withinMs: 20_000 })
})

test('403 without the permission, 400 for what is no instant', async () => {
  expect((await cups.get('/v1/admin/order/operations', { as: staff('order:read') })).status).toBe(403)
  const path = '/v1/admin/order/outbox/republish'
  const body = { since: '2020-01-01T00:00:00Z' }
  expect((await cups.post(path, { as: staff('system:read'), body })).status).toBe(403)
  expect((await cups.post(path, { as: staff('system:operate'), body: { since: 'yesterday' } })).status).toBe(400)
})
