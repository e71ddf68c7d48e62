import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import type { App, Running } from '@konter/service'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, echo, raw } from '../fixture/calls.ts'
import { documentOf } from '../fixture/document.ts'
import { startWorld, type World } from '../fixture/world.ts'

/** Pictures, in and out: bytes that are larger than what else comes through this door. */

const bytesMax = 8 * 1024 * 1024
const picture = randomBytes(200_000)
const forEver = 'public, max-age=31536000, immutable'

let world: World
let gateway: Running

function catalog(app: App): void {
  app.get('/v1/images/:id/:size', { config: { access: 'public' } }, async ({ method, headers }, reply) => {
    reply.headers({ etag: '"hash"', 'cache-control': forEver, 'cross-origin-resource-policy': 'cross-origin' })
    if (headers['if-none-match'] === '"hash"') return reply.code(304).send()
    reply.headers({ 'content-type': 'image/webp', 'content-length': picture.length })
    return reply.send(Readable.from(method === 'HEAD' ? [] : [picture.subarray(0, 90_000), picture.subarray(90_000)]))
  })
  app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: bytesMax }, (_request, body, parsed) =>
      parsed(null, body),
    )
    scope.post(
      '/v1/my/merchants/:id/images',
      { config: { access: 'public' }, bodyLimit: bytesMax },
      async ({ body, headers }) => ({
        type: headers['content-type'],
        bytes: (body as Buffer).length,
        last: (body as Buffer).at(-1),
      }),
    )
    done()
  })
}

beforeAll(async () => {
  world = await startWorld()
  await Promise.all([world.serve('catalog', catalog), world.serve('order', echo('order'))])
  gateway = await world.gateway(
    { RATE_LIMIT_UPLOAD: '5' },
    documentOf([
      ['get', '/v1/images/{id}/{size}', 'catalog', 'public'],
      ['post', '/v1/my/merchants/{id}/images', 'catalog', 'own (merchant:manage)', { 'x-body-bytes-max': bytesMax }],
      ['post', '/v1/orders', 'order', 'own (order:place)'],
    ]),
  )
})
afterAll(() => world.stop())

describe('in', () => {
  const send = (body: Buffer, token: string | undefined, path = '/v1/my/merchants/1/images') =>
    ask(gateway, path, { method: 'POST', body: new Uint8Array(body), headers: { 'content-type': 'image/jpeg' }, token })

  test('as large as the document says, byte by byte, and not one more', async () => {
    const { token } = world.users.person()
    const body = Buffer.alloc(bytesMax, 7)
    body[bytesMax - 1] = 9
    expect((await send(body, token)).body).toEqual({ type: 'image/jpeg', bytes: bytesMax, last: 9 })
    const { status, body: refusal } = await send(Buffer.alloc(bytesMax + 1), token)
    expect([status, refusal.code]).toEqual([413, 'request.too-large'])
  })

  test('other routes take no more than before', async () => {
    const { token } = world.users.person()
    expect((await send(Buffer.alloc(300 * 1024), token, '/v1/orders')).status).toBe(413)
  })

  test('who is nobody is told so, whatever they send', async () => {
    expect((await send(Buffer.alloc(1_000), undefined)).body.code).toBe('auth.required')
  })

  test('so many a minute, of one caller', async () => {
    const { token } = world.users.person()
    for (let nth = 0; nth < 5; nth++) expect((await send(Buffer.alloc(10), token)).status).toBe(200)
    expect((await send(Buffer.alloc(10), token)).status).toBe(429)
    expect((await send(Buffer.alloc(10), world.users.person().token)).status).toBe(200)
  })
})

describe('out', () => {
  const path = '/v1/images/018f/960'

  test('as they are: unpacked, to be kept for ever, and for pages of others to show', async () => {
    const { status, headers, bytes } = await raw(gateway, path, { headers: { 'accept-encoding': 'br, gzip' } })
    expect(status).toBe(200)
    expect(bytes.equals(picture)).toBe(true)
    expect(headers).toMatchObject({
      'content-type': 'image/webp',
      'content-length': String(picture.length),
      'cache-control': forEver,
      etag: '"hash"',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    })
    expect(headers['content-encoding']).toBeUndefined()
  })

  test('304 for who has it, and a HEAD without a body', async () => {
    const held = await raw(gateway, path, { headers: { 'if-none-match': '"hash"' } })
    expect([held.status, held.bytes.length, held.headers.etag, held.headers['cache-control']]).toEqual([
      304,
      0,
      '"hash"',
      forEver,
    ])
    const head = await raw(gateway, path, { method: 'HEAD' })
    expect([head.status, head.bytes.length, head.headers['content-length']]).toEqual([200, 0, String(picture.length)])
  })
})
