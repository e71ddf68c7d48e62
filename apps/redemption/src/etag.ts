import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

type Reply = { header(name: string, value: string): unknown; code(status: number): { send(body: never): unknown } }

/** Names the answer by its content (RFC 9110 §8.8.3): who has it already gets a 304 and no body. */
export function tagged<Body>(headers: IncomingHttpHeaders, reply: Reply, body: Body): Body {
  const etag = `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22)}"`
  reply.header('etag', etag)
  if (!(headers['if-none-match'] ?? '').split(/\s*,\s*/).some((each) => each.replace(/^W\//, '') === etag)) return body
  // Sent, which Fastify sees by what is returned.
  return reply.code(304).send(undefined as never) as Body
}
