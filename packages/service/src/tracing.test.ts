import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { defineEvent } from '@konter/contracts'
import { Id, newId } from '@konter/core'
import {
  type Collector,
  eventually,
  type ReceivedSpan,
  startCollector,
  type TestService,
  testService,
} from '@konter/testing'
import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ConfigError } from './config.ts'
import type { Database, Tx } from './database.ts'
import { emit } from './emit.ts'
import { consumersFor } from './inbox.ts'
import { defineJob, enqueue, jobsFor } from './jobs.ts'
import { createLog } from './log.ts'
import { createMetrics } from './metrics.ts'
import { type Base, defineService, ServiceConfig } from './start.ts'
import { currentTrace, inSpan, inTrace, parentIn, traceFrom } from './trace.ts'
import { openTracing } from './tracing.config.ts'

const CupFilled = defineEvent('order.cup-filled.v1', 'cupId', Type.Object({ cupId: Id }))
const Wash = defineJob<{ cupId: string }>('wash')
const words = 'Budi 081234567890 wants his coffee'

type Context = { db: Database; transaction: Database['transaction']; resume: Base<unknown>['resume'] }
const { on } = consumersFor<Context, Tx>()
const { job } = jobsFor<Context>()

const cupsService = defineService({
  name: 'order' as const,
  config: Type.Object(ServiceConfig),
  migrations: fileURLToPath(new URL('../test-migrations', import.meta.url)),
  open: ({ db, resume }): Context => ({ db, transaction: db.transaction, resume }),
  routes: (app, ctx) => {
    app.post('/cups/:id', { config: { access: 'public' } }, async ({ params }) => {
      const { id: cupId } = params as { id: string }
      await ctx.transaction(async (tx) => {
        await emit(tx, CupFilled, { cupId })
        await enqueue(tx, Wash, { cupId })
      })
      return { traceId: currentTrace()?.traceId }
    })
    app.get('/broken', { config: { access: 'public' } }, async () => {
      throw new RangeError(words)
    })
  },
  consumers: [on(CupFilled, 'note-cup', async () => {})],
  jobs: [job(Wash, async () => inSpan('rinse', 'internal', { 'konter.water': 'hot' }, async () => {}))],
})

const traceparent = (flags: '00' | '01') =>
  `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-${flags}`
const traceIdIn = (given: string) => given.slice(3, 35)

describe('a service with a collector', () => {
  let collector: Collector
  let cups: TestService<Context>
  beforeAll(async () => {
    collector = await startCollector()
    cups = await testService(cupsService, {
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_BSP_SCHEDULE_DELAY: '30',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=kon%20ter',
    })
    cups.start()
  })
  afterAll(async () => {
    await cups.stop()
    await collector.stop()
  })

  const named = (spans: ReceivedSpan[], name: string): ReceivedSpan => {
    const found = spans.find((span) => span.name === name)
    if (found === undefined) throw new Error(`no ${name} in ${spans.map((span) => span.name).join(', ')}`)
    return found
  }

  test('a request, its transaction, what it told and what it left to do are one trace', async () => {
    const parent = traceparent('01')
    const cupId = newId()
    expect((await cups.post(`/cups/${cupId}`, { headers: { traceparent: parent } })).status).toBe(200)
    await eventually(() => expect(collector.trace(traceIdIn(parent)).length).toBeGreaterThanOrEqual(7), {
      withinMs: 10_000,
    })
    const spans = collector.trace(traceIdIn(parent))
    const parentOf = (name: string) => spans.find(({ spanId }) => spanId === named(spans, name).parentSpanId)?.name
    const request = named(spans, 'POST /cups/:id')
    expect(request).toMatchObject({ service: 'order', kind: 'server', parentSpanId: parent.slice(36, 52) })
    expect(request.attributes).toMatchObject({ 'http.route': '/cups/:id', 'http.response.status_code': 200 })
    const told = spans.find(({ name, parentSpanId }) => name === 'transaction' && parentSpanId === request.spanId)
    expect(told).toMatchObject({ kind: 'client', attributes: { 'db.system.name': 'postgresql' } })
    expect(named(spans, 'send order.cup-filled.v1')).toMatchObject({ kind: 'producer', parentSpanId: told?.spanId })
    expect(parentOf('process order.cup-filled.v1')).toBe('send order.cup-filled.v1')
    expect(named(spans, 'process wash')).toMatchObject({ kind: 'consumer', parentSpanId: told?.spanId })
    expect(parentOf('rinse')).toBe('process wash')
    expect(named(spans, 'rinse').attributes).toEqual({ 'konter.water': 'hot' })
    expect(JSON.stringify(request)).not.toContain(cupId)
  })

  test('a journey that its door did not choose is not recorded, and goes on as it came', async () => {
    const parent = traceparent('00')
    const cupId = newId()
    await cups.post(`/cups/${cupId}`, { headers: { traceparent: parent } })
    const [row] = await cups.db.query<{ traceparent: string }>(
      'select traceparent from outbox where aggregate_id = $1',
      [cupId],
    )
    expect(parentIn(row?.traceparent)).toMatchObject({ traceId: traceIdIn(parent), sampled: false })
    const later = traceparent('01')
    await cups.post(`/cups/${newId()}`, { headers: { traceparent: later } })
    await eventually(() => expect(collector.trace(traceIdIn(later))).not.toEqual([]))
    expect(collector.trace(traceIdIn(parent))).toEqual([])
  })

  test('what fails is recorded by its kind and place, never by its words', async () => {
    const parent = traceparent('01')
    expect((await cups.get('/broken', { headers: { traceparent: parent } })).status).toBe(500)
    await eventually(() => expect(collector.trace(traceIdIn(parent))).toHaveLength(1))
    const [span] = collector.trace(traceIdIn(parent))
    expect(span).toMatchObject({ failed: true, attributes: { 'http.response.status_code': 500, 'error.type': '500' } })
    expect(span?.events).toMatchObject([{ name: 'exception', attributes: { 'exception.type': 'RangeError' } }])
    expect(String(span?.events[0]?.attributes['exception.stacktrace'])).toContain('tracing.test.ts')
    expect(JSON.stringify(span)).not.toContain('Budi')
  })

  test('work found in a row goes on with the trace that the row kept', async () => {
    const parent = traceparent('01')
    await cups.ctx.resume(parent, 'look after a cup', async () => inSpan('wipe', 'internal', undefined, async () => {}))
    await eventually(() => expect(collector.trace(traceIdIn(parent))).toHaveLength(2))
    const [wiped, looked] = collector.trace(traceIdIn(parent))
    expect(looked).toMatchObject({ name: 'look after a cup', parentSpanId: parent.slice(36, 52) })
    expect(wiped).toMatchObject({ name: 'wipe', parentSpanId: looked?.spanId })
  })

  test('what machines ask every few seconds is not recorded', async () => {
    const asked = traceparent('01')
    const paths = ['/health/live', '/health/ready', '/metrics', '/.well-known/jwks.json']
    for (const path of paths) expect((await cups.get(path, { headers: { traceparent: asked } })).status).toBe(200)
    const after = traceparent('01')
    await cups.get('/nowhere', { headers: { traceparent: after } })
    await eventually(() => expect(collector.trace(traceIdIn(after))).toHaveLength(1))
    expect(collector.trace(traceIdIn(asked))).toEqual([])
    // Nor in a trace of its own; spans of the tests before may still come.
    expect(collector.spans.filter(({ name }) => paths.some((path) => name.includes(path)))).toEqual([])
  })

  test('a collector that refuses disturbs nobody; it is counted', async () => {
    collector.answer(400)
    const before = collector.requests()
    for (let i = 0; i < 5; i++) expect((await cups.post(`/cups/${newId()}`)).status).toBe(200)
    await eventually(() => expect(collector.requests()).toBeGreaterThan(before))
    await eventually(async () => {
      const { body } = await cups.get<string>('/metrics')
      expect(body).toMatch(/konter_trace_spans_total\{outcome="failed",service="order"\} [1-9]/)
    })
    collector.answer(200)
  })
})

test('a collector that is away disturbs nobody, neither at work nor at the end', async () => {
  const gone = await startCollector()
  await gone.stop()
  const cups = await testService(cupsService, { OTEL_EXPORTER_OTLP_ENDPOINT: gone.url })
  cups.start()
  for (let i = 0; i < 20; i++) expect((await cups.post(`/cups/${newId()}`)).status).toBe(200)
  await cups.stop()
})

describe('what is configured', () => {
  const log = createLog('cups', 'silent')
  const open = (more: Record<string, unknown>, trustsParents = true) =>
    openTracing(
      'cups',
      {
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
        OTEL_TRACES_SAMPLER: 'parentbased_always_on',
        OTEL_TRACES_SAMPLER_ARG: 1,
        OTEL_BSP_SCHEDULE_DELAY: 1_000,
        ...more,
      },
      { log, metrics: createMetrics('cups'), trustsParents },
    )
  const recorded = async (more: Record<string, unknown>, flags: '00' | '01' | undefined, trustsParents = true) => {
    const tracing = await open(more, trustsParents)
    const begun = tracing?.begin(flags && parentIn(traceparent(flags)), 'sip', 'server', {})
    expect(begun?.span !== undefined).toBe(begun?.sampled)
    return begun?.sampled
  }

  test('a collector that does not answer is waited for no longer than two seconds at the end', async () => {
    const silent = createServer().listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const port = (silent.address() as AddressInfo).port
    const tracing = await open({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` })
    tracing?.begin(undefined, 'sip', 'server', {}).span?.end()
    const started = performance.now()
    await tracing?.stop()
    // A request alone is given five.
    expect(performance.now() - started).toBeLessThan(4_500)
    silent.closeAllConnections()
    silent.close()
  })

  test('nothing: nobody records, and traces are carried on all the same', async () => {
    expect(await open({ OTEL_EXPORTER_OTLP_ENDPOINT: undefined })).toBeUndefined()
    const trace = traceFrom(traceparent('01'))
    expect([trace.sampled, trace.span]).toEqual([true, undefined])
    const seen = await inTrace(trace, () => inSpan('sip', 'internal', undefined, async () => currentTrace()))
    expect(seen).toBe(trace)
  })

  test.each([
    ['parentbased_always_on', '00', false],
    ['parentbased_always_on', '01', true],
    ['parentbased_always_on', undefined, true],
    ['parentbased_always_off', '01', true],
    ['parentbased_always_off', undefined, false],
    ['always_off', '01', false],
    ['always_on', '00', true],
  ] as const)('%s, and a parent with %s: %s', async (sampler, flags, expected) => {
    expect(await recorded({ OTEL_TRACES_SAMPLER: sampler }, flags)).toBe(expected)
  })

  test('at the door a stranger decides nothing', async () => {
    const never = { OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: 0 }
    expect(await recorded(never, '01', false)).toBe(false)
    expect(await recorded({}, '00', false)).toBe(true)
  })

  test('a share of the journeys', async () => {
    const tracing = await open({ OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: 0.25 })
    const begun = Array.from({ length: 2_000 }, () => tracing?.begin(undefined, 'sip', 'server', {}))
    const share = begun.filter((each) => each?.sampled).length / begun.length
    expect(share).toBeGreaterThan(0.2)
    expect(share).toBeLessThan(0.3)
  })

  test('a sampler that does not exist, or a share beyond all, keeps a service from starting', async () => {
    const wrong = {
      OTEL_TRACES_SAMPLER: 'sometimes',
      OTEL_TRACES_SAMPLER_ARG: '7',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'there',
    }
    const starting = testService(cupsService, wrong)
    await expect(starting).rejects.toThrow(ConfigError)
    for (const name of Object.keys(wrong)) await expect(starting).rejects.toThrow(name)
  })
})
