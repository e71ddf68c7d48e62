import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino'
import { currentTrace } from './trace.ts'

export type Log = Logger

/** Never in a log line, at any of these places: who reads logs must not be able to act as somebody else. */
const MASKED = [
  'password',
  'accessToken',
  'refreshToken',
  'token',
  'authorization',
  'apiKey',
  'key',
  'secret',
  'signature',
  'sign',
  'serialNumber',
  'sn',
  'phone',
  'email',
  'cookie',
]

const paths = MASKED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]).concat(
  ['authorization', 'x-api-key', 'cookie', 'idempotency-key'].flatMap((name) => [
    `headers["${name}"]`,
    `req.headers["${name}"]`,
  ]),
)

/** One JSON line per request, message or job: constant text, facts as fields, the trace added by itself. */
export const createLog = (service: string, level: string, destination?: DestinationStream): Log =>
  pino(
    {
      level,
      base: { service },
      timestamp: stdTimeFunctions.isoTime,
      redact: { paths, censor: '[secret]' },
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => {
        const trace = currentTrace()
        return trace === undefined ? {} : { requestId: trace.requestId, traceId: trace.traceId, actor: trace.actor }
      },
    },
    destination ?? pino.destination(1),
  )
