import { createRequire } from 'node:module'
import type { FastifyHttpProxyOptions } from '@fastify/http-proxy'
import type { FastifyInstance, FastifyPluginCallback } from 'fastify'

/** The peer: @fastify/http-proxy and nothing else, the versions that the gateway has. */
const from = createRequire(new URL('../../../apps/gateway/package.json', import.meta.url))
const Fastify = from('fastify') as (options: object) => FastifyInstance
const proxy = from('@fastify/http-proxy') as FastifyPluginCallback<FastifyHttpProxyOptions>

const app = Fastify({ logger: false, keepAliveTimeout: 60_000 })
await app.register(proxy, {
  upstream: process.env.UPSTREAM ?? '',
  undici: { connections: 64, pipelining: 1, keepAliveTimeout: 60_000 },
})
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
