import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { outageTable } from './outage-table.ts'
import { outages } from './outages.ts'
import { Random } from './random.ts'
import { runOutages } from './run-outages.ts'
import { openWorld } from './world.ts'

/** `npm run test:outages`: each part away for 20 seconds. With `--write` the table in docs/reliability.md is made of it. */

const root = fileURLToPath(new URL('../../', import.meta.url))
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    only: { type: 'string', default: '' },
    write: { type: 'boolean', default: false },
  },
})
const started = performance.now()
const say = (text: string) =>
  process.stdout.write(`[${((performance.now() - started) / 1000).toFixed(1).padStart(6)}] ${text}\n`)

const world = await openWorld(`${root}.konter/outages`, new Random('outages'), say)
const chosen = outages.filter(({ name }) => name.includes(values.only))
const reports = await runOutages(world, chosen, { forMs: Number(values.seconds) * 1000, onStep: say }).finally(
  world.stop,
)
const table = outageTable(reports)
process.stdout.write(table)
const page = `${root}docs/reliability.md`
if (values.write)
  writeFileSync(
    page,
    readFileSync(page, 'utf8').replace(/(<!-- outages -->\n)[\s\S]*(<!-- \/outages -->)/, `$1\n${table}\n$2`),
  )
for (const { name, broken } of reports) for (const each of broken) process.stdout.write(`BROKEN: ${name}: ${each}\n`)
// By hand, as after a storm: see there.
process.exit(reports.some(({ broken }) => broken.length > 0) ? 1 : 0)
