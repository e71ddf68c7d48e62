import { Readable } from 'node:stream'
import { currentTrace } from '@konter/service'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { askKept } from '../kept/ask-kept.ts'
import type { Route } from '../route/route.ts'
import type { Answer } from '../upstream/exchange.ts'
import { ClientGone } from '../upstream/failure.ts'
import { follow, isEvents, toClient } from './answer.ts'
import { type Said, upstreamHeaders } from './headers.ts'

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
  const path = destination + queryOf(request)
  const said = saidOf(ctx, route, request)
  try {
    const { method, headers } = request
    const kept = askKept(ctx, route, { method, path, headers }, said, 'usual')
    const answer = await (kept ?? askService(ctx, route, request, reply, { path, said }))
    // Who waited for what others wait for, too, may have left meanwhile.
    return reply.raw.destroyed ? reply.hijack() : await send(ctx, route, request, reply, answer)
  } catch (error) {
    if (!(error instanceof ClientGone)) throw error
    return reply.hijack()
  }
}

type Destination = { path: string; said: Said }

function askService(
  ctx: Context,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  { path, said }: Destination,
): Promise<Answer> {
  const outgoing = {
    method: request.method,
    path,
    headers: upstreamHeaders(request.headers, said),
    body: Buffer.isBuffer(request.body) ? request.body : null,
  }
  return ctx.upstreamOf(route.service).ask(outgoing, reply.raw, route.stream ? 'stream' : 'usual')
}

/** What we say about a request to the service of this route. */
export const saidOf = (ctx: Context, { service }: Pick<Route, 'service'>, { origin, id, known }: FastifyRequest) => ({
  origin,
  requestId: id,
  trace: currentTrace(),
  callerToken: ctx.tokenFor(service, known),
})

async function send(ctx: Context, route: Route, request: FastifyRequest, reply: FastifyReply, answer: Answer) {
  const sent = await toClient(route, request.headers, answer, reply.getHeader('vary')?.toString())
  reply.code(answer.status).headers(sent.headers)
  // `null` would be sent as the four letters of JSON.
  if (!isEvents(sent)) return reply.send(sent.body ?? undefined)
  const client = reply.hijack().raw
  client.statusCode = answer.status
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) client.setHeader(name, value)
  client.setHeader('x-accel-buffering', 'no')
  if (sent.body instanceof Readable) follow(ctx, sent.body, client)
  return reply
}

function queryOf({ url }: FastifyRequest): string {
  const start = url.indexOf('?')
  return start === -1 ? '' : url.slice(start)
}
