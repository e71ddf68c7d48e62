import { once } from 'node:events'
import { createServer } from 'node:net'
import { newSigningKeyPem } from '@konter/service'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startGateway } from './app.ts'
import { ask, echo } from './fixture/calls.ts'
import { sampleDocument } from './fixture/document.ts'
import { startWorld, type World } from './fixture/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const nothing = {
  HOST: '127.0.0.1',
  PORT: '0',
  LOG_LEVEL: 'silent',
  NATS_URL: 'nats://127.0.0.1:1',
  REDIS_URL: 'redis://127.0.0.1:1',
  USER_URL: 'http://127.0.0.1:1',
  ORDER_URL: 'http://127.0.0.1:1',
  SERVICE_SIGNING_KEY: newSigningKeyPem(),
}

test('starts and answers while Redis, NATS and every service are away, and stops', async () => {
  const gateway = await startGateway(nothing, { document: sampleDocument })
  expect(gateway.name).toBe('gateway')
  expect((await ask(gateway, '/health/live')).status).toBe(200)
  expect((await ask(gateway, '/health/ready')).body).toMatchObject({ status: 'degraded' })
  const { status, body } = await ask(gateway, '/v1/quotes', { method: 'POST', body: '{}' })
  expect([status, body.code]).toEqual([503, 'service.unavailable'])
  expect((await ask(gateway, '/openapi.json')).status).toBe(200)
  await gateway.stop()
  await expect(ask(gateway, '/health/live')).rejects.toThrow()
})

test('names every mistake of its configuration at once', async () => {
  const wrong = {
    ...nothing,
    TRUSTED_PROXIES: '10.0.0.0/40',
    ADMIN_ALLOWED_IPS: '10.0.0.1, office',
    CORS_ORIGINS: 'https://toko.example/path',
  }
  await expect(startGateway(wrong, { document: sampleDocument })).rejects.toThrow(
    /TRUSTED_PROXIES: 10\.0\.0\.0\/40[\s\S]*ADMIN_ALLOWED_IPS: office[\s\S]*CORS_ORIGINS: https:\/\/toko\.example\/path/,
  )
  await expect(startGateway({}, { document: sampleDocument })).rejects.toThrow('SERVICE_SIGNING_KEY is missing')
})

test('a port that is taken fails the start and leaves nothing behind', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as { port: number }
  await expect(startGateway({ ...nothing, PORT: String(port) }, { document: sampleDocument })).rejects.toThrow(
    'EADDRINUSE',
  )
  taken.close()
})

test('what is being answered when it stops is answered', async () => {
  const arrived = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  await world.serve('order', (app) => {
    app.post('/v1/quotes', { config: { access: 'public' } }, async () => {
      arrived.resolve()
      await released.promise
      return { done: true }
    })
    echo('order')(app)
  })
  const gateway = await world.gateway()
  const json = { 'content-type': 'application/json' }
  const answer = ask(gateway, '/v1/quotes', { method: 'POST', headers: json, body: '{}' })
  await arrived.promise
  const stopped = gateway.stop()
  released.resolve()
  expect((await answer).body).toEqual({ done: true })
  await stopped
})

test('the published document starts a gateway', async () => {
  const gateway = await startGateway({ ...nothing, PORT: '0' })
  expect((await ask(gateway, '/v1/categories')).status).not.toBe(500)
  expect((await ask(gateway, '/v1/me')).status).toBe(401)
  await gateway.stop()
})
