import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { Language } from '@konter/core'

/** What belongs to one request, message or job while it is worked on (W3C Trace Context level 1). */
export type Trace = {
  /** 16 bytes in hex: the whole journey, across services, events and jobs. */
  traceId: string
  /** 8 bytes in hex: this piece of work. */
  spanId: string
  requestId: string
  language: Language
  actor?: string
}

const storage = new AsyncLocalStorage<Trace>()

export const currentTrace = (): Trace | undefined => storage.getStore()
export const inTrace = <T>(trace: Trace, work: () => T): T => storage.run(trace, work)

/** Ids of nothing but zeros are not valid. */
const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}$/

/** From the random numbers that Node keeps in stock: fetching some for each request costs twenty times as much. */
export const newTraceId = (): string => randomUUID().replaceAll('-', '')

/** Continues what a `traceparent` names, or begins a new trace when there is none or it is malformed. */
export function traceFrom(
  traceparent: string | undefined,
  more: { requestId?: string; language?: Language } = {},
): Trace {
  const traceId = TRACEPARENT.exec(traceparent ?? '')?.[1] ?? newTraceId()
  return {
    traceId,
    spanId: newTraceId().slice(16),
    requestId: more.requestId ?? traceId,
    language: more.language ?? 'id',
  }
}

export const traceparentOf = ({ traceId, spanId }: Trace): string => `00-${traceId}-${spanId}-01`

/** The header for whatever this piece of work sends out; undefined outside of any. */
export function currentTraceparent(): string | undefined {
  const trace = currentTrace()
  return trace && traceparentOf(trace)
}
