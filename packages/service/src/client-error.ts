import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { ConnectionError } from 'fastify'
import { problem } from './problems.ts'

/** What is not HTTP, comes too slowly or has endless headers never becomes a request; it is refused like one all the same. */
export function refuseConnection(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  if (socket.writable) socket.write(answerTo(error.code))
  socket.destroySoon()
}

function answerTo(code: string): string {
  const { status, ...document } = refusalOf(code).document('id', randomUUID())
  const body = JSON.stringify({ ...document, status })
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n')
}

function refusalOf(code: string) {
  if (code === 'HPE_HEADER_OVERFLOW') return problem('request.headers-too-large', {})
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? problem('request.too-slow', {}) : problem('request.malformed', {})
}
