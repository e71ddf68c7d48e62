import type { Running } from '@konter/service'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, raw } from '../fixture/calls.ts'
import { sampleDocument } from '../fixture/document.ts'
import { startWorld, type World } from '../fixture/world.ts'

let world: World
let gateway: Running

beforeAll(async () => {
  world = await startWorld()
  gateway = await world.gateway(
    { PUBLIC_URL: 'https://api.konter.example' },
    {
      ...sampleDocument,
      'x-problems': {
        'order.not-found': {
          status: 404,
          title: { id: 'Pesanan tidak ada', en: 'No such order' },
          detail: { id: 'Tidak ada pesanan {id}.', en: 'There is no order <{id}>.' },
        },
      },
    },
  )
})
afterAll(() => world.stop())

test('the merged document, from where it can be called', async () => {
  const { status, headers, body } = await ask(gateway, '/openapi.json')
  expect(status).toBe(200)
  expect(headers.get('content-type')).toContain('application/json')
  expect(body).toMatchObject({ openapi: '3.1.0', servers: [{ url: 'https://api.konter.example' }] })
  expect(Object.keys(body.paths as object)).toEqual(Object.keys(sampleDocument.paths))
  const packed = await raw(gateway, '/openapi.json', { headers: { 'accept-encoding': 'gzip' } })
  expect(packed.headers['content-encoding']).toBe('gzip')
})

test('a page that needs nothing from elsewhere, and is allowed nothing else', async () => {
  const { status, headers, body } = await ask(gateway, '/docs')
  expect(status).toBe(200)
  expect(headers.get('content-security-policy')).toContain("script-src 'self'")
  const page = String(body.text)
  expect(page).not.toMatch(/https?:/)
  const links = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link ?? '')
  expect(links).toHaveLength(4)
  for (const link of links) {
    const asset = await raw(gateway, link)
    expect(asset.status).toBe(200)
    expect(asset.bytes.length).toBeGreaterThan(50)
  }
  expect((await ask(gateway, '/openapi.json')).headers.get('content-security-policy')).toContain("default-src 'none'")
})

test.each(['/docs/package.json', '/docs/..%2fpackage.json', '/docs/index.html'])('%s is no part of it', async (path) =>
  expect((await raw(gateway, path)).status).toBe(404),
)

describe('the page of a problem', () => {
  const pageOf = async (code: string) => {
    const { status, body } = await ask(gateway, `/problems/${code}`)
    return { status, page: String(body.text) }
  }

  test('of a service, of all, and of our own', async () => {
    const { page } = await pageOf('order.not-found')
    expect(page).toContain('<h2 lang="id">404 Pesanan tidak ada</h2>')
    expect(page).toContain('There is no order &lt;{id}&gt;.')
    expect((await pageOf('rate.limited')).page).toContain('Too many requests')
    expect((await pageOf('request.invalid')).page).toContain('Permintaan tidak sah')
  })

  test('is found from the list of all', async () => {
    const { status, body } = await ask(gateway, '/problems')
    expect(status).toBe(200)
    for (const code of ['order.not-found', 'rate.limited', 'request.invalid'])
      expect(String(body.text)).toContain(`<a href="/problems/${code}">${code}</a>`)
  })

  test('that nobody described says what it is all the same', async () => {
    const { status, page } = await pageOf('order.something-else')
    expect(status).toBe(200)
    expect(page).toContain('RFC 9457')
  })

  test.each(['%3Cscript%3E', 'constructor', 'Order.Not'])('%s is no code', async (code) =>
    expect((await pageOf(code)).status).toBe(404),
  )
})
