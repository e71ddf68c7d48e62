import type { IncomingHttpHeaders } from 'node:http'
import { pipeline, Readable } from 'node:stream'
import { promisify } from 'node:util'
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib'
import type { Route } from '../route/route.ts'
import type { Answer } from '../upstream/exchange.ts'

/** Less than that is not worth the work. */
const packedBytesMin = 1_024
/** The best that brotli can do costs a hundred times as much, for every answer. */
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

export type Encoding = 'br' | 'gzip'

const whole = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, brotli),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
}
const flowing = { br: () => createBrotliCompress(brotli), gzip: () => createGzip() }

const isJson = /^application\/([\w.-]+\+)?json\b/

/**
 * How an answer is packed for this client, if it is. BREACH reads secrets out of packed answers, where an attacker can
 * make a browser ask with the victim's rights. Our callers are known by a header that no browser sends by itself; answers
 * that carry tokens are left out all the same.
 */
export function encodingOf(
  { secret }: Route,
  { 'accept-encoding': accepted }: IncomingHttpHeaders,
  { status, headers, body }: Answer,
): Encoding | undefined {
  if (accepted === undefined || body === null || secret || status === 206) return undefined
  if (headers['content-encoding'] !== undefined || !isJson.test(headers['content-type'] ?? '')) return undefined
  if (Buffer.isBuffer(body) && body.length < packedBytesMin) return undefined
  return preferred(String(accepted))
}

/** The one that the client likes best; brotli where it likes both (RFC 9110 §12.5.3). */
function preferred(accepted: string): Encoding | undefined {
  const weights = new Map(accepted.split(',').map(weighted))
  const weightOf = (encoding: Encoding) => weights.get(encoding) ?? weights.get('*') ?? 0
  const [br, gz] = [weightOf('br'), weightOf('gzip')]
  if (br <= 0 && gz <= 0) return undefined
  return br >= gz ? 'br' : 'gzip'
}

function weighted(part: string): [name: string, weight: number] {
  const [name = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase())
  const q = parameters.find((each) => each.startsWith('q='))
  return [name, q === undefined ? 1 : Number(q.slice(2)) || 0]
}

/** What was packed of a body: one that is kept is sent again and again. */
const copies = new WeakMap<Buffer, Map<Encoding, Promise<Buffer>>>()

function packedOnce(encoding: Encoding, body: Buffer): Promise<Buffer> {
  const known = copies.get(body) ?? new Map<Encoding, Promise<Buffer>>()
  const copy = known.get(encoding) ?? whole[encoding](body)
  copies.set(body, known.set(encoding, copy))
  return copy
}

/** A whole answer is packed as a whole, on a thread of its own; what flows is packed while it flows. */
export async function packed(encoding: Encoding, body: Buffer | Readable): Promise<Buffer | Readable> {
  if (!(body instanceof Readable)) return packedOnce(encoding, body)
  // An error of either ends both, and whoever reads the packed one hears of it.
  return pipeline(body, flowing[encoding](), () => {})
}
