import { newId } from '@konter/core'
import { eventually, type TestService, testService } from '@konter/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Secret } from './config.ts'
import { type CupContext, CupFilled, cupService } from './cups.fixture.ts'
import { emit } from './emit.ts'
import { startRelay } from './relay.ts'

let cups: TestService<CupContext>
beforeAll(async () => {
  cups = await testService(cupService)
})
afterAll(() => cups.stop())

/** One replica's. Nobody looks by themselves: what is published was asked for. */
const relay = () =>
  startRelay({
    service: 'order',
    url: new Secret(cups.database.url),
    bus: cups.bus,
    log: cups.log,
    pollMs: 3_600_000,
  })
const leaders = () =>
  cups.db.query<{ pid: number }>(
    `select pid from pg_locks join pg_stat_activity a using (pid)
      where a.datname = current_database() and a.application_name = 'order relay' and locktype = 'advisory' and granted`,
  )
async function fill(): Promise<string> {
  const cupId = newId()
  await cups.ctx.transaction((tx) => emit(tx, CupFilled, { cupId }))
  return cupId
}
const isPublished = async (cupId: string) =>
  (await cups.db.query('select from outbox where aggregate_id = $1 and published_at is not null', [cupId])).length === 1

test('whichever replica commits a fact, the one that publishes is told, and nobody waits for a poll', async () => {
  const first = relay()
  await eventually(async () => expect(await leaders()).toHaveLength(1))
  const second = relay()
  for (const { nudge } of [first, second, first, second]) {
    const cupId = await fill()
    nudge()
    await eventually(async () => expect(await isPublished(cupId)).toBe(true))
  }
  await first.stop()
  // Who takes over finds what was left, without being told.
  const left = await fill()
  await eventually(async () => expect(await isPublished(left)).toBe(true))
  await second.stop()
})

test('a replica that lost the lock unnoticed tells the one that has it', async () => {
  const first = relay()
  await eventually(async () => expect(await leaders()).toHaveLength(1))
  const second = relay()
  const [leader] = await leaders()
  await cups.db.query('select pg_terminate_backend($1)', [leader?.pid])
  // The first sits and waits, and looks no more; the second has it now.
  await eventually(async () => {
    const now = await leaders()
    expect(now).toHaveLength(1)
    expect(now).not.toEqual([leader])
  })
  for (const { nudge } of [first, first, second]) {
    const cupId = await fill()
    nudge()
    await eventually(async () => expect(await isPublished(cupId)).toBe(true))
  }
  await first.stop()
  await second.stop()
})
