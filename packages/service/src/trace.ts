import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import type { Language } from '@konter/core'

/** What belongs to one request, message or job while it is worked on (W3C Trace Context level 1). */
export type Trace = {
  /** 16 bytes in hex: the whole journey, across services, events and jobs. */
  traceId: string
  /** 8 bytes in hex: this piece of work. */
  spanId: string
  /** Whether this journey is recorded. Decided where it begins, carried on by everybody. */
  sampled: boolean
  /** Undefined where nothing is recorded, which is the rule: see `tracing.ts`. */
  span?: Span | undefined
  requestId: string
  language: Language
  actor?: string
}

export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>
export type SpanKind = 'server' | 'client' | 'producer' | 'consumer' | 'internal'
/** What names a span across processes. */
export type SpanContext = Pick<Trace, 'traceId' | 'spanId' | 'sampled'>

/** One piece of work as it is recorded. */
export type Span = {
  readonly context: SpanContext
  /** A part of this work. */
  begin(name: string, kind: SpanKind, attributes?: Attributes): Span
  set(attributes: Attributes): void
  /** Recorded by its kind and place, never by its words: they may hold what customers typed. */
  failed(error: unknown): void
  /** Once; more often changes nothing. */
  end(): void
}

/** Who records the work of one service. */
export type Tracing = {
  /** Goes on from a parent in another process, or begins a trace, when its sampler says so. */
  begin(
    parent: SpanContext | undefined,
    name: string,
    kind: SpanKind,
    attributes: Attributes,
  ): SpanContext & { span?: Span }
  /** Sends what is recorded, within a limit of time. */
  stop(): Promise<void>
}

const storage = new AsyncLocalStorage<Trace>()

export const currentTrace = (): Trace | undefined => storage.getStore()
export const inTrace = <T>(trace: Trace, work: () => T): T => storage.run(trace, work)

/** Ids of nothing but zeros are not valid. */
const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/

/** Fetched by the thousand: some for each request cost a hundred times as much. */
const randomBytesAtOnce = 4_096
let digits = ''
let digitsUsed = 0

function hex(count: number): string {
  if (digitsUsed + count > digits.length) {
    digits = randomBytes(randomBytesAtOnce).toString('hex')
    digitsUsed = 0
  }
  digitsUsed += count
  return digits.slice(digitsUsed - count, digitsUsed)
}

export const newTraceId = (): string => hex(32)
export const newSpanId = (): string => hex(16)

/** Who is named by a `traceparent`; undefined when there is none or it is malformed. */
export function parentIn(traceparent: string | undefined): SpanContext | undefined {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(traceparent ?? '') ?? []
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 }
}

/** How a piece of work is recorded, if it is. */
export type Recording = { tracing: Tracing; name: string; kind: SpanKind; attributes: Attributes }

/** Continues what a `traceparent` names, or begins a new trace when there is none or it is malformed. */
export function traceFrom(
  traceparent: string | undefined,
  more: { requestId?: string; language?: Language } = {},
  recording?: Recording,
): Trace {
  const parent = parentIn(traceparent)
  const own = recording?.tracing.begin(parent, recording.name, recording.kind, recording.attributes)
  const traceId = own?.traceId ?? parent?.traceId ?? newTraceId()
  return {
    traceId,
    spanId: own?.spanId ?? newSpanId(),
    sampled: own?.sampled ?? parent?.sampled ?? false,
    span: own?.span,
    requestId: more.requestId ?? traceId,
    language: more.language ?? 'id',
  }
}

export const traceparentOf = ({ traceId, spanId, sampled }: SpanContext): string =>
  `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`

/** The header for whatever this piece of work sends out; undefined outside of any. */
export function currentTraceparent(): string | undefined {
  const trace = currentTrace()
  return trace && traceparentOf(trace)
}

/**
 * Does a part of the current work as a span of its own. Where nothing is recorded the work is done, and that is all:
 * so `attributes` are constants, or set by the work once it has a span.
 */
export function inSpan<T>(
  name: string,
  kind: SpanKind,
  attributes: Attributes | undefined,
  work: (span?: Span) => Promise<T>,
): Promise<T> {
  const trace = currentTrace()
  return trace?.span === undefined ? work() : recorded(trace, trace.span.begin(name, kind, attributes), work)
}

async function recorded<T>(trace: Trace, span: Span, work: (span: Span) => Promise<T>): Promise<T> {
  try {
    return await inTrace({ ...trace, spanId: span.context.spanId, span }, () => work(span))
  } catch (error) {
    span.failed(error)
    throw error
  } finally {
    span.end()
  }
}

/** A piece of work of its own, in the trace that some row has kept. */
export function resume<T>(
  tracing: Tracing | undefined,
  traceparent: string | null,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const recording = tracing && { tracing, name, kind: 'internal' as const, attributes: {} }
  const trace = traceFrom(traceparent ?? undefined, {}, recording)
  return inTrace(trace, async () => {
    try {
      return await work()
    } catch (error) {
      trace.span?.failed(error)
      throw error
    } finally {
      trace.span?.end()
    }
  })
}
