import { parseArgs } from 'node:util'
import { openLab, type Part } from './lab.ts'
import { publish, table } from './report.ts'

/**
 * `npm run bench [-- part …] [--rounds 5] [--seconds 5] [--rows 10000000] [--quick]`: measures us beside our peers, in
 * the same run and in turns, prints the results and writes them into docs/benchmarks.md. `--quick` only shows that everything
 * runs.
 */

const parts: Readonly<Record<string, () => Promise<Part>>> = {
  gateway: () => import('./gateway.ts'),
  ledger: () => import('./ledger.ts'),
  orders: () => import('./orders.ts'),
  redemption: () => import('./redemption.ts'),
  codes: () => import('./codes.ts'),
  history: () => import('./history.ts'),
  discovery: () => import('./discovery.ts'),
  start: () => import('./start.ts'),
  fraud: () => import('./fraud.ts'),
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '5' },
    rows: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
})

const startedAt = performance.now()
const say = (line: string) =>
  process.stdout.write(`  ${((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)} s  ${line}\n`)

async function measure(name: string, part: Part): Promise<void> {
  const { quick } = values
  process.stdout.write(`\n${part.title}\nGoal: ${part.goal}\n`)
  const numbers = { rounds: quick ? 1 : Number(values.rounds), seconds: quick ? 1 : Number(values.seconds) }
  const rows = values.rows === undefined ? undefined : Number(values.rows)
  const { lab, disturbance, close } = await openLab({ ...numbers, rows, quick, say })
  const interrupted = () => void close().then(() => process.exit(130))
  process.once('SIGINT', interrupted)
  process.once('SIGTERM', interrupted)
  try {
    const found = await part.run(lab)
    process.stdout.write(`\n${table(found)}\n`)
    if (!quick) publish(name, part, found, disturbance())
  } finally {
    process.off('SIGINT', interrupted)
    process.off('SIGTERM', interrupted)
    await close()
  }
}

const unknown = positionals.filter((name) => !(name in parts))
if (unknown.length > 0) {
  process.stderr.write(`There is no part called ${unknown.join(', ')}: ${Object.keys(parts).join(', ')}.\n`)
  process.exit(1)
}
for (const [name, load] of Object.entries(parts))
  if (positionals.length === 0 || positionals.includes(name)) await measure(name, await load())
