import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Running } from '../simulator.ts'
import { hmac, merchantAt } from '../test-kit/merchant.ts'
import { openReceiver } from '../test-kit/receiver.ts'
import { send } from '../test-kit/wire.ts'
import { startTripay } from './tripay.ts'

let tripay: Running

beforeEach(async () => {
  tripay = await startTripay()
})
afterEach(() => tripay.close())

const production = () => merchantAt(tripay.url, { base: '/api', apiKey: 'demo-api-key' })

test('401 Invalid API Key to a stranger, 400 to the key of the other world', async () => {
  const stranger = await merchantAt(tripay.url, { apiKey: 'nope' }).get('/merchant/payment-channel')
  expect(stranger).toEqual({ status: 401, body: { success: false, message: 'Invalid API Key' } })
  const mixed = await merchantAt(tripay.url, { base: '/api' }).get('/merchant/payment-channel')
  expect(mixed).toMatchObject({ status: 400, body: { success: false } })
})

test('403 names the address that is not on the list, in production only', async () => {
  await send('PATCH', `${tripay.url}/control/settings`, { allowedIps: ['203.0.113.7'] })
  const refused = await production().get('/merchant/payment-channel')
  expect(refused.status).toBe(403)
  expect(refused.body.message).toMatch(/^Unauthorized IP \(127\.0\.0\.1\)/)
  expect((await merchantAt(tripay.url).get('/merchant/payment-channel')).status).toBe(200)
})

test('production references have no DEV-, and the sandbox cannot see them', async () => {
  const { body } = await production().create('A')
  expect(body.data.reference).toBe('T0001000000001')
  const detail = '/transaction/detail?reference=T0001000000001'
  expect((await production().get(detail)).body.success).toBe(true)
  expect((await merchantAt(tripay.url).get(detail)).status).toBe(404)
})

test('an open payment is paid many times, each with its own reference', async () => {
  const receiver = await openReceiver()
  await send('PATCH', `${tripay.url}/control/settings`, { callbackUrl: receiver.url })
  const open = { method: 'BCAVAOP', merchant_ref: 'INV-1001', signature: hmac('T0001BCAVAOPINV-1001') }
  const { body } = await production().post('/open-payment/create', open)
  expect(body.data).toMatchObject({ payment_method: 'BCAVAOP', pay_code: expect.any(String), qr_string: null })
  const { uuid } = body.data
  for (const amount of [20_000, 30_000]) await production().control(`/open-payments/${uuid}/pay`, { amount })
  const told = (await receiver.waitFor(2)).map((received) => JSON.parse(received.body))
  expect(told).toMatchObject([
    { is_closed_payment: 0, total_amount: 20_000, status: 'PAID' },
    { is_closed_payment: 0, total_amount: 30_000, status: 'PAID' },
  ])
  const list = await production().get<{ data: object[]; pagination: object }>(`/open-payment/${uuid}/transactions`)
  expect(list.body.data).toHaveLength(2)
  expect(list.body.pagination).toMatchObject({ total: 2, data_from: 1, data_to: 2, last_page: 1, next_page: null })
  await receiver.close()
})

test('open payments exist in production only, and are signed in their own order', async () => {
  const right = { method: 'BSIVAOP', merchant_ref: 'A', signature: hmac('T0001BSIVAOPA') }
  expect((await merchantAt(tripay.url).post('/open-payment/create', right)).body.success).toBe(false)
  const otherOrder = { ...right, signature: hmac('BSIVAOPT0001A') }
  expect((await production().post('/open-payment/create', otherOrder)).body.success).toBe(false)
})
