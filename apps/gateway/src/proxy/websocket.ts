import type { IncomingMessage } from 'node:http'
import type { App } from '@konter/service'
import type { FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import type { Route } from '../route/route.ts'
import { saidOf } from './forward.ts'
import { upstreamHeaders } from './headers.ts'

const handshakeTimeoutMs = 5_000
const messageBytesMax = 64 * 1024

/** Where nothing is documented as a WebSocket an `Upgrade` header is ignored, as HTTP allows, whatever it asks for. */
export function acceptUpgrades({ server }: App, routes: readonly Route[]): void {
  const paths = routes.filter(({ websocket }) => websocket).map(({ path }) => patternOf(path))
  const shouldUpgradeCallback = ({ headers, url = '' }: IncomingMessage): boolean =>
    headers.upgrade?.toLowerCase() === 'websocket' && paths.some((path) => path.test(url))
  Object.assign(server, { shouldUpgradeCallback })
}

const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/?]+')}(\\?|$)`)

/** Upgrades pass the same hooks as every request before they get here. */
export const websocketOptions = (ctx: Context, { service }: Route) => ({
  websocket: true as const,
  wsServerOptions: { maxPayload: messageBytesMax },
  wsClientOptions: {
    handshakeTimeout: handshakeTimeoutMs,
    maxPayload: messageBytesMax,
    rewriteRequestHeaders: (_headers: unknown, request: FastifyRequest) =>
      withoutHandshake(upstreamHeaders(request.headers, saidOf(ctx, { service }, request))),
  },
})

/** Each of the two connections has its own. */
const withoutHandshake = (headers: Record<string, string | string[]>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('sec-websocket-')))
