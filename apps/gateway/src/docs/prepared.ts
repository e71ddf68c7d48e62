import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const gzipped = promisify(gzip)

/** Something that never changes while we run: compressed once, not for everybody who asks. */
export type Prepared = { type: string; plain: Buffer; packed: Buffer }

export async function prepare(type: string, content: Buffer | string): Promise<Prepared> {
  const plain = Buffer.from(content)
  return { type, plain, packed: await gzipped(plain) }
}

export function serve({ type, plain, packed }: Prepared, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const isPacked = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') && packed.length < plain.length
  if (isPacked) reply.header('content-encoding', 'gzip')
  return reply
    .type(type)
    .headers({ vary: 'accept-encoding', 'cache-control': 'public, max-age=300' })
    .send(isPacked ? packed : plain)
}
