import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askOutside } from './ask-outside.ts'
import { isDependencyDown } from './failures.ts'

/** Somebody outside, who answers as the test says. */
let url: string
let asked: { method: string | undefined; headers: IncomingMessage['headers']; body: string }
let answer: (response: ServerResponse) => void
const server = createServer(async (request, response) => {
  asked = { method: request.method, headers: request.headers, body: await text(request) }
  answer(response)
})
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const ask = (timeoutMs = 5_000) => askOutside(url, { method: 'POST', body: { name: 'é' }, timeoutMs })

test.each([200, 400, 404, 500])('what they say with %i is heard', async (status) => {
  answer = (response) => response.writeHead(status).end('{"rc":"02"}')
  expect(await ask()).toEqual({ status, text: '{"rc":"02"}' })
  expect(asked).toMatchObject({ method: 'POST', body: '{"name":"é"}' })
  expect(asked.headers).toMatchObject({ 'content-type': 'application/json', 'content-length': '13' })
  expect(asked.headers).not.toHaveProperty('traceparent')
})

test('a form is a form, and who asks without a body sends none', async () => {
  answer = (response) => response.end('ok')
  await askOutside(url, { method: 'POST', body: new URLSearchParams({ key: 'a b&c' }), timeoutMs: 5_000 })
  expect(asked.body).toBe('key=a+b%26c')
  expect(asked.headers['content-type']).toBe('application/x-www-form-urlencoded;charset=UTF-8')
  await askOutside(url, { method: 'GET', headers: { authorization: 'Bearer x' }, timeoutMs: 5_000 })
  expect(asked).toMatchObject({ method: 'GET', body: '', headers: { authorization: 'Bearer x' } })
  expect(asked.headers).not.toHaveProperty('content-type')
})

test.each<[string, (response: ServerResponse) => void, message: string]>([
  ['not begun', (response) => void response.destroy(), 'no answer'],
  [
    'cut in the middle',
    (response) => response.writeHead(200, { 'content-length': '20' }).write('{"rc"', () => response.destroy()),
    'no answer',
  ],
  ['sent elsewhere', (response) => void response.writeHead(302, { location: '/else' }).end('{"rc":"00"}'), '302'],
])('an answer that is %s is none', async (_name, given, message) => {
  answer = given
  await expect(ask()).rejects.toThrow(message)
})

test.each<[string, (response: ServerResponse) => void]>([
  ['does not come', () => {}],
  ['does not end', (response) => response.writeHead(200).write('{')],
])('one that %s in time is none, and that is an outage', async (_name, given) => {
  answer = given
  const late = await ask(200).catch((error: unknown) => error)
  expect(late).toMatchObject({ message: 'no answer within 200 ms' })
  expect(isDependencyDown(late)).toBe(true)
})

test('one that is longer than anything they have to say is none', async () => {
  const lot = Buffer.alloc(1024 * 1024, 'x')
  answer = (response) => {
    const more = () => void (response.destroyed || response.write(lot, more))
    more()
  }
  await expect(ask(30_000)).rejects.toThrow('no answer')
})
