import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSigner } from 'fast-jwt'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { isDependencyDown } from './failures.ts'
import { isService } from './services.ts'
import { newSigningKeyPem } from './signing-key-pem.ts'
import { createCallerVerifier, createIssuer, publishedKeys, signingKey } from './tokens.ts'

/** Another service, which answers as the test says. */
let url: string
let answer: (response: ServerResponse) => void
const server = createServer((_request, response) => answer(response))
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const key = signingKey(newSigningKeyPem())
const issuer = createIssuer('gateway', [key])
const publish = (...keys: object[]) => {
  answer = (response) => response.end(JSON.stringify({ keys }))
}
const refuse = (status: number, code: string) => {
  answer = (response) =>
    response
      .writeHead(status, { 'content-type': 'application/problem+json' })
      .end(JSON.stringify({ code, status, title: 't', detail: 'd', errors: [] }))
}
const token = () => issuer.tokenFor('order', { sub: 'u', kind: 'anonymous' })

test.each(['toString', 'constructor', '__proto__', 'nobody'])('%s is no service', (name) =>
  expect(isService(name)).toBe(false),
)

test('an issuer that answers with a problem is away, and is asked again', async () => {
  const verify = createCallerVerifier(
    'order',
    publishedKeys(() => url),
  )
  refuse(503, 'service.unavailable')
  const failed = await verify(token()).catch((error: unknown) => error)
  expect(isDependencyDown(failed), String(failed)).toBe(true)
  publish(key.jwk)
  expect(await verify(token())).toMatchObject({ sub: 'u' })
})

test('a key that was withdrawn stops counting after a while; one whose issuer is away does not', async () => {
  const verify = createCallerVerifier(
    'order',
    publishedKeys(() => url),
  )
  publish(key.jwk)
  expect(await verify(token())).toMatchObject({ sub: 'u' })
  // Whoever stole the key makes tokens of any length.
  const stolen = createSigner({
    algorithm: 'EdDSA',
    key: key.privatePem,
    kid: key.kid,
    iss: 'gateway',
    aud: 'order',
    expiresIn: 24 * 60 * 60_000,
    header: { alg: 'EdDSA', typ: 'caller+jwt' },
  })({ sub: 'thief', kind: 'anonymous' })
  expect(await verify(stolen)).toMatchObject({ sub: 'thief' })
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * 60_000 })
  try {
    refuse(503, 'service.unavailable')
    expect(await verify(token())).toMatchObject({ sub: 'u' })
    publish()
    // Asked for in the background, and what was verified meanwhile counts for another minute.
    await vi.waitFor(async () => {
      vi.setSystemTime(Date.now() + 61_000)
      expect(await verify(stolen)).toBeUndefined()
    })
    expect(await verify(token())).toBeUndefined()
  } finally {
    vi.useRealTimers()
  }
})
