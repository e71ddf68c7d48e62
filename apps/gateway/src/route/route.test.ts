import { expect, test } from 'vitest'
import { documentOf, sampleDocument } from '../fixture/document.ts'
import { publishedDocument } from './document.ts'
import { routesOf } from './route.ts'

test('every documented operation is one route', () => {
  const routes = routesOf(sampleDocument)
  expect(routes).toHaveLength(19)
  expect(routes.find(({ path, method }) => path === '/v1/orders/:id' && method === 'GET')).toMatchObject({
    service: 'order',
    open: false,
    admin: false,
    limit: 'read',
    stream: false,
    secret: false,
  })
})

test('the document says who may come without credentials, what is for staff, what streams, what is secret', () => {
  const by = (path: string) => routesOf(sampleDocument).find((each) => each.path === path)
  expect(by('/v1/quotes')?.open).toBe(true)
  expect(by('/v1/admin/users/:id')?.admin).toBe(true)
  expect(by('/v1/notifications/stream')?.stream).toBe(true)
  expect(by('/v1/auth/login')?.secret).toBe(true)
})

test('what QR codes say in capitals is a route, and no other capitals are', () => {
  const [page] = routesOf(documentOf([['get', '/V/{digits}', 'redemption', 'public']]))
  expect(page).toMatchObject({ path: '/V/:digits', service: 'redemption', open: true, admin: false, limit: 'read' })
  expect(() => routesOf(documentOf([['get', '/W/{digits}', 'redemption', 'public']]))).toThrow(
    'does not begin with /v1/',
  )
})

test('an internal operation is no route, even where somebody documents it', () => {
  const document = documentOf([['post', '/internal/callers/session', 'user', 'caller:resolve', { 'x-internal': true }]])
  expect(routesOf(document)).toEqual([])
})

test.each([
  ['no service', documentOf([['get', '/v1/a', 'user', 'public', { tags: [] }]]), 'does not name the one service'],
  ['an unknown service', documentOf([['get', '/v1/a', 'user', 'public', { tags: ['kitchen'] }]]), 'one service'],
  ['a path outside of /v1', documentOf([['get', '/internal/a', 'user', 'public']]), 'does not begin with /v1/'],
  ['a method that is not routed', documentOf([['trace', '/v1/a', 'user', 'public']]), 'not routed'],
])('a document with %s does not start', (_what, document, words) => expect(() => routesOf(document)).toThrow(words))

test('the published document is a routing table', () => {
  const routes = routesOf(publishedDocument())
  expect(routes.length).toBeGreaterThan(40)
  expect(new Set(routes.map(({ method, path }) => `${method} ${path}`)).size).toBe(routes.length)
})
