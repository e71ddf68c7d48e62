import { fileURLToPath } from 'node:url'
import { defineEvent } from '@konter/contracts'
import { Id, newId } from '@konter/core'
import { eventually, type TestService, testService } from '@konter/testing'
import { Type } from 'typebox'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database, Tx } from './database.ts'
import { type Envelope, emit } from './emit.ts'
import { consumersFor, handleTogether } from './inbox.ts'
import { defineService, ServiceConfig } from './start.ts'
import { traceFrom } from './trace.ts'

/** Events that come together are handled together, and none of them suffers for another. */

const CupFilled = defineEvent('order.cup-filled.v1', 'cupId', Type.Object({ cupId: Id, level: Type.Integer() }))
type Context = {
  db: Database
  transaction: Database['transaction']
  /** The transaction in which each was handled. */
  handled: Map<string, string[]>
  broken: Set<string>
}
const { onAtOnce } = consumersFor<Context, Tx>()

/** Locks the row of its cup. */
const fillCup = onAtOnce(
  CupFilled,
  'fill-cup',
  ({ cupId, level }, ctx) => {
    if (ctx.broken.has(`${cupId} ${level}`)) throw new Error('a broken cup')
    return async (tx) => {
      const [row] = await tx.query<{ xid: string }>(
        `insert into cup (id) values ($1::uuid) on conflict (id) do update set id = excluded.id returning pg_current_xact_id()::text as xid`,
        [cupId],
      )
      ctx.handled.set(`${cupId} ${level}`, [...(ctx.handled.get(`${cupId} ${level}`) ?? []), row?.xid ?? ''])
    }
  },
  { locks: ({ cupId }) => cupId },
)

const definition = defineService({
  name: 'order' as const,
  config: Type.Object(ServiceConfig),
  migrations: fileURLToPath(new URL('../test-migrations', import.meta.url)),
  open: ({ db }): Context => ({ db, transaction: db.transaction, handled: new Map(), broken: new Set() }),
  routes: () => {},
  consumers: [fillCup],
})

let cups: TestService<Context>
beforeAll(async () => {
  cups = await testService(definition)
  cups.start()
})
afterAll(() => cups.stop())
beforeEach(() => cups.ctx.handled.clear())

const fill = (...cupIds: string[]) =>
  cups.ctx.transaction(async (tx) => {
    for (const [level, cupId] of cupIds.entries()) await emit(tx, CupFilled, { cupId, level })
  })
const ids = (count: number) => Array.from({ length: count }, () => newId())
const inboxOf = async (cupId: string) =>
  (
    await cups.db.query(
      `select from inbox join outbox using (event_id) where consumer = 'fill-cup' and aggregate_id = $1`,
      [cupId],
    )
  ).length

test('what is told together is handled in few transactions, each once', async () => {
  const cupIds = ids(40)
  await fill(...cupIds)
  await eventually(() => expect(cups.ctx.handled.size).toBe(40))
  expect([...cups.ctx.handled.values()].every((xids) => xids.length === 1)).toBe(true)
  const transactions = new Set([...cups.ctx.handled.values()].flat())
  expect(transactions.size).toBeLessThan(20)
  for (const cupId of cupIds) expect(await inboxOf(cupId)).toBe(1)
})

test('one that fails keeps none of the others from being handled, and comes again', async () => {
  const cupIds = ids(10)
  const broken = `${cupIds[4]} 4`
  cups.ctx.broken.add(broken)
  await fill(...cupIds)
  await eventually(() => expect(cups.ctx.handled.size).toBe(9))
  expect([...cups.ctx.handled.keys()]).not.toContain(broken)
  for (const [at, cupId] of cupIds.entries()) expect(await inboxOf(cupId)).toBe(at === 4 ? 0 : 1)
  cups.ctx.broken.clear()
  await eventually(async () => expect(await inboxOf(cupIds[4] ?? '')).toBe(1), { withinMs: 15_000 })
})

const envelopeOf = (cupId: string, level = 0): Envelope => ({
  id: newId(),
  type: CupFilled.type,
  aggregateId: cupId,
  sequence: 1,
  occurredAt: new Date().toISOString(),
  data: { cupId, level },
})
/** Transactions that were begun, also those that lost a deadlock and began again. */
let begun = 0
const together = (...envelopes: Envelope[]) =>
  handleTogether(
    fillCup,
    envelopes.map((envelope) => ({ envelope, trace: traceFrom(undefined, {}) })),
    {
      ctx: cups.ctx,
      transaction: (work) =>
        cups.ctx.transaction((tx) => {
          begun += 1
          return work(tx)
        }),
      log: cups.log,
    },
  )
const noted = async (all: readonly Envelope[]) =>
  (await cups.db.query('select from inbox where event_id = any($1::uuid[])', [all.map(({ id }) => id)])).length

test.each([
  ['was handled before', (known: Envelope) => known, 1],
  ['comes twice', (_known: Envelope, other: Envelope) => other, 0],
  ['does not fit its schema', () => ({ ...envelopeOf(newId()), data: { cupId: 'no id' } }), 0],
])('of some of which one %s, nothing is kept: each is for itself then', async (_what, another, before) => {
  const [known, first, second] = [envelopeOf(newId()), envelopeOf(newId()), envelopeOf(newId())]
  if (before === 1) await together(known)
  await expect(together(first, second, another(known, first))).rejects.toThrow()
  expect(await noted([known, first, second])).toBe(before)
  await together(first, second)
  expect(await noted([first, second])).toBe(2)
})

test('two that lock the same rows, told in opposite order, do not end in a deadlock', async () => {
  const cupIds = ids(12)
  await together(...cupIds.map((id) => envelopeOf(id)))
  begun = 0
  await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      together(...(n % 2 === 0 ? cupIds : [...cupIds].reverse()).map((id) => envelopeOf(id, n))),
    ),
  )
  expect(begun).toBe(8)
})
