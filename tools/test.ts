import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { startServers } from '@konter/testing/servers'

/**
 * `npm test`: types, lint, then every test of every project against one set of real servers. Prints the totals from the
 * reports, and fails when anything did.
 */

const root = fileURLToPath(new URL('..', import.meta.url))
const results = `${root}.konter/test-results`
const servers = `${root}.konter/test-servers`
const started = performance.now()
/**
 * Files at once are said here, because projects do not inherit them from the configuration of all. Tests wait for databases more
 * than they work; but each end-to-end file is the whole of Konter, and three of them on two cores keep their clients waiting
 * for longer than clients do.
 */
const cores = availableParallelism()

type Report = {
  numPassedTests: number
  numFailedTests: number
  testResults: readonly {
    name: string
    status: string
    message: string
    assertionResults: readonly { fullName: string; status: string; failureMessages: readonly string[] }[]
  }[]
}
/** `failures`: what failed and why, said again at the end: thousands of lines above, nobody finds it. */
type Totals = { passed: number; failed: number; failures: readonly string[] }

function run(command: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
  })
}

const say = (text: string) =>
  process.stdout.write(`[${((performance.now() - started) / 1000).toFixed(0).padStart(3)} s] ${text}\n`)

function totalsOf(report: string, ok: boolean): Totals {
  try {
    const { numPassedTests: passed, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report
    const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
      const file = name.replace(root, '')
      const tests = assertionResults
        .filter((each) => each.status === 'failed')
        .map(({ fullName, failureMessages }) => `${file}: ${fullName}\n${indented(failureMessages.join('\n'))}`)
      return tests.length === 0 && status === 'failed' ? [`${file}\n${indented(message)}`] : tests
    })
    // A suite that could not even start has no failed test, and is a failure all the same.
    return { passed, failed: ok || numFailedTests > 0 ? numFailedTests : 1, failures }
  } catch {
    return { passed: 0, failed: 1, failures: [`no report in ${report}`] }
  }
}

const indented = (text: string): string =>
  text
    .split('\n')
    .slice(0, 20)
    .map((line) => `  ${line.slice(0, 300)}`)
    .join('\n')

async function check(name: string, command: string, args: string[]): Promise<Totals> {
  say(name)
  return (await run(command, args))
    ? { passed: 1, failed: 0, failures: [] }
    : { passed: 0, failed: 1, failures: [`${name}: ${command} ${args.join(' ')}`] }
}

async function tests(name: string, projects: string[], filesAtOnce: number): Promise<Totals> {
  say(name)
  const report = `${results}/${name.replaceAll(' ', '-')}.json`
  const chosen = projects.flatMap((project) => ['--project', project])
  const ok = await run(
    'vitest',
    [
      'run',
      `--maxWorkers=${filesAtOnce}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...chosen,
    ],
    env,
  )
  return totalsOf(report, ok)
}

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
rmSync(servers, { recursive: true, force: true })
const own = await startServers({ dir: servers, durable: false })
const env = {
  DATABASE_ADMIN_URL: own.databaseAdminUrl,
  NATS_URL: own.natsUrl,
  REDIS_URL: own.redisUrl,
  NODE_COMPILE_CACHE: `${root}.konter/compile-cache`,
}
const totals: Totals[] = []
try {
  totals.push(await check('types', 'tsc', ['--noEmit', '-p', 'tsconfig.json']))
  totals.push(await check('lint', 'biome', ['check', '--diagnostic-level=error', '.']))
  totals.push(await tests('unit and integration', ['!e2e'], cores + 1))
  totals.push(await tests('end to end', ['e2e'], cores))
} finally {
  await own.stop()
}
const passed = totals.reduce((sum, each) => sum + each.passed, 0)
const failed = totals.reduce((sum, each) => sum + each.failed, 0)
writeFileSync(`${results}/totals.json`, JSON.stringify({ passed, failed }))
say(failed === 0 ? 'all is well' : 'what failed:')
for (const failure of totals.flatMap(({ failures }) => failures)) process.stdout.write(`${failure}\n`)
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1
