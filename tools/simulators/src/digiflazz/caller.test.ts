import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Running } from '../simulator.ts'
import { buyerAt, postJson, send } from '../test-kit/wire.ts'
import { signatureOf } from './caller.ts'
import { startDigiflazz } from './digiflazz.ts'

let digiflazz: Running

beforeEach(async () => {
  digiflazz = await startDigiflazz()
})
afterEach(() => digiflazz.close())

test.each([
  ['depo', 'bbdc33791a788937020fe2a2a5f1e051'],
  ['pricelist', 'b3a9a9630d2064b5e2c089db643b470d'],
  ['deposit', 'a5e98028d6d75a3cbe1032c957c32542'],
  ['INV-1001', '3c272f7fd716ccfdd1503a7097e6ec3e'],
  ['530000000001', '0ddfbf9553002111774ee8ae507a543b'],
])('the signature over %s is the published one', (suffix, digest) => {
  expect(signatureOf('demo_user', 'dev-demo-key', suffix)).toBe(digest)
})

test('the balance is told to who signs with the published vector', async () => {
  const sign = 'bbdc33791a788937020fe2a2a5f1e051'
  const { status, body } = await postJson(`${digiflazz.url}/v1/cek-saldo`, {
    cmd: 'deposit',
    username: 'demo_user',
    sign,
  })
  expect(status).toBe(200)
  expect(body).toEqual({ data: { deposit: 100_000_000 } })
})

test('RC 41 to a signature over something else, RC 42 to a stranger, RC 40 to a request without fields', async () => {
  const wrong = await buyerAt(digiflazz.url).call('/cek-saldo', 'pricelist', { cmd: 'deposit' })
  const stranger = await buyerAt(digiflazz.url, { username: 'nobody' }).call('/cek-saldo', 'depo', { cmd: 'deposit' })
  const empty = await postJson(`${digiflazz.url}/v1/transaction`, {})
  expect(wrong.body.data).toMatchObject({ rc: '41', status: 'Gagal' })
  expect(stranger.body.data).toMatchObject({ rc: '42' })
  expect(empty.body).toMatchObject({ data: { rc: '40' } })
})

test('RC 40 to a body that is no JSON', async () => {
  const response = await fetch(`${digiflazz.url}/v1/cek-saldo`, { method: 'POST', body: 'cmd=deposit' })
  expect(await response.json()).toMatchObject({ data: { rc: '40' } })
})

test('RC 45 names the address that is not on the list', async () => {
  await send('PATCH', `${digiflazz.url}/control/settings`, { allowedIps: ['203.0.113.7'] })
  const { body } = await buyerAt(digiflazz.url).buy('INV-1', 'xld10', '087800001299')
  expect(body.data).toMatchObject({ rc: '45', ref_id: 'INV-1', message: expect.stringContaining('127.0.0.1') })
})

test('with a production key, the development key is good for testing only', async () => {
  await send('PATCH', `${digiflazz.url}/control/settings`, { productionKey: 'live-key' })
  const [dev, live] = [buyerAt(digiflazz.url), buyerAt(digiflazz.url, { key: 'live-key' })]
  expect((await dev.buy('A', 'xld10', '087800001299')).body.data).toMatchObject({ rc: '41' })
  expect((await live.buy('B', 'xld10', '087800001230', { testing: true })).body.data).toMatchObject({ rc: '41' })
  expect((await live.buy('C', 'xld10', '087800001299')).body.data).toMatchObject({ rc: '00' })
  expect((await dev.buy('D', 'xld10', '087800001230', { testing: true })).body.data).toMatchObject({ rc: '00' })
})

test('the HTTP status of a refusal is a setting', async () => {
  const refused = () => buyerAt(digiflazz.url, { key: 'wrong' }).call('/cek-saldo', 'depo', { cmd: 'deposit' })
  expect((await refused()).status).toBe(400)
  await send('PATCH', `${digiflazz.url}/control/settings`, { refusalStatus: 200 })
  expect((await refused()).status).toBe(200)
})
