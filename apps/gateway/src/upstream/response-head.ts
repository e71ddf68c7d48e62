import type { IncomingHttpHeaders } from 'node:http'

/** What frames the body that follows a head (RFC 9112 §6.3). */
export type Framing = { kind: 'none' } | { kind: 'length'; bytes: number } | { kind: 'chunked' } | { kind: 'close' }

export type ResponseHead = {
  status: number
  headers: IncomingHttpHeaders
  framing: Framing
  /** May the connection be used again? */
  keeps: boolean
}

export class NotHttp extends Error {
  readonly code = 'ENOTHTTP'
  constructor(what: string) {
    super(`the service did not speak HTTP: ${what}`)
    this.name = 'NotHttp'
  }
}

const statusLine = /^HTTP\/1\.1 ([1-5]\d\d)(?: |$)/
const notText = /[^\t\r\n\x20-\x7e\x80-\xff]/
const token = /^[\w!#$%&'*+.^`|~-]+$/
const wholeNumber = /^\d{1,15}$/
const namesMax = 1_000

/** Names as they come, in lower case: services say the same few again and again. */
const names = new Map<string, string>()

function nameOf(given: string): string {
  const known = names.get(given)
  if (known !== undefined) return known
  if (!token.test(given)) throw new NotHttp('a header without a name')
  const name = given.toLowerCase()
  if (names.size < namesMax) names.set(given, name)
  return name
}

/**
 * Reads the head of an answer, without the empty line at its end. Strictly: what could be understood in two ways is not
 * understood at all, because whoever reads a length wrong takes one answer for another.
 */
export function readHead(text: string, method: string): ResponseHead {
  if (notText.test(text)) throw new NotHttp('a head that is no text')
  const lines = text.split('\r\n')
  const [first = ''] = lines
  const code = statusLine.exec(first)?.[1]
  if (code === undefined) throw new NotHttp('no status')
  const headers: Record<string, string | string[]> = Object.create(null)
  for (let at = 1; at < lines.length; at++) addHeader(headers, lines[at] as string)
  const status = Number(code)
  const framing = framingOf(headers, status, method)
  const connection = String(headers.connection ?? '').toLowerCase()
  return { status, headers, framing, keeps: framing.kind !== 'close' && !/(^|[,\s])close($|[,\s])/.test(connection) }
}

function addHeader(headers: Record<string, string | string[]>, line: string): void {
  const colon = line.indexOf(':')
  // A line break inside of a line, and a line that continues another, are how answers get smuggled.
  if (colon <= 0 || line.includes('\n') || line.includes('\r')) throw new NotHttp('a line that is no header')
  const name = nameOf(line.slice(0, colon))
  const value = line.slice(colon + 1).trim()
  const known = headers[name]
  if (known === undefined) headers[name] = value
  else if (Array.isArray(known)) known.push(value)
  else headers[name] = [known, value]
}

function framingOf(headers: Record<string, string | string[]>, status: number, method: string): Framing {
  const { 'content-length': length, 'transfer-encoding': encoding } = headers
  if (length !== undefined && (encoding !== undefined || !wholeNumber.test(String(length))))
    throw new NotHttp('its length')
  if (encoding !== undefined && String(encoding).toLowerCase() !== 'chunked') throw new NotHttp('its encoding')
  if (method === 'HEAD' || status < 200 || status === 204 || status === 304) return { kind: 'none' }
  if (encoding !== undefined) return { kind: 'chunked' }
  return length === undefined ? { kind: 'close' } : { kind: 'length', bytes: Number(length) }
}
