import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Running } from '../simulator.ts'
import { resellerAt, send } from '../test-kit/wire.ts'
import { signatureOf } from './caller.ts'
import { startVip } from './vip-reseller.ts'

const vector = 'd69e47fa978f43c5c670360641982553'

let vip: Running

beforeEach(async () => {
  vip = await startVip()
})
afterEach(() => vip.close())

test('the signature is the published one', () => {
  expect(signatureOf('DEMOID', 'DEMOKEY123')).toBe(vector)
})

test('the profile is told to who sends the published vector', async () => {
  const body = `key=DEMOKEY123&sign=${vector}`
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const response = await fetch(`${vip.url}/api/profile`, { method: 'POST', body, headers })
  expect(await response.json()).toMatchObject({
    result: true,
    data: {
      full_name: expect.any(String),
      username: expect.any(String),
      balance: 100_000_000,
      point: 0,
      level: 'Basic',
    },
  })
})

test('a multipart body is understood, a JSON body is not', async () => {
  const form = new FormData()
  form.set('key', 'DEMOKEY123')
  form.set('sign', vector)
  const multipart = await fetch(`${vip.url}/api/profile`, { method: 'POST', body: form })
  expect(await multipart.json()).toMatchObject({ result: true })
  const json = await send('POST', `${vip.url}/api/profile`, { key: 'DEMOKEY123', sign: vector })
  expect(json).toMatchObject({ status: 200, body: { result: false, data: null } })
})

test.each([
  ['a wrong key', { key: 'nope' }],
  ['a wrong signature', { sign: '0'.repeat(32) }],
  ['an unknown type', { type: 'refund' }],
])('result false, with HTTP 200, to %s', async (_, fields: Record<string, string>) => {
  const { status, body } = await resellerAt(vip.url)('/game-feature', { type: 'services', ...fields })
  expect(status).toBe(200)
  expect(body).toEqual({ result: false, data: null, message: expect.any(String) })
})

test('an address that is not on the list is refused', async () => {
  await send('PATCH', `${vip.url}/control/settings`, { allowedIps: ['203.0.113.7'] })
  const { body } = await resellerAt(vip.url)('/profile', {})
  expect(body).toMatchObject({ result: false, message: expect.stringContaining('127.0.0.1') })
})
