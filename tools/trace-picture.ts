import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Collector, eventually, type ReceivedSpan, startCollector } from '@konter/testing'
import { startServers } from '@konter/testing/servers'
import { type Konter, type Session, startKonter } from '../e2e/konter.ts'
import { waterfall } from './waterfall.ts'

/**
 * Draws docs/images/trace-of-an-order.svg (or the file named): starts all of Konter, each service in its own process, has a
 * customer buy something several times, and draws what arrived at the collector about the order of middling length.
 */

const root = fileURLToPath(new URL('..', import.meta.url))
const file = process.argv[2] ?? `${root}docs/images/trace-of-an-order.svg`
const dir = `${root}.konter/trace-picture`
/** The first orders load code and open connections. */
const warmUps = 20
const orders = 21
const quietMs = 1_500

async function buy(konter: Konter, { token }: Session, headers: Record<string, string> = {}): Promise<void> {
  const asked = { sku: 'mobile-legends-86-diamond', input: { userId: '12345678', zoneId: '2001' } }
  const { body } = await konter.post<{ id: string }>('/v1/orders', {
    token,
    headers,
    body: { ...asked, paymentMethod: 'wallet' },
  })
  await eventually(async () => {
    const { body: order } = await konter.get<{ status: string }>(`/v1/orders/${body.id}`, { token })
    if (order.status !== 'completed') throw new Error(`the order is ${order.status}`)
  })
}

/** The whole trace: nothing of it has come for a while. */
async function settled(collector: Collector, traceId: string): Promise<ReceivedSpan[]> {
  let seen = { count: 0, at: performance.now() }
  return eventually(
    async () => {
      const spans = collector.trace(traceId)
      if (spans.length !== seen.count) seen = { count: spans.length, at: performance.now() }
      if (spans.length === 0 || performance.now() - seen.at < quietMs) throw new Error('the trace is not complete')
      return spans
    },
    { withinMs: 30_000, everyMs: 50 },
  )
}

const lengthOf = (spans: readonly ReceivedSpan[]): number =>
  Math.max(...spans.map(({ endMs }) => endMs)) - Math.min(...spans.map(({ startMs }) => startMs))

async function draw(collector: Collector): Promise<void> {
  const konter = await startKonter('apart', { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, LOG_LEVEL: 'warn' })
  try {
    const customer = await konter.register()
    await konter.deposit(customer, 2_000_000)
    for (let i = 0; i < warmUps; i++) await buy(konter, customer)
    const traces: ReceivedSpan[][] = []
    for (let i = 0; i < orders; i++) {
      const traceId = randomBytes(16).toString('hex')
      await buy(konter, customer, { traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-01` })
      traces.push(await settled(collector, traceId))
    }
    const spans = traces.toSorted((a, b) => lengthOf(a) - lengthOf(b))[Math.floor(orders / 2)] ?? []
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, waterfall(spans, 'One order, paid from the wallet: from the request to the notification'))
    process.stdout.write(`${file}: ${spans.length} spans\n`)
  } finally {
    await konter.stop()
  }
}

const collector = await startCollector()
const servers = await startServers({ dir, durable: false })
process.env.DATABASE_ADMIN_URL = servers.databaseAdminUrl
process.env.NATS_URL = servers.natsUrl
process.env.REDIS_URL = servers.redisUrl
try {
  await draw(collector)
} finally {
  await collector.stop()
  await servers.stop()
  rmSync(dir, { recursive: true, force: true })
}
