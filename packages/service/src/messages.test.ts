import { fileURLToPath } from 'node:url'
import { defineEvent } from '@konter/contracts'
import { Id, newId } from '@konter/core'
import { eventually, staff, type TestService, testService } from '@konter/testing'
import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database, Tx } from './database.ts'
import { emit } from './emit.ts'
import { consumersFor } from './inbox.ts'
import { defineJob, enqueue, jobsFor } from './jobs.ts'
import { defineService, ServiceConfig } from './start.ts'

const CupFilled = defineEvent('order.cup-filled.v1', 'cupId', Type.Object({ cupId: Id, level: Type.Integer() }))
type Context = {
  db: Database
  transaction: Database['transaction']
  seen: string[]
  failing: Set<string>
  /** What a handler does before it is done. */
  doing: Map<string, string[]>
  latest: number[]
  jobs: number[]
}

const { on, onLatest } = consumersFor<Context, Tx>()
const { job } = jobsFor<Context>()
const Wash = defineJob<{ cup: number }>('wash')

const noteCup = on(CupFilled, 'note-cup', async (tx, { cupId, level }, ctx) => {
  if (ctx.failing.has(cupId)) throw new Error('this cup is broken')
  for (const sql of ctx.doing.get(cupId) ?? []) await tx.query(sql)
  await tx.query('select 1 as one')
  ctx.seen.push(`${cupId} ${level}`)
})
const newestCup = onLatest(CupFilled, 'newest-cup', async (_tx, { level }, ctx) => {
  ctx.latest.push(level)
})

const definition = defineService({
  name: 'order' as const,
  config: Type.Object(ServiceConfig),
  migrations: fileURLToPath(new URL('../test-migrations', import.meta.url)),
  open: ({ db }): Context => ({
    db,
    transaction: db.transaction,
    seen: [],
    failing: new Set(),
    doing: new Map(),
    latest: [],
    jobs: [],
  }),
  routes: () => {},
  consumers: [noteCup, newestCup],
  jobs: [
    job(Wash, async (ctx, { cup }, { tries }) => {
      if (cup < 0 && tries < 2) throw new Error('a slippery cup')
      ctx.jobs.push(cup)
    }),
  ],
})

describe('events', () => {
  let cups: TestService<Context>
  beforeAll(async () => {
    cups = await testService(definition)
    cups.start()
  })
  afterAll(() => cups.stop())

  const fill = (cupId: string, level: number) => cups.ctx.transaction((tx) => emit(tx, CupFilled, { cupId, level }))

  test('what is committed is told, in order, once to every consumer', async () => {
    const cupId = newId()
    for (let level = 1; level <= 20; level++) await fill(cupId, level)
    await eventually(() => expect(cups.ctx.seen.filter((each) => each.startsWith(cupId))).toHaveLength(20))
    const rows = await cups.db.query(
      'select sequence::int as sequence from outbox where aggregate_id = $1 order by position',
      [cupId],
    )
    expect(rows.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
  })

  test('what is rolled back is never told', async () => {
    const cupId = newId()
    await expect(
      cups.ctx.transaction(async (tx) => {
        await emit(tx, CupFilled, { cupId, level: 1 })
        throw new Error('spilt')
      }),
    ).rejects.toThrow('spilt')
    const marker = newId()
    await fill(marker, 1)
    await eventually(() => expect(cups.ctx.seen).toContain(`${marker} 1`))
    expect(cups.ctx.seen.some((each) => each.startsWith(cupId))).toBe(false)
  })

  test('data that does not fit the schema fails the transaction that would tell it', async () => {
    await expect(cups.ctx.transaction((tx) => emit(tx, CupFilled, { cupId: 'x', level: 1.5 }))).rejects.toThrow(
      'does not fit its schema',
    )
  })

  test('publishing the outbox again changes nothing', async () => {
    const cupId = newId()
    await fill(cupId, 1)
    // Seen is not yet committed, and each of the two consumers commits for itself.
    const notedOf = (id: string) =>
      cups.db.query('select consumer from inbox join outbox using (event_id) where aggregate_id = $1', [id])
    await eventually(async () => expect(await notedOf(cupId)).toHaveLength(2))
    // As after the duplicate window: another message id, the same event.
    const { js } = await cups.bus.ready
    const [row] = await cups.db.query<{ event_id: string; data: object }>(
      'select event_id, data from outbox where aggregate_id = $1',
      [cupId],
    )
    const again = {
      id: row?.event_id,
      type: CupFilled.type,
      aggregateId: cupId,
      sequence: 1,
      occurredAt: new Date(),
      data: row?.data,
    }
    await js.publish(`${cups.bus.namespace}.${CupFilled.type}`, JSON.stringify(again))
    const marker = newId()
    await fill(marker, 1)
    await eventually(async () => expect(await notedOf(marker)).toHaveLength(2))
    expect(cups.ctx.seen.filter((each) => each === `${cupId} 1`)).toHaveLength(1)
    expect(await notedOf(cupId)).toHaveLength(2)
  })

  test('a reader of the latest state ignores an older sequence', async () => {
    const cupId = newId()
    cups.ctx.latest.length = 0
    for (let level = 1; level <= 30; level++) await fill(cupId, level)
    await eventually(() => expect(cups.ctx.latest.at(-1)).toBe(30))
    expect(cups.ctx.latest).toEqual([...cups.ctx.latest].sort((a, b) => a - b))
  })

  test('poison is set aside after its tries, those behind it go on, and ops can replay it', async () => {
    const cupId = newId()
    cups.ctx.failing.add(cupId)
    await fill(cupId, 1)
    const behind = newId()
    await fill(behind, 1)
    await eventually(() => expect(cups.ctx.seen).toContain(`${behind} 1`))
    // Seven failures are noted as if they had happened before; the eighth is real.
    await eventually(async () =>
      expect(
        await cups.db.query('update inbox_failure set tries = 8 where consumer = $1 returning tries', ['note-cup']),
      ).toHaveLength(1),
    )
    const ops = staff('system:read', 'system:operate')
    const letter = await eventually(
      async () => {
        const { body } = await cups.get<{ items: { id: string; error: string; consumer: string }[] }>(
          '/v1/admin/order/dead-letters',
          { as: ops },
        )
        expect(body.items).toHaveLength(1)
        return body.items[0]
      },
      { withinMs: 15_000 },
    )
    expect(letter?.error).toContain('this cup is broken')
    expect((await cups.post(`/v1/admin/order/dead-letters/${letter?.id}/replay`, { as: ops })).status).toBe(500)
    cups.ctx.failing.clear()
    expect((await cups.post(`/v1/admin/order/dead-letters/${letter?.id}/replay`, { as: ops })).body).toMatchObject({
      status: 'replayed',
    })
    expect(cups.ctx.seen).toContain(`${cupId} 1`)
    expect((await cups.post(`/v1/admin/order/dead-letters/${letter?.id}/drop`, { as: ops })).status).toBe(404)
  })

  const failuresOf = (cupId: string) =>
    cups.db.query<{ tries: number }>(
      'select f.tries from inbox_failure f join outbox o on o.event_id = f.event_id where o.aggregate_id = $1 and f.tries > 0',
      [cupId],
    )

  test('a lock that somebody holds is an outage: the consumer waits for it, and no try is counted', async () => {
    const [cupId, free] = [newId(), newId()]
    const holder = await cups.db.pool.connect()
    try {
      await holder.query('select pg_advisory_lock(4711)')
      let tried = 0
      cups.ctx.doing.set(cupId, [`set local lock_timeout = '30ms'`, 'select pg_advisory_xact_lock(4711)'])
      const counted = cups.ctx.doing.get.bind(cups.ctx.doing)
      cups.ctx.doing.get = (id) => {
        if (id === cupId) tried += 1
        return counted(id)
      }
      await fill(cupId, 1)
      await eventually(() => expect(tried).toBeGreaterThan(3), { withinMs: 15_000 })
      // The try that is under way is counted until it has failed: a process may end in the middle of it.
      for (const { tries } of await failuresOf(cupId)) expect(tried).toBeGreaterThan(tries + 1)
    } finally {
      await holder.query('select pg_advisory_unlock(4711)')
      holder.release()
    }
    await eventually(() => expect(cups.ctx.seen).toContain(`${cupId} 1`), { withinMs: 15_000 })
    await fill(free, 1)
    await eventually(() => expect(cups.ctx.seen).toContain(`${free} 1`))
  })

  test('a statement that runs out of time is counted, and tried again late; those behind it go on', async () => {
    const [cupId, behind] = [newId(), newId()]
    cups.ctx.doing.set(cupId, [`set local statement_timeout = '30ms'`, 'select pg_sleep(5)::text'])
    await fill(cupId, 1)
    await eventually(async () => expect(await failuresOf(cupId)).toEqual([{ tries: 1 }]))
    cups.ctx.doing.delete(cupId)
    await fill(behind, 1)
    await eventually(() => expect(cups.ctx.seen).toContain(`${behind} 1`))
    expect(cups.ctx.seen).not.toContain(`${cupId} 1`)
  })

  test('a job happens if its transaction commits, and only then', async () => {
    await cups.ctx.transaction((tx) => enqueue(tx, Wash, { cup: 1 }))
    await expect(
      cups.ctx.transaction(async (tx) => {
        await enqueue(tx, Wash, { cup: 2 })
        throw new Error('no')
      }),
    ).rejects.toThrow()
    await cups.ctx.transaction((tx) => enqueue(tx, Wash, { cup: 3 }))
    await eventually(() => expect(cups.ctx.jobs).toEqual([1, 3]))
  })

  test('a job that fails is tried again', async () => {
    await cups.ctx.transaction((tx) => enqueue(tx, Wash, { cup: -7 }))
    await eventually(() => expect(cups.ctx.jobs).toContain(-7))
  })

  test('the jobs of a worker that died are given back at once', async () => {
    await cups.ctx.transaction((tx) => enqueue(tx, Wash, { cup: 42 }, { at: new Date(Date.now() + 3_600_000) }))
    await cups.db.query(`update _private_jobs set locked_by = 'pool-of-the-dead', locked_at = now(), run_at = now()`)
    await eventually(() => expect(cups.ctx.jobs).toContain(42))
  })
})
