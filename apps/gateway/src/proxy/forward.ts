import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import type { Route } from '../route/route.ts'
import type { Answer } from '../upstream/exchange.ts'
import { ClientGone } from '../upstream/failure.ts'
import { clientHeaders, upstreamHeaders } from './headers.ts'

/**
 * Hands one request on and its answer back. `destination` is the path as @fastify/http-proxy has checked it. Its own
 * sender, @fastify/reply-from, is not used: it writes JSON bodies anew (signatures are over bytes), asks the service for
 * up to ten times after a 503, passes on `Connection`, and keeps a service working for a client who has left.
 */
export async function forward(
  ctx: Context,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  destination: string,
): Promise<unknown> {
  const upstream = ctx.upstreamOf(route.service)
  const outgoing = {
    method: request.method,
    path: destination + queryOf(request),
    headers: upstreamHeaders(request, ctx.tokenFor(route.service, request)),
    body: Buffer.isBuffer(request.body) ? request.body : null,
  }
  try {
    return send(ctx, route, reply, await upstream.ask(outgoing, reply.raw, route.stream))
  } catch (error) {
    if (!(error instanceof ClientGone)) throw error
    return reply.hijack()
  }
}

function send(ctx: Context, route: Route, reply: FastifyReply, { status, headers, body }: Answer): unknown {
  reply.code(status).headers({ 'cache-control': 'no-store', ...clientHeaders(headers) })
  const type = headers['content-type'] ?? ''
  if (body !== null && !Buffer.isBuffer(body) && type.startsWith('text/event-stream')) return follow(ctx, reply, body)
  // BREACH reads secrets out of compressed answers, where an attacker can make a browser ask with the victim's rights.
  // Our callers are known by a header that no browser sends by itself; answers that carry tokens are left out all the same.
  if (body !== null && isJson.test(type) && status !== 206 && !route.secret) return reply.compress(body)
  return reply.send(body)
}

const isJson = /^application\/([\w.-]+\+)?json\b/

/** Events go out the moment they come in, headers first, until one of the two sides, or this process, ends. */
function follow(ctx: Context, reply: FastifyReply, events: Readable): FastifyReply {
  const client = reply.hijack().raw
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) client.setHeader(name, value)
  client.setHeader('x-accel-buffering', 'no')
  client.flushHeaders()
  const end = () => client.end()
  ctx.streams.add(end)
  pipeline(events, client, () => ctx.streams.delete(end))
  return reply
}

function queryOf({ url }: FastifyRequest): string {
  const start = url.indexOf('?')
  return start === -1 ? '' : url.slice(start)
}
