import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Random } from './random.ts'
import { runStorm } from './run-storm.ts'
import type { Planned } from './schedule.ts'
import { openWorld } from './world.ts'

/**
 * `npm run test:storm`: minutes of bad weather, by a seed that is printed, with a schedule that can be played again. What is
 * left over afterwards has `--settle` minutes to end: a machine that is busy with other things needs them.
 */

const root = fileURLToPath(new URL('../../', import.meta.url))
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    orders: { type: 'string', default: '2000' },
    minutes: { type: 'string', default: '5' },
    every: { type: 'string', default: '1500' },
    settle: { type: 'string', default: '10' },
    schedule: { type: 'string' },
    quiet: { type: 'boolean', default: false },
  },
})
const started = performance.now()
const say = (text: string) =>
  process.stdout.write(`[${((performance.now() - started) / 1000).toFixed(1).padStart(6)}] ${text}\n`)
const dir = `${root}.konter/storm`
const durationMs = Number(values.minutes) * 60_000
const given =
  values.schedule === undefined
    ? undefined
    : (JSON.parse(readFileSync(values.schedule, 'utf8')) as { schedule: Planned[] }).schedule

const world = await openWorld(dir, new Random(values.seed), say)
const report = await runStorm(world, {
  seed: values.seed,
  orders: Number(values.orders),
  severity: {
    durationMs,
    everyMs: Number(values.every),
    forMsMax: 8_000,
    longMs: 35_000,
    longs: Math.floor(durationMs / 60_000),
  },
  settleMsMax: Number(values.settle) * 60_000,
  ...(given === undefined ? {} : { schedule: given }),
  onStep: values.quiet ? () => {} : say,
}).finally(world.stop)

const { findings, notes, orders, settled, troubles } = report
say(
  `orders: ${JSON.stringify(orders)}; troubles: ${troubles}; settled within ${settled.tookMs} ms, the clock ${settled.movedMs / 60_000} minutes on; by staff: ${settled.resolvedByStaff}`,
)
say(
  `forged: ${notes.forgeries.sent} sent, ${notes.forgeries.refused} refused; same key again: ${notes.repeated.same}, other body: ${notes.repeated.otherBody}`,
)
for (const [what, times] of [...notes.answers].sort()) process.stdout.write(`  ${String(times).padStart(6)}  ${what}\n`)
for (const { what, examples } of findings)
  process.stdout.write(`BROKEN: ${what}\n${examples.map((each) => `  - ${each}\n`).join('')}`)
writeFileSync(
  join(dir, 'report.json'),
  JSON.stringify({ ...report, notes: { answers: Object.fromEntries(notes.answers) } }, null, 1),
)
say(
  findings.length === 0
    ? `seed ${values.seed}: nothing was broken`
    : `seed ${values.seed}: BROKEN; logs in ${dir}/logs, schedule in ${dir}/schedule.json`,
)
// By hand: after all those broken connections some handle of this process may never close, and Node waits for it at full speed.
process.exit(findings.length === 0 ? 0 : 1)
