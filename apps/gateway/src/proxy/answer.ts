import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { pipeline, Readable } from 'node:stream'
import type { Context } from '../context.ts'
import type { Route } from '../route/route.ts'
import type { Answer } from '../upstream/exchange.ts'
import { clientHeaders, type HeaderValues, varying } from './headers.ts'
import { encodingOf, packed } from './pack.ts'

/** What a client is sent of an answer. */
export type Sent = { headers: HeaderValues; body: Buffer | Readable | null }

/** As it is, or as a promise where it is packed first: nearly all are not, and wait for nothing. */
export function toClient(
  route: Route,
  asked: IncomingHttpHeaders,
  answer: Answer,
  vary: string | undefined,
): Sent | Promise<Sent> {
  const headers = clientHeaders(answer.headers)
  // Bytes of no kind are no page, whatever a browser would make of them.
  if (Buffer.isBuffer(answer.body)) headers['content-type'] ??= 'application/octet-stream'
  if (answer.status === 204) delete headers['content-length']
  const encoding = encodingOf(route, asked, answer)
  if (vary !== undefined || encoding !== undefined) {
    const dependsOn = varying(vary, headers.vary, encoding && 'accept-encoding')
    if (dependsOn !== undefined) headers.vary = dependsOn
  }
  if (encoding === undefined || answer.body === null) return { headers, body: answer.body }
  headers['content-encoding'] = encoding
  return packed(encoding, answer.body).then((body) => {
    if (body instanceof Readable) delete headers['content-length']
    else headers['content-length'] = String(body.length)
    return { headers, body }
  })
}

export const isEvents = ({ headers, body }: Sent): boolean =>
  body instanceof Readable && String(headers['content-type'] ?? '').startsWith('text/event-stream')

/** Events go out the moment they come in, headers first, until one of the two sides, or this process, ends. */
export function follow({ streams }: Pick<Context, 'streams'>, events: Readable, client: ServerResponse): void {
  client.flushHeaders()
  const end = () => client.end()
  streams.add(end)
  pipeline(events, client, () => streams.delete(end))
}
