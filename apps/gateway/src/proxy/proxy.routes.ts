import httpProxy, { type FastifyHttpProxyOptions } from '@fastify/http-proxy'
import type { App } from '@konter/service'
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
    for (const route of ctx.routes)
      if (route.websocket) void scope.register(httpProxy, { ...optionsOf(ctx, route), ...websocketOptions(ctx, route) })
      else void scope.register(httpProxy, optionsOf(ctx, route))
    done()
  })
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
