import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askOutside } from './ask-outside.ts'
import { isDependencyDown } from './failures.ts'
import { type Peer, startPeer } from './peer.fixture.ts'

/** Somebody outside. */
let peer: Peer
beforeAll(async () => {
  peer = await startPeer()
})
afterAll(() => peer.close())

const ask = (timeoutMs = 5_000) => askOutside(`${peer.url}/api`, { method: 'POST', body: { name: 'é' }, timeoutMs })

test.each([200, 400, 404, 500])('what they say with %i is heard', async (status) => {
  peer.answer = (response) => response.writeHead(status).end('{"rc":"02"}')
  expect(await ask()).toEqual({ status, text: '{"rc":"02"}' })
  expect(peer.asked).toMatchObject({ method: 'POST', body: '{"name":"é"}' })
  expect(peer.asked.headers).toMatchObject({ 'content-type': 'application/json', 'content-length': '13' })
  expect(peer.asked.headers).not.toHaveProperty('traceparent')
})

test('a form is a form, and who asks without a body sends none', async () => {
  peer.answer = (response) => response.end('ok')
  await askOutside(`${peer.url}/api`, { method: 'POST', body: new URLSearchParams({ key: 'a b&c' }), timeoutMs: 5_000 })
  expect(peer.asked.body).toBe('key=a+b%26c')
  expect(peer.asked.headers['content-type']).toBe('application/x-www-form-urlencoded;charset=UTF-8')
  await askOutside(`${peer.url}/api`, { method: 'GET', headers: { authorization: 'Bearer x' }, timeoutMs: 5_000 })
  expect(peer.asked).toMatchObject({ method: 'GET', body: '', headers: { authorization: 'Bearer x' } })
  expect(peer.asked.headers).not.toHaveProperty('content-type')
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
  peer.answer = given
  await expect(ask()).rejects.toThrow(message)
})

test.each<[string, (response: ServerResponse) => void]>([
  ['does not come', () => {}],
  ['does not end', (response) => response.writeHead(200).write('{')],
])('one that %s in time is none, and that is an outage', async (_name, given) => {
  peer.answer = given
  const late = await ask(200).catch((error: unknown) => error)
  expect(late).toMatchObject({ message: 'no answer within 200 ms' })
  expect(isDependencyDown(late)).toBe(true)
})

test('one that is longer than anything they have to say is none', async () => {
  const lot = Buffer.alloc(1024 * 1024, 'x')
  peer.answer = (response) => {
    const more = () => void (response.destroyed || response.write(lot, more))
    more()
  }
  await expect(ask(30_000)).rejects.toThrow('no answer')
})
