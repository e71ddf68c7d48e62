import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Random } from './storm/random.ts'
import { runStorm } from './storm/run-storm.ts'
import { inWords, planTroubles } from './storm/schedule.ts'

/** A minute of `npm run test:storm`. With STORM_SEED another one; what was said last, and the schedule, tell what went wrong. */
const severity = { durationMs: 12_000, everyMs: 400, forMsMax: 2_500, longMs: 0, longs: 0 }

test('60 orders of journeys 1 to 4 while everything is killed, cut, frozen, forged: nothing is lost or doubled', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'konter-storm-'))
  const said: string[] = []
  const seed = process.env.STORM_SEED ?? 'npm test'
  const report = await runStorm({
    seed,
    dir,
    orders: 60,
    severity,
    settleMsMax: 60_000,
    onStep: (step) => said.push(step),
  }).catch((error: unknown) =>
    expect.fail(`${error instanceof Error ? error.stack : error}\n${said.join('\n')}\n${dir}`),
  )
  expect(report.findings, `${said.join('\n')}\nlogs and schedule: ${dir}`).toEqual([])
  const { forgeries, repeated } = report.notes
  expect(Object.values(report.orders).reduce((sum, n) => sum + n, 0)).toBeGreaterThan(50)
  expect(Math.min(forgeries.sent, forgeries.refused, repeated.same)).toBeGreaterThan(0)
  rmSync(dir, { recursive: true })
}, 150_000)

test('a seed is a schedule: the same one gives the same, another one another', () => {
  const of = (seed: string) => planTroubles(new Random(seed), severity).map(inWords)
  expect(of('kopi')).toEqual(of('kopi'))
  expect(of('kopi')).not.toEqual(of('teh'))
  const kinds = new Set(
    planTroubles(new Random('kopi'), { ...severity, durationMs: 120_000, longs: 3, longMs: 35_000 }).map(
      ({ kind }) => kind,
    ),
  )
  expect([...kinds].sort()).toEqual(
    [
      'clock',
      'cut',
      'down',
      'freeze',
      'kill',
      'outside',
      'restart',
      'server-freeze',
      'server-kill',
      'server-restart',
      'toxic',
    ].sort(),
  )
})
