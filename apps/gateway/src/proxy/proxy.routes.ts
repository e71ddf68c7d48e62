import httpProxy, { type FastifyHttpProxyOptions } from '@fastify/http-proxy'
import type { App } from '@konter/service'
import type { FastifyPluginCallback } from 'fastify'
import type { Context } from '../context.ts'
import type { Route } from '../route/route.ts'
import { forward } from './forward.ts'
import { acceptUpgrades, websocketOptions } from './websocket.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Set where a request leaves for a service. */
    route?: Route
  }
}

/** One route for each documented operation. Everything else ends here, as `route.not-found`. */
export function proxyRoutes(app: App, ctx: Context): void {
  acceptUpgrades(app, ctx.routes)
  void app.register((scope, _options, done) => {
    // Bodies stay the bytes they were: some are signed. They are small, so they are complete before a service is asked.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body))
    for (const route of ctx.routes) {
      const options = optionsOf(ctx, route)
      if (route.bodyBytesMax !== undefined) void scope.register(takingMore(route.bodyBytesMax, options))
      else if (route.websocket) void scope.register(httpProxy, { ...options, ...websocketOptions(ctx, route) })
      else void scope.register(httpProxy, options)
    }
    done()
  })
}

/** In a scope of its own, for the limit belongs to what reads bodies. Only who may come in at all gets to send one. */
const takingMore =
  (bodyLimit: number, options: FastifyHttpProxyOptions): FastifyPluginCallback =>
  (own, _options, done) => {
    own.removeAllContentTypeParsers()
    own.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, parsed) => parsed(null, body))
    void own.register(httpProxy, options)
    done()
  }

function optionsOf(ctx: Context, route: Route): FastifyHttpProxyOptions {
  const { url, streams } = ctx.upstreamOf(route.service)
  return {
    upstream: url,
    undici: streams,
    proxyPayloads: false,
    routes: [route.path],
    httpMethods: route.method === 'GET' ? ['GET', 'HEAD'] : [route.method],
    config: { access: 'public', route },
    handler: (request, reply, destination) => forward(ctx, route, request, reply, destination),
  }
}
