import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Running } from '../../simulator.ts'
import { moveClock, releaseClock, stopClock } from '../../test-kit/clock.ts'
import { openReceiver, type Receiver } from '../../test-kit/receiver.ts'
import { buyerAt, postJson, send } from '../../test-kit/wire.ts'
import { startDigiflazz } from '../digiflazz.ts'
import { hookSignature } from './hooks.ts'

const vector1 =
  '{"data":{"ref_id":"INV-1001","customer_no":"087800001233","buyer_sku_code":"xld10","message":"Transaksi Sukses","status":"Sukses","rc":"00","sn":"1234567890","buyer_last_saldo":990000,"price":10000}}'
const vector2 =
  '{"data":{"ref_id":"INV-1002","customer_no":"530000000001","buyer_sku_code":"pln20","message":"Transaksi Sukses","status":"Sukses","rc":"00","sn":"1111-2222-3333-4444-5555\\/BUDI\\/R1\\/900\\/13,5","buyer_last_saldo":969900,"price":20100}}'

let digiflazz: Running
let receiver: Receiver

beforeEach(async () => {
  receiver = await openReceiver()
  digiflazz = await startDigiflazz({ settings: { webhookUrl: receiver.url } })
})
afterEach(async () => {
  releaseClock()
  await digiflazz.close()
  await receiver.close()
})

test('a pending purchase of a test number sends the published bytes with the published signature', async () => {
  stopClock()
  await buyerAt(digiflazz.url).buy('INV-1001', 'xld10', '087800001233', { testing: true })
  await receiver.waitFor(1)
  moveClock(300)
  const [created, updated] = await receiver.waitFor(2)
  expect(created?.headers['x-digiflazz-event']).toBe('create')
  expect(JSON.parse(created?.body ?? '')).toMatchObject({ data: { status: 'Pending', rc: '03' } })
  expect(updated?.body).toBe(vector1)
  expect(updated?.headers).toMatchObject({
    'x-digiflazz-event': 'update',
    'x-hub-signature': 'sha1=56c15857483a90864498f63ad3af5f801bf9dc63',
    'user-agent': 'Digiflazz-Hookshot',
    'content-type': 'application/json',
  })
})

test('a PLN token is sent with escaped slashes, and signed over just those bytes', async () => {
  const sn = '1111-2222-3333-4444-5555/BUDI/R1/900/13,5'
  await send('PUT', `${digiflazz.url}/control/balance`, { balance: 990_000 })
  await postJson(`${digiflazz.url}/control/scripts`, { target: '530000000001', steps: [{ answer: 'success', sn }] })
  await buyerAt(digiflazz.url).buy('INV-1002', 'pln20', '530000000001')
  const [created] = await receiver.waitFor(1)
  expect(created?.body).toBe(vector2)
  expect(created?.headers['x-hub-signature']).toBe('sha1=0f473d231524fa7c45afa04415d4d934d08a81f8')
})

test('re-serialised without its backslashes the body has another signature', () => {
  const reserialised = JSON.stringify(JSON.parse(vector2))
  expect(hookSignature('demo-secret', reserialised)).toBe('sha1=572a404e334d8f28a85601e44b16b76765296e49')
})

test('without a secret webhooks are unsigned', async () => {
  await send('PATCH', `${digiflazz.url}/control/settings`, { webhookSecret: null })
  await buyerAt(digiflazz.url).buy('INV-1', 'xld10', '087811112222')
  const [created] = await receiver.waitFor(1)
  expect(created?.headers).not.toHaveProperty('x-hub-signature')
})

test('cb_url chooses among the registered hooks', async () => {
  const other = await openReceiver()
  await send('PATCH', `${digiflazz.url}/control/settings`, {
    moreWebhooks: [{ id: 'other', url: other.url, secret: 'other-secret' }],
  })
  await buyerAt(digiflazz.url).buy('INV-1', 'xld10', '087811112222', { cb_url: other.url })
  const [created] = await other.waitFor(1)
  expect(created?.headers['x-hub-signature']).toBe(hookSignature('other-secret', created?.body ?? ''))
  expect(receiver.received).toHaveLength(0)
  await other.close()
})

test('a ping has no data, and is signed', async () => {
  const response = await fetch(`${digiflazz.url}/v1/report/hooks/main/pings`, { method: 'POST' })
  expect(response.status).toBe(200)
  const [pinged] = await receiver.waitFor(1)
  const body = JSON.parse(pinged?.body ?? '')
  expect(body).toMatchObject({ sed: expect.any(String), hook_id: 'main', hook: { url: receiver.url } })
  expect(body).not.toHaveProperty('data')
  expect(pinged?.headers['x-hub-signature']).toBe(hookSignature('demo-secret', pinged?.body ?? ''))
})

test('deliveries are on record with what the receiver answered', async () => {
  receiver.answer(503, 'busy')
  await buyerAt(digiflazz.url).buy('INV-1', 'xld10', '087811112222')
  await receiver.waitFor(1)
  const told = await send(`POST`, `${digiflazz.url}/control/transactions/INV-1/webhook`, {})
  expect(told.body).toEqual({ answers: [{ status: 503, answer: 'busy', error: null }] })
  const { body } = await send<{ deliveries: object[] }>('GET', `${digiflazz.url}/control/deliveries?reference=INV-1`)
  expect(body.deliveries).toHaveLength(2)
  expect(body.deliveries[0]).toMatchObject({ status: 503, answer: 'busy', attempt: 1, url: receiver.url })
})

test('forgeries can be unsigned, wrongly signed, or true in signature and false in content', async () => {
  await buyerAt(digiflazz.url).buy('INV-1', 'xld10', '087811112222')
  await receiver.waitFor(1)
  const forge = (body: object) => postJson(`${digiflazz.url}/control/transactions/INV-1/webhook`, body)
  await forge({ signature: 'missing', data: { status: 'Gagal', rc: '02' } })
  await forge({ signature: 'wrong' })
  await forge({ data: { price: 1 } })
  const [, unsigned, wrong, lie] = await receiver.waitFor(4)
  expect(unsigned?.headers).not.toHaveProperty('x-hub-signature')
  expect(JSON.parse(unsigned?.body ?? '')).toMatchObject({ data: { status: 'Gagal' } })
  expect(wrong?.headers['x-hub-signature']).not.toBe(hookSignature('demo-secret', wrong?.body ?? ''))
  expect(lie?.headers['x-hub-signature']).toBe(hookSignature('demo-secret', lie?.body ?? ''))
  expect(JSON.parse(lie?.body ?? '')).toMatchObject({ data: { price: 1 } })
})
