import { renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createLog, createMetrics, type Environment, loadConfig, Milliseconds, Port, SecretText } from '@konter/service'
import { type Static, Type } from 'typebox'
import { audit, type Finding, invariants } from './audit.ts'

const minute = 60_000

type Config = Static<typeof AuditConfig>
export const AuditConfig = Type.Object({
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

type Options = {
  /** Seconds between two audits; one and no more unless given. */
  every?: number
  /** When it resolves, no further audit begins. */
  ended?: Promise<void>
  logTo?: { write(line: string): void }
}

/** 0: all invariants hold. 1: one is broken. 2: the audit could not look. One that stays ends with 0. */
export async function runAudit(environment: Environment, { every, ended, logTo }: Options = {}): Promise<0 | 1 | 2> {
  const config = loadConfig('audit', AuditConfig, environment)
  const log = createLog('audit', config.LOG_LEVEL, logTo)
  let last: Seen | undefined
  const metrics = metricsOf(() => last)

  async function once(): Promise<0 | 1 | 2> {
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
  await regularly(once, every * 1000, ended)
  server.close()
  server.closeAllConnections()
  return 0
}

async function regularly(work: () => Promise<unknown>, everyMs: number, ended?: Promise<void>): Promise<void> {
  for (let goOn = true; goOn; ) {
    await work()
    let timer: NodeJS.Timeout | undefined
    const pause = new Promise<boolean>((resolve) => {
      timer = setTimeout(resolve, everyMs, true)
    })
    goOn = await Promise.race([pause, ...(ended === undefined ? [] : [ended.then(() => false)])])
    clearTimeout(timer)
  }
}

async function look(config: Config): Promise<Seen> {
  const started = performance.now()
  const findings = await audit(config.DATABASE_AUDIT_URL.reveal(), {
    settledAfterMs: config.AUDIT_SETTLED_AFTER_MS,
    finishedAfterMs: config.AUDIT_FINISHED_AFTER_MS,
  })
  return { findings, at: new Date(), tookMs: Math.round(performance.now() - started) }
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
