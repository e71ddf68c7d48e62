import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino'
import { standardOutput } from './log-output.ts'
import { CENSOR, MASKED, masked } from './mask.ts'
import { currentTrace } from './trace.ts'

export type Log = Logger

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
