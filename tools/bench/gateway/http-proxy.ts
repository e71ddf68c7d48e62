import { createRequire } from 'node:module'

/** The peer: @fastify/http-proxy and nothing else, the versions that the gateway has. */
const from = createRequire(new URL('../../../apps/gateway/package.json', import.meta.url))
type Server = { register(plugin: unknown, options: object): Promise<void>; listen(options: object): Promise<string> }
const Fastify = from('fastify') as (options: object) => Server
const proxy: unknown = from('@fastify/http-proxy')

const app = Fastify({ logger: false, keepAliveTimeout: 60_000 })
await app.register(proxy, {
  upstream: process.env.UPSTREAM ?? '',
  undici: { connections: 64, pipelining: 1, keepAliveTimeout: 60_000 },
})
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
