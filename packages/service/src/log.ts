import { type DestinationStream, type Logger, pino, stdTimeFunctions, symbols } from 'pino'
import { standardOutput } from './log-output.ts'
import { CENSOR, MASKED, masked } from './mask.ts'
import { currentTrace, type Trace } from './trace.ts'

export type Log = Logger

/** What is said about every request. None of it can be a secret. */
export type RequestLine = { method: string; route: string; status: number; ms: number; actor: string | undefined }

/**
 * As `log.info(line, 'request')` in this trace, by hand: the general way cost as much as a tenth of a small request. A
 * test holds the two against each other.
 */
export function logRequest(log: Log, trace: Trace | undefined, line: RequestLine): void {
  if (!log.isLevelEnabled('info')) return
  const { [symbols.streamSym]: stream, [symbols.chindingsSym]: bindings } = log as unknown as Inside
  const { method, route, status, ms, actor } = line
  const of =
    trace === undefined
      ? ''
      : `,"requestId":${quoted(trace.requestId)},"trace_id":"${trace.traceId}","span_id":"${trace.spanId}"`
  const who = actor === undefined ? '' : `,"actor":${quoted(actor)}`
  const what = `,"method":"${method}","route":${quoted(route)},"status":${status},"ms":${ms},"msg":"request"}\n`
  stream.write(`{"level":"info","time":"${new Date().toISOString()}"${bindings}${of}${who}${what}`)
}

/** pino's own, by its published names. */
type Inside = { [symbols.streamSym]: DestinationStream; [symbols.chindingsSym]: string }

const isPlain = /^[\w\-.:/ *{}@]*$/
const quoted = (text: string): string => (isPlain.test(text) ? `"${text}"` : JSON.stringify(text))

const withoutSecrets = (facts: object) => masked(facts) as Record<string, unknown>

/** One JSON line per request, message or job: constant text, facts as fields, the trace added by itself. */
export const createLog = (service: string, level: string, destination?: DestinationStream): Log =>
  pino(
    {
      level,
      base: { service },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: withoutSecrets },
      // What a child brings does not pass the formatter. One level of names costs nothing.
      redact: { paths: [...MASKED].map((name) => `["${name}"]`), censor: CENSOR },
      mixin: () => {
        const trace = currentTrace()
        if (trace === undefined) return {}
        // Named as OpenTelemetry names them in logs, so that a log store finds the trace of a line and the lines of a trace.
        return { requestId: trace.requestId, trace_id: trace.traceId, span_id: trace.spanId, actor: trace.actor }
      },
    },
    destination ?? standardOutput(),
  )
