import { renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { parseArgs } from 'node:util'
import { ConfigError, createLog, createMetrics, loadConfig, Milliseconds, Port, SecretText } from '@konter/service'
import { Type } from 'typebox'
import { audit, type Finding, invariants } from './audit.ts'

/**
 * `node tools/audit/main.ts`: proves the invariants once, says so in one line of log, and ends with 0 when all hold, 1 when
 * one is broken, 2 when it could not look. With `--every <seconds>` it stays, and answers `/metrics` and `/health/live`.
 */

const minute = 60_000

const AuditConfig = Type.Object({
  DATABASE_AUDIT_URL: SecretText({ description: 'Postgres, as the role konter_auditor.' }),
  AUDIT_SETTLED_AFTER_MS: Milliseconds(5 * minute),
  AUDIT_FINISHED_AFTER_MS: Milliseconds(24 * 60 * minute),
  AUDIT_METRICS_FILE: Type.Optional(
    Type.String({
      description: "Where the metrics of a single run are written, for node-exporter's textfile collector.",
    }),
  ),
  LOG_LEVEL: Type.String({ default: 'info' }),
  HOST: Type.String({ default: '127.0.0.1' }),
  PORT: Port(5090),
})

type Seen = { findings: Finding[]; at: Date; tookMs: number }

async function look(config: ReturnType<typeof readConfig>): Promise<Seen> {
  const started = performance.now()
  const findings = await audit(config.DATABASE_AUDIT_URL.reveal(), {
    settledAfterMs: config.AUDIT_SETTLED_AFTER_MS,
    finishedAfterMs: config.AUDIT_FINISHED_AFTER_MS,
  })
  return { findings, at: new Date(), tookMs: Math.round(performance.now() - started) }
}

const readConfig = () => loadConfig('audit', AuditConfig, process.env)

async function run(every: number | undefined): Promise<number> {
  const config = readConfig()
  const log = createLog('audit', config.LOG_LEVEL)
  let last: Seen | undefined
  const metrics = metricsOf(() => last)

  async function once(): Promise<number> {
    try {
      last = await look(config)
    } catch (error) {
      log.error({ err: error }, 'the audit could not look')
      return 2
    }
    const { findings, tookMs } = last
    const facts = { invariants: invariants.length, tookMs, findings }
    if (findings.length === 0) log.info(facts, 'every invariant holds')
    else log.error(facts, 'an invariant is broken')
    return findings.length === 0 ? 0 : 1
  }

  if (every === undefined) {
    const code = await once()
    if (config.AUDIT_METRICS_FILE !== undefined) writeWhole(config.AUDIT_METRICS_FILE, await metrics.registry.metrics())
    return code
  }
  const server = createServer((request, answer) => {
    if (request.url !== '/metrics') return answer.end(JSON.stringify({ status: 'ok', service: 'audit' }))
    void metrics.registry.metrics().then((text) => answer.setHeader('content-type', 'text/plain').end(text))
  })
  server.listen(config.PORT, config.HOST)
  const ended = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, resolve)
  })
  for (let goOn = true; goOn; ) {
    await once()
    let timer: NodeJS.Timeout | undefined
    const pause = new Promise<boolean>((resolve) => {
      timer = setTimeout(resolve, every * 1000, true)
    })
    goOn = await Promise.race([pause, ended.then(() => false)])
    clearTimeout(timer)
  }
  server.close()
  return 0
}

/** Whoever collects the folder sees the old file or the new one. */
function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.new`, text)
  renameSync(`${path}.new`, path)
}

/** `konter_audit_broken` is 0 for an invariant that holds: an alert can name the one that does not. */
function metricsOf(last: () => Seen | undefined) {
  const metrics = createMetrics('audit')
  metrics.gauge(
    'audit_broken',
    'How many rows break an invariant',
    (set) => {
      const seen = last()
      if (seen === undefined) return
      for (const { invariant, number } of invariants)
        set(seen.findings.find((each) => each.invariant === invariant)?.found ?? 0, {
          invariant,
          number: String(number),
        })
    },
    ['invariant', 'number'],
  )
  metrics.gauge('audit_last_run_timestamp_seconds', 'When the invariants were last looked at', (set) => {
    const seen = last()
    if (seen !== undefined) set(Math.round(seen.at.getTime() / 1000))
  })
  metrics.gauge('audit_seconds', 'How long the last audit took', (set) => {
    const seen = last()
    if (seen !== undefined) set(seen.tookMs / 1000)
  })
  return metrics
}

try {
  const { values } = parseArgs({ options: { every: { type: 'string' } } })
  const every = values.every === undefined ? undefined : Number(values.every)
  if (every !== undefined && !(every >= 1)) throw new ConfigError('audit', ['--every wants seconds, at least 1'])
  process.exitCode = await run(every)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
