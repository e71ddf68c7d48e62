import type { IncomingHttpHeaders } from 'node:http'
import { languageFrom, type Problem } from '@konter/core'
import { type Log, logRequest } from './log.ts'
import type { Metrics } from './metrics.ts'
import { currentTrace, newTraceId, type Recording, type Trace, type Tracing, traceFrom } from './trace.ts'

/*
 * What is the same for every request, whoever answers it: Fastify, or the lean path of the gateway. One id, one trace, one
 * line, one measurement, and one line more when it failed.
 */

/** Noted, never sent: the client left before its answer was complete. */
export const CLIENT_GONE = 499

export type RequestFacts = {
  method: string
  /** As it is declared, never the path: what people put into paths is theirs. Undefined: there is no such route. */
  route: string | undefined
}

export const headerIn = (headers: IncomingHttpHeaders, name: string): string | undefined => {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** The client's own id of the request, if it is fit to be one, else a new one. */
export function requestIdFor({ 'x-request-id': given }: IncomingHttpHeaders): string {
  return typeof given === 'string' && /^[\w.:-]{8,64}$/.test(given) ? given : newTraceId()
}

type Recorder = {
  tracing: Tracing | undefined
  /** False at the public door: what strangers say about a trace is continued, but does not decide what is recorded. */
  trustsParents: boolean
}

/** A service goes on with the trace it is told; the door does too, but decides by itself whether it is recorded. */
export function requestTrace(
  headers: IncomingHttpHeaders,
  requestId: string,
  facts: RequestFacts,
  { tracing, trustsParents }: Recorder,
): Trace {
  const more = { requestId, language: languageFrom(headerIn(headers, 'accept-language')) }
  const trace = traceFrom(headerIn(headers, 'traceparent'), more, tracing && recordingOf(facts, tracing))
  if (tracing === undefined && !trustsParents) trace.sampled = false
  return trace
}

/** Asked every few seconds by machines, and told to nobody. */
const UNTOLD = /^\/(health|metrics|\.well-known)\b/

function recordingOf({ method, route }: RequestFacts, tracing: Tracing): Recording | undefined {
  if (route !== undefined && UNTOLD.test(route)) return undefined
  const attributes = { 'http.request.method': method, 'http.route': route, 'url.scheme': 'http' }
  return { tracing, name: route === undefined ? method : `${method} ${route}`, kind: 'server', attributes }
}

type Outcome = RequestFacts & { status: number; elapsedMs: number; actor: string | undefined }

/** The one line and the one measurement of a request. */
export function noteRequest(
  { log, metrics }: { log: Log; metrics: Metrics },
  { method, route = 'unknown', status, elapsedMs, actor }: Outcome,
): void {
  metrics.http.observe({ method, route, status: String(status) }, elapsedMs / 1000)
  const trace = currentTrace()
  const span = trace?.span
  span?.set({ 'http.response.status_code': status, ...(status < 500 ? {} : { 'error.type': String(status) }) })
  span?.end()
  logRequest(log, trace, { method, route, status, ms: Math.round(elapsedMs), actor })
}

/** What only we are told about a refusal that is our fault, or that of somebody behind us. */
export function noteFailure(log: Log, refusal: Problem, cause?: unknown): void {
  if (refusal.status < 500) return
  log.error({ err: refusal.cause ?? cause, code: refusal.code }, 'request failed')
  currentTrace()?.span?.failed(refusal.cause ?? cause ?? refusal)
}
