import type { IncomingHttpHeaders } from 'node:http'
import type { Context } from '../context.ts'
import { type Said, upstreamHeaders } from '../proxy/headers.ts'
import type { Route } from '../route/route.ts'
import type { Answer, Client } from '../upstream/exchange.ts'
import type { Way } from '../upstream/upstream.ts'

/** Others may wait for the same answer, so whoever leaves does not end it. It ends by its time-outs. */
const STAYS: Client = { destroyed: false, once: () => {}, off: () => {} }

type Needs = Pick<Context, 'kept' | 'upstreamOf' | 'tokenFor'>
type Asking = { method: string; path: string; headers: IncomingHttpHeaders }

/** The answer of a route whose answers are kept; undefined for any other. Of the client the service hears the language alone. */
export function askKept(
  ctx: Needs,
  route: Route,
  request: Asking,
  said: Omit<Said, 'callerToken'>,
  way: Way,
): Promise<Answer> | undefined {
  const { 'accept-language': language } = request.headers
  return ctx.kept.answer(route, request, () => {
    const inNobodysName = { ...said, callerToken: ctx.tokenFor(route.service, undefined) }
    const headers = upstreamHeaders(language === undefined ? {} : { 'accept-language': language }, inNobodysName)
    return ctx.upstreamOf(route.service).ask({ method: 'GET', path: request.path, headers, body: null }, STAYS, way)
  })
}
