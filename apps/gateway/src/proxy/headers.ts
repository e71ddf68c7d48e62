import type { IncomingHttpHeaders } from 'node:http'
import { type Trace, traceparentOf } from '@konter/service'
import type { Origin } from '../front/origin.ts'

/** Of one connection, not of the message (RFC 9110 §7.6.1). */
const HOP_BY_HOP = [
  'connection',
  'expect',
  'http2-settings',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

/** Never on to a service: what proves who the client is ends here, what says where and which request it is is said by us. */
const OURS_ALONE = [
  'accept-encoding',
  'authorization',
  'baggage',
  'content-length',
  'cookie',
  'forwarded',
  'host',
  'traceparent',
  'tracestate',
  'via',
  'x-api-key',
  'x-real-ip',
  'x-request-id',
]

const NOT_UPSTREAM = new Set([...HOP_BY_HOP, ...OURS_ALONE])
const NOT_DOWNSTREAM = new Set([...HOP_BY_HOP, 'server', 'x-powered-by', 'x-request-id'])

const isHost = /^[\w.:[\]-]{1,255}$/

export type HeaderValues = Record<string, string | string[]>

/** What we say about a request to the service that is to answer it. */
export type Said = { origin: Origin; requestId: string; trace: Trace | undefined; callerToken: string }

/** What a service gets to see: the client's own headers, without those in which a client could pretend to be us. */
export function upstreamHeaders(
  given: IncomingHttpHeaders,
  { origin, requestId, trace, callerToken }: Said,
): HeaderValues {
  const headers: HeaderValues = {}
  const named = namedIn(given.connection)
  for (const name in given) {
    const value = given[name]
    if (value === undefined || NOT_UPSTREAM.has(name) || name.startsWith('x-forwarded-') || named.includes(name))
      continue
    headers[name] = value
  }
  headers.authorization = `Bearer ${callerToken}`
  headers['x-request-id'] = requestId
  if (trace !== undefined) headers.traceparent = traceparentOf(trace)
  headers['x-forwarded-for'] = origin.clientIp
  headers['x-forwarded-proto'] = origin.protocol
  if (isHost.test(origin.host)) headers['x-forwarded-host'] = origin.host
  return headers
}

/** What the client gets to see of a service's answer. Nobody keeps a copy, unless the service allows it. */
export function clientHeaders(given: IncomingHttpHeaders): HeaderValues {
  const headers: HeaderValues = { 'cache-control': 'no-store' }
  const named = namedIn(given.connection)
  for (const name in given) {
    const value = given[name]
    if (value !== undefined && !NOT_DOWNSTREAM.has(name) && !named.includes(name)) headers[name] = value
  }
  return headers
}

const NONE: readonly string[] = []

/** The headers that a `Connection` header claims for this connection. */
const namedIn = (connection: string | undefined): readonly string[] =>
  connection === undefined || connection === 'keep-alive'
    ? NONE
    : connection.split(',').map((name) => name.trim().toLowerCase())

/** Everything that an answer depends on, whoever says so. */
export function varying(...given: readonly (string | string[] | undefined)[]): string | undefined {
  const names = given.flatMap((each) => (each === undefined ? [] : String(each).split(','))).map((each) => each.trim())
  const first = new Map(names.filter((each) => each !== '').map((each) => [each.toLowerCase(), each]))
  return first.size === 0 ? undefined : [...first.values()].join(', ')
}
