import { mkdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startServers } from '@konter/testing/servers'
import { audit } from '../../tools/audit/audit.ts'
import { startKonter } from '../konter.ts'
import { deadLettersOf } from './furnish.ts'
import { errorsLogged, fuzz } from './fuzz.ts'

/** `npm run test:fuzz`: every route, a thousand times, by a seed that is printed. */

const root = fileURLToPath(new URL('../../', import.meta.url))
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    'per-route': { type: 'string', default: '1000' },
    only: { type: 'string', multiple: true },
    apart: { type: 'boolean', default: false },
  },
})
const started = performance.now()
const say = (text: string) =>
  process.stdout.write(`[${((performance.now() - started) / 1000).toFixed(0).padStart(5)}] ${text}\n`)
const perRoute = Number(values['per-route'])

const dir = `${root}.konter/fuzz`
rmSync(dir, { recursive: true, force: true })
mkdirSync(dir, { recursive: true })
const servers = await startServers({ dir, durable: false })
process.env.DATABASE_ADMIN_URL = servers.databaseAdminUrl
process.env.NATS_URL = servers.natsUrl
process.env.REDIS_URL = servers.redisUrl
const konter = await startKonter(values.apart ? 'apart' : 'together', { LOG_LEVEL: 'warn' })
const findings: { what: string; times: number; example: string }[] = []
try {
  say(`seed ${values.seed}, logs in ${konter.dir}/logs`)
  const report = await fuzz(konter, {
    seed: values.seed,
    perRoute,
    onStep: say,
    ...(values.only === undefined ? {} : { only: values.only }),
  })
  findings.push(...report.findings)
  const more = (what: string, examples: readonly string[]) => {
    if (examples.length > 0) findings.push({ what, times: examples.length, example: examples.join('\n    ') })
  }
  say('the books, when all is at rest')
  more('dead letters', await deadLettersOf(konter))
  more('the books', await booksAtRest(konter.auditUrl))
  more('errors in the logs', await errorsLogged(konter))
  say(`${report.routes} routes, ${report.requests} requests: ${JSON.stringify(report.answers)}`)
  say(`p99 ${report.p99Ms} ms, slowest ${report.slowest.ms} ms (${report.slowest.operation})`)
  if (report.neverOk.length > 0) say(`never once done: ${report.neverOk.join(', ')}`)
} finally {
  await konter.stop()
  await servers.stop()
}
for (const { what, times, example } of findings) process.stdout.write(`BROKEN (${times}): ${what}\n    ${example}\n`)
say(
  findings.length === 0
    ? `seed ${values.seed}: nothing was broken`
    : `seed ${values.seed}: BROKEN; again: npm run test:fuzz -- --per-route ${perRoute} --seed ${values.seed}`,
)
process.exitCode = findings.length === 0 ? 0 : 1

/** What is told last takes a moment to be heard: only what stays broken is. */
async function booksAtRest(auditUrl: string): Promise<string[]> {
  const deadline = performance.now() + 60_000
  for (;;) {
    const found = await audit(auditUrl)
    if (found.length === 0) return []
    if (performance.now() > deadline)
      return found.map(({ invariant, found: n, examples }) => `${invariant} (${n}): ${examples.join('; ')}`)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}
