import { parseArgs } from 'node:util'
import { runAudit } from './run-audit.ts'

/**
 * `node tools/audit/main.ts`: proves the invariants once, says so in one line of log, and ends with 0 when all hold, 1 when
 * one is broken, 2 when it could not look. With `--every <seconds>` it stays, and answers `/metrics` and `/health/live`.
 */

const ended = new Promise<void>((resolve) => {
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, resolve)
})

try {
  const { values } = parseArgs({ options: { every: { type: 'string' } } })
  const every = Number(values.every ?? 1)
  if (!(every >= 1)) throw new Error('--every wants a number of seconds, at least 1.')
  process.exitCode = await runAudit(process.env, values.every === undefined ? {} : { every, ended })
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
