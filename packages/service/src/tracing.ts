import {
  type Context,
  type Span as OtelSpan,
  type SpanContext as OtelSpanContext,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  type Tracer,
  trace,
} from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  type SpanExporter,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import type { Secret } from './config.ts'
import { errorKindOf } from './failures.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { type Attributes, newSpanId, newTraceId, type Span, type SpanContext, type Tracing } from './trace.ts'
import type { SamplerName } from './tracing.config.ts'

/*
 * The OpenTelemetry SDK, with spans of our own at the seams of the kit instead of its patches over every library: see
 * docs/decisions. This file is loaded only where traces are sent.
 */

/** More than this waiting to be sent is dropped: what watches must not eat what it watches. */
const spansWaitingMax = 4_096
const spansPerSend = 512
const sendTimeoutMs = 5_000
/** A service that ends waits this long for its last spans to arrive. */
const stopMsMax = 2_000
const warnEveryMs = 60_000
const attributeCharactersMax = 2_000

export type TracingOptions = {
  service: string
  endpoint: string
  headers: Secret | undefined
  sampler: SamplerName
  ratio: number
  sendEveryMs: number
  /** False at the public door: a stranger's flag does not decide what we record. */
  trustsParents: boolean
  log: Log
  metrics: Metrics
}

const KINDS = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
}

export function createTracing(options: TracingOptions): Tracing {
  const exporter = new OTLPTraceExporter({
    url: `${options.endpoint.replace(/\/$/, '')}/v1/traces`,
    headers: headersIn(options.headers),
    timeoutMillis: sendTimeoutMs,
  })
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      'service.name': options.service,
      'service.namespace': 'konter',
      'service.instance.id': newTraceId(),
    }),
    sampler: samplerOf(options),
    idGenerator: { generateTraceId: newTraceId, generateSpanId: newSpanId },
    spanLimits: { attributeValueLengthLimit: attributeCharactersMax },
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: watched(exporter, options),
        maxQueueSize: spansWaitingMax,
        maxExportBatchSize: spansPerSend,
        scheduledDelayMillis: options.sendEveryMs,
        exportTimeoutMillis: sendTimeoutMs,
      }),
    ],
  })
  const tracer = provider.getTracer('@konter/service')
  return {
    begin: (parent, name, kind, attributes) => {
      const under = parent === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, otelOf(parent))
      const started = tracer.startSpan(name, { kind: KINDS[kind], attributes: { ...attributes } }, under)
      const context = contextOf(started.spanContext())
      return started.isRecording() ? { ...context, span: spanOf(tracer, started, context) } : context
    },
    stop: () => within(stopMsMax, provider.shutdown()),
  }
}

function spanOf(tracer: Tracer, span: OtelSpan, context: SpanContext): Span {
  let under: Context | undefined
  let ended = false
  return {
    context,
    begin: (name, kind, attributes) => {
      under ??= trace.setSpan(ROOT_CONTEXT, span)
      const child = tracer.startSpan(name, { kind: KINDS[kind], attributes: { ...attributes } }, under)
      return spanOf(tracer, child, contextOf(child.spanContext()))
    },
    set: (attributes: Attributes) => void span.setAttributes({ ...attributes }),
    failed: (error) => {
      const type = errorKindOf(error)
      span.setAttribute('error.type', type)
      span.setStatus({ code: SpanStatusCode.ERROR })
      if (error instanceof Error)
        span.addEvent('exception', { 'exception.type': type, 'exception.stacktrace': placesIn(error) })
    },
    end: () => {
      if (ended) return
      ended = true
      span.end()
    },
  }
}

/** The frames of a stack, without its first lines: those are the message. */
const placesIn = ({ stack = '' }: Error): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')

const contextOf = ({ traceId, spanId, traceFlags }: OtelSpanContext): SpanContext => ({
  traceId,
  spanId,
  sampled: (traceFlags & TraceFlags.SAMPLED) !== 0,
})

const otelOf = ({ traceId, spanId, sampled }: SpanContext): OtelSpanContext => ({
  traceId,
  spanId,
  traceFlags: sampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
  isRemote: true,
})

function samplerOf({ sampler, ratio, trustsParents }: TracingOptions): Sampler {
  const root = rootSamplerOf(sampler, ratio)
  if (!sampler.startsWith('parentbased_')) return root
  return trustsParents
    ? new ParentBasedSampler({ root })
    : new ParentBasedSampler({ root, remoteParentSampled: root, remoteParentNotSampled: root })
}

function rootSamplerOf(sampler: SamplerName, ratio: number): Sampler {
  if (sampler.endsWith('always_on')) return new AlwaysOnSampler()
  return sampler.endsWith('always_off') ? new AlwaysOffSampler() : new TraceIdRatioBasedSampler(ratio)
}

/** `key=value,key=value`, percent-encoded, as the specification of the variable says. */
function headersIn(secret: Secret | undefined): Record<string, string> {
  const pairs = (secret?.reveal() ?? '').split(',').map((pair) => pair.split('='))
  return Object.fromEntries(
    pairs.flatMap(([name = '', ...value]) =>
      name.trim() === '' ? [] : [[name.trim(), decodeURIComponent(value.join('=').trim())]],
    ),
  )
}

/** Counts what arrives and what does not, and says the latter now and then: nobody else would. */
function watched(exporter: SpanExporter, { log, metrics, endpoint }: TracingOptions): SpanExporter {
  const spans = metrics.counter('trace_spans_total', 'Spans by whether the collector took them', ['outcome'])
  spans.inc({ outcome: 'failed' }, 0)
  let warnedAt = Number.NEGATIVE_INFINITY
  return {
    export: (batch, done) =>
      exporter.export(batch, (result) => {
        const failed = result.code !== 0
        spans.inc({ outcome: failed ? 'failed' : 'sent' }, batch.length)
        if (failed && performance.now() - warnedAt > warnEveryMs) {
          warnedAt = performance.now()
          log.warn(
            { endpoint, spans: batch.length, reason: result.error?.message },
            'traces do not reach their collector',
          )
        }
        done(result)
      }),
    shutdown: () => exporter.shutdown(),
  }
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work.catch(() => {}), late]).finally(() => clearTimeout(timer))
}
