import type { IncomingHttpHeaders } from 'node:http'
import { currentTrace, traceparentOf } from '@konter/service'
import type { FastifyRequest } from 'fastify'

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

/** What a service gets to see: the client's own headers, without those in which a client could pretend to be us. */
export function upstreamHeaders(request: FastifyRequest, callerToken: string): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {}
  const named = namedIn(request.headers.connection)
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined && !NOT_UPSTREAM.has(name) && !name.startsWith('x-forwarded-') && !named.includes(name))
      headers[name] = value
  const trace = currentTrace()
  headers.authorization = `Bearer ${callerToken}`
  headers['x-request-id'] = request.id
  if (trace !== undefined) headers.traceparent = traceparentOf(trace)
  headers['x-forwarded-for'] = request.clientIp
  headers['x-forwarded-proto'] = request.protocol
  if (isHost.test(request.host)) headers['x-forwarded-host'] = request.host
  return headers
}

/** What the client gets to see of a service's answer. */
export function clientHeaders(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const passed: Record<string, string | string[]> = {}
  const named = namedIn(headers.connection)
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && !NOT_DOWNSTREAM.has(name) && !named.includes(name)) passed[name] = value
  return passed
}

/** The headers that a `Connection` header claims for this connection. */
const namedIn = (connection: string | undefined): string[] =>
  connection === undefined ? [] : connection.split(',').map((name) => name.trim().toLowerCase())
