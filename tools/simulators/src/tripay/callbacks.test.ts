import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Running } from '../simulator.ts'
import { moveClock, releaseClock, stopClock } from '../test-kit/clock.ts'
import { eventually } from '../test-kit/eventually.ts'
import { hmac, merchantAt } from '../test-kit/merchant.ts'
import { openReceiver, type Receiver } from '../test-kit/receiver.ts'
import { send } from '../test-kit/wire.ts'
import { startTripay } from './tripay.ts'

const vector =
  '{"reference":"DEV-T0001000000001","merchant_ref":"INV-1001","payment_method":"QRIS","payment_method_code":"QRIS2","total_amount":15000,"fee_merchant":855,"fee_customer":0,"total_fee":855,"amount_received":14145,"is_closed_payment":1,"status":"PAID","paid_at":1768446000,"note":null}'
const minuteMs = 60_000

let tripay: Running
let receiver: Receiver
let merchant: ReturnType<typeof merchantAt>

beforeEach(async () => {
  stopClock(1_768_446_000_000)
  receiver = await openReceiver()
  tripay = await startTripay({ settings: { callbackUrl: receiver.url } })
  merchant = merchantAt(tripay.url)
})
afterEach(async () => {
  releaseClock()
  await tripay.close()
  await receiver.close()
})

const statusOf = async (reference = 'DEV-T0001000000001') =>
  (await merchant.get(`/transaction/detail?reference=${reference}`)).body.data.status
const bodies = () => receiver.received.map(({ body }) => JSON.parse(body) as Record<string, unknown>)
const deliveries = async () => {
  const { body } = await send<{ deliveries: { attempt: number }[] }>('GET', `${tripay.url}/control/deliveries`)
  return body.deliveries
}

test('a paid payment sends the published bytes with the published signature', async () => {
  await merchant.create('INV-1001')
  await merchant.control('/transactions/INV-1001/pay')
  const [paid] = await receiver.waitFor(1)
  expect(paid?.body).toBe(vector)
  expect(paid?.headers).toMatchObject({
    'content-type': 'application/json',
    'x-callback-event': 'payment_status',
    'x-callback-signature': 'f51ea216640bb302dd64fddda00fc47e373eba543584b650abea71b9ce59def8',
  })
})

test('without success:true it is sent again every two minutes, three times, then no more', async () => {
  receiver.answer(200, '{"success":false}')
  await merchant.create('INV-1')
  await merchant.control('/transactions/INV-1/pay')
  await receiver.waitFor(1)
  for (const tries of [2, 3, 4]) {
    await eventually('the try on record', async () => ((await deliveries()).length === tries - 1 ? true : undefined))
    moveClock(2 * minuteMs)
    await receiver.waitFor(tries)
  }
  await eventually('the last try on record', async () => ((await deliveries()).length === 4 ? true : undefined))
  moveClock(60 * minuteMs)
  await merchant.create('INV-2')
  await merchant.control('/transactions/INV-2/pay')
  await receiver.waitFor(5)
  expect(bodies().filter(({ merchant_ref }) => merchant_ref === 'INV-1')).toHaveLength(4)
})

test('success:true ends it', async () => {
  receiver.answer(500, 'down')
  await merchant.create('INV-1')
  await merchant.control('/transactions/INV-1/pay')
  await eventually('a try on record', async () => ((await deliveries()).length === 1 ? true : undefined))
  receiver.answer(200, '{"success":true}')
  moveClock(2 * minuteMs)
  await eventually('the second try on record', async () => ((await deliveries()).length === 2 ? true : undefined))
  moveClock(10 * minuteMs)
  await merchant.control('/transactions/INV-1/refund')
  await receiver.waitFor(3)
  expect(bodies().map(({ status }) => status)).toEqual(['PAID', 'PAID', 'REFUND'])
})

test('an unpaid payment expires by itself, and can still be paid late', async () => {
  await merchant.create('INV-1', { expired_time: 1_768_446_000 + 3_600 })
  moveClock(60 * minuteMs)
  await receiver.waitFor(1)
  expect(await statusOf()).toBe('EXPIRED')
  await merchant.control('/transactions/INV-1/pay')
  await receiver.waitFor(2)
  expect(bodies().map(({ status }) => status)).toEqual(['EXPIRED', 'PAID'])
  expect(await statusOf()).toBe('PAID')
})

test('a wrong amount is told as it came in', async () => {
  await merchant.create('INV-1')
  await merchant.control('/transactions/INV-1/pay', { amount: 10_000 })
  await receiver.waitFor(1)
  expect(bodies()[0]).toMatchObject({ status: 'PAID', total_amount: 10_000, amount_received: 9_145 })
})

test('failed, refunded: each with a callback and a note, and nothing happens twice', async () => {
  await merchant.create('INV-1')
  await merchant.create('INV-2')
  await merchant.control('/transactions/INV-1/fail', { note: 'Bank menolak' })
  await merchant.control('/transactions/INV-2/pay')
  expect((await merchant.control('/transactions/INV-2/pay')).status).toBe(409)
  expect((await merchant.control('/transactions/INV-1/refund')).status).toBe(409)
  await receiver.waitFor(2)
  const failed = bodies().find(({ merchant_ref }) => merchant_ref === 'INV-1')
  expect(failed).toMatchObject({ status: 'FAILED', note: 'Bank menolak', paid_at: null })
})

test('callback_url of the payment overrides the dashboard', async () => {
  const other = await openReceiver()
  await merchant.create('INV-1', { callback_url: other.url })
  await merchant.control('/transactions/INV-1/pay')
  await other.waitFor(1)
  expect(receiver.received).toHaveLength(0)
  await other.close()
})

test('repeats, forgeries and lies on demand', async () => {
  await merchant.create('INV-1')
  await merchant.control('/transactions/INV-1/pay', { callback: false })
  const tell = (body: object) => merchant.control<{ answers: object[] }>('/transactions/INV-1/callback', body)
  const repeated = await tell({ times: 3 })
  expect(repeated.body.answers).toEqual(Array(3).fill({ status: 200, answer: '{"success":true}', error: null }))
  await tell({ signature: 'wrong' })
  await tell({ data: { total_amount: 1 } })
  const [first, , , forged, lie] = await receiver.waitFor(5)
  expect(first?.headers['x-callback-signature']).toBe(hmac(first?.body ?? ''))
  expect(forged?.headers['x-callback-signature']).not.toBe(hmac(forged?.body ?? ''))
  expect(lie?.headers['x-callback-signature']).toBe(hmac(lie?.body ?? ''))
})

test('autopay pays by itself after a while', async () => {
  await send('PATCH', `${tripay.url}/control/settings`, { autopayMs: 1_000 })
  await merchant.create('INV-1')
  expect(await statusOf()).toBe('UNPAID')
  moveClock(1_000)
  await receiver.waitFor(1)
  expect(await statusOf()).toBe('PAID')
})

test('with autopay, the callback can come before the answer to create', async () => {
  await send('PATCH', `${tripay.url}/control/settings`, { autopayMs: 60_000 })
  await merchant.control('/faults', { kind: 'webhook-first', times: 1 })
  const { body } = await merchant.create('INV-1')
  expect(receiver.received).toHaveLength(1)
  expect(body.data.status).toBe('UNPAID')
  expect(await statusOf()).toBe('PAID')
})
