import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serviceAsk } from './client.ts'
import { type Peer, startPeer } from './peer.fixture.ts'
import { newSigningKeyPem } from './signing-key-pem.ts'
import { createIssuer, signingKey } from './tokens.ts'
import { inTrace, traceFrom, traceparentOf } from './trace.ts'

/** Another service. */
let peer: Peer
beforeAll(async () => {
  peer = await startPeer()
})
afterAll(() => peer.close())

const ask = serviceAsk('order', 'wallet', createIssuer('order', [signingKey(newSigningKeyPem())]))
const read = (path = '/x') => ask({ method: 'GET', url: `${peer.url}${path}`, body: undefined })
const post = (body: object) => ask({ method: 'POST', url: `${peer.url}/x`, body })
const unavailable = { status: 503, code: 'service.unavailable' }

test('JSON goes there and back, with who asks, in which trace and which language', async () => {
  peer.answer = (response) => response.writeHead(201, { 'content-type': 'application/json' }).end('{"total":7}')
  const trace = traceFrom(undefined, { requestId: 'a-request', language: 'en' })
  expect(await inTrace(trace, () => post({ name: 'Budi é' }))).toEqual({ total: 7 })
  expect(peer.asked).toMatchObject({ method: 'POST', body: '{"name":"Budi é"}' })
  expect(peer.asked.headers).toMatchObject({
    'content-type': 'application/json',
    'content-length': '18',
    authorization: expect.stringMatching(/^Bearer ey/),
    traceparent: traceparentOf(trace),
    'x-request-id': 'a-request',
    'accept-language': 'en',
  })
})

test('a question without a body claims none, and an answer without one is nothing', async () => {
  peer.answer = (response) => response.writeHead(204).end()
  expect(await read()).toBeUndefined()
  expect(peer.asked.headers).not.toHaveProperty('content-type')
})

test.each([
  [401, 'auth.required', 503, 'service.unavailable'],
  [403, 'auth.forbidden', 503, 'service.unavailable'],
  [404, 'route.not-found', 503, 'service.unavailable'],
  [402, 'wallet.insufficient-balance', 402, 'wallet.insufficient-balance'],
  [404, 'user.not-found', 404, 'user.not-found'],
  [500, 'service.failed', 503, 'service.unavailable'],
])('%i %s from another service is %i %s to us', async (said, code, status, ours) => {
  peer.answer = (response) =>
    response
      .writeHead(said, { 'content-type': 'application/problem+json', 'retry-after': '7' })
      .end(JSON.stringify({ code, status: said, title: 't', detail: 'd', errors: [] }))
  await expect(read()).rejects.toMatchObject({ status, code: ours })
})

test('a refusal says when to come again, as the other service said it', async () => {
  peer.answer = (response) =>
    response
      .writeHead(429, { 'content-type': 'application/problem+json', 'retry-after': '7' })
      .end(JSON.stringify({ code: 'limit.exceeded', status: 429, title: 't', detail: 'd' }))
  await expect(read()).rejects.toMatchObject({ status: 429, headers: { 'retry-after': '7' } })
})

test.each<[string, (response: ServerResponse) => void]>([
  [
    'cut in the middle',
    (response) => response.writeHead(200, { 'content-length': '20' }).write('{"total":', () => response.destroy()),
  ],
  ['not begun', (response) => void response.destroy()],
  ['no JSON', (response) => void response.writeHead(200).end('{"total":')],
  ['another address', (response) => void response.writeHead(302, { location: '/elsewhere' }).end()],
  ['a refusal that is no problem document', (response) => void response.writeHead(404).end('not found')],
])('an answer that is %s is none', async (_name, given) => {
  peer.answer = given
  await expect(read()).rejects.toMatchObject(unavailable)
})

test('nobody at that address is no answer', async () => {
  const gone = createServer().listen(0, '127.0.0.1')
  await once(gone, 'listening')
  const { port } = gone.address() as AddressInfo
  await new Promise((resolve) => gone.close(resolve))
  await expect(ask({ method: 'GET', url: `http://127.0.0.1:${port}/x`, body: undefined })).rejects.toMatchObject(
    unavailable,
  )
})
