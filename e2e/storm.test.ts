import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { outages } from './storm/outages.ts'
import { Random } from './storm/random.ts'
import { runOutages } from './storm/run-outages.ts'
import { runStorm } from './storm/run-storm.ts'
import { inWords, planTroubles } from './storm/schedule.ts'
import { openWorld, type World } from './storm/world.ts'

/** A minute of `npm run test:outages` and `npm run test:storm`. With STORM_SEED another one. */

const severity = { durationMs: 8_000, everyMs: 350, forMsMax: 2_000, longMs: 0, longs: 0 }

describe('bad weather', () => {
  const dir = mkdtempSync(join(tmpdir(), 'konter-storm-'))
  const said: string[] = []
  let world: World
  const onStep = (step: string) => void said.push(step)
  /** What was said last, where the logs are, and what the schedule was, tell what went wrong. */
  const story = () => `${said.join('\n')}\nlogs and schedule: ${dir}`
  beforeAll(async () => {
    world = await openWorld(dir, new Random('world'), onStep)
  })
  let isOver = false
  afterAll(async () => {
    await world.stop()
    if (isOver) rmSync(dir, { recursive: true })
  })

  test('NATS, Redis, user are away: what does not need them works on, and all is as before by itself', async () => {
    const chosen = outages.filter(({ name }) => ['NATS, dead', 'Redis, hung', 'user, dead'].includes(name))
    const reports = await runOutages(world, chosen, { forMs: 1_000, onStep })
    expect(reports).toHaveLength(3)
    for (const { name, broken } of reports) expect(broken, `${name}\n${story()}`).toEqual([])
  })

  test('60 orders of journeys 1 to 4 while everything is killed, cut, frozen, forged: nothing is lost or doubled', async () => {
    const seed = process.env.STORM_SEED ?? 'npm test'
    const report = await runStorm(world, { seed, orders: 60, severity, settleMsMax: 60_000, onStep }).catch(
      (error: unknown) => expect.fail(`${error instanceof Error ? error.stack : error}\n${story()}`),
    )
    expect(report.findings, story()).toEqual([])
    const { forgeries, repeated } = report.notes
    expect(Object.values(report.orders).reduce((sum, n) => sum + n, 0)).toBeGreaterThan(50)
    expect(Math.min(forgeries.sent, forgeries.refused, repeated.same)).toBeGreaterThan(0)
    isOver = true
  }, 120_000)
})

test('a seed is a schedule: the same one gives the same, another one another', () => {
  const of = (seed: string) => planTroubles(new Random(seed), severity).map(inWords)
  expect(of('kopi')).toEqual(of('kopi'))
  expect(of('kopi')).not.toEqual(of('teh'))
  const long = planTroubles(new Random('kopi'), { ...severity, durationMs: 120_000, longs: 3, longMs: 35_000 })
  expect(new Set(long.map(({ kind }) => kind)).size, 'every kind of trouble').toBe(11)
})
