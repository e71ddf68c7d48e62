import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Running } from '../simulator.ts'
import { releaseClock, stopClock } from '../test-kit/clock.ts'
import { hmac, merchantAt } from '../test-kit/merchant.ts'
import { send } from '../test-kit/wire.ts'
import { startTripay } from './tripay.ts'

type Page = { data: Record<string, unknown>[]; pagination: Record<string, unknown> }

const now = 1_768_446_000

let tripay: Running
let merchant: ReturnType<typeof merchantAt>

beforeEach(async () => {
  stopClock(now * 1000)
  tripay = await startTripay()
  merchant = merchantAt(tripay.url)
})
afterEach(async () => {
  releaseClock()
  await tripay.close()
})

test('the example of the documentation is answered like the example', async () => {
  const { status, body } = await merchant.create('INV-1001', { expired_time: now + 3_600 })
  expect(status).toBe(200)
  expect(body).toMatchObject({ success: true, message: '' })
  expect(body.data).toEqual({
    reference: 'DEV-T0001000000001',
    merchant_ref: 'INV-1001',
    payment_selection_type: 'static',
    payment_method: 'QRIS2',
    payment_name: 'QRIS',
    customer_name: 'Budi',
    customer_email: 'budi@example.test',
    customer_phone: null,
    callback_url: null,
    return_url: null,
    amount: 15_000,
    fee_merchant: 855,
    fee_customer: 0,
    total_fee: 855,
    amount_received: 14_145,
    pay_code: null,
    pay_url: null,
    checkout_url: `${tripay.url}/checkout/DEV-T0001000000001`,
    status: 'UNPAID',
    expired_time: now + 3_600,
    order_items: [
      {
        sku: 'P10',
        name: 'Pulsa 10k',
        price: 15_000,
        quantity: 1,
        subtotal: 15_000,
        product_url: null,
        image_url: null,
      },
    ],
    instructions: [{ title: expect.any(String), steps: expect.any(Array) }],
    qr_string: expect.stringMatching(/^000201010212.*6304[0-9A-F]{4}$/),
    qr_url: `${tripay.url}/qr/DEV-T0001000000001`,
  })
})

test('a PHP form with nested items is as good as JSON', async () => {
  const signature = '1de0bcb0bba7bf2d7a3a3a03bb8d379d1694c2d6199bb0357014ae0e0cdca4a6'
  const body = new URLSearchParams({
    method: 'BRIVA',
    merchant_ref: 'INV-1001',
    amount: '15000',
    customer_name: 'Budi',
    customer_email: 'budi@example.test',
    'order_items[0][name]': 'Pulsa',
    'order_items[0][price]': '5000',
    'order_items[0][quantity]': '2',
    'order_items[1][name]': 'Data',
    'order_items[1][price]': '5000',
    'order_items[1][quantity]': '1',
    signature,
  })
  const headers = { authorization: 'Bearer DEV-demo-api-key' }
  const response = await fetch(`${tripay.url}/api-sandbox/transaction/create`, { method: 'POST', body, headers })
  expect(await response.json()).toMatchObject({
    success: true,
    data: { pay_code: expect.stringMatching(/^\d+$/), total_fee: 4_250, order_items: [{ subtotal: 10_000 }, {}] },
  })
})

test.each([
  ['a wrong signature', { signature: hmac('T0001INV-115001') }],
  ['an unknown channel', { method: 'NOPE' }],
  ['an amount below the channel', { amount: 999 }],
  ['an amount above the channel', { amount: 5_000_001 }],
  ['items that do not add up', { order_items: [{ name: 'x', price: 1, quantity: 1 }] }],
  ['no items', { order_items: [] }],
  ['no name', { customer_name: '' }],
  ['OVO without a phone number', { method: 'OVO' }],
  ['an expiry that is too near', { expired_time: now + 60 }],
  ['an expiry that is too far', { expired_time: now + 3 * 86_400 }],
])('success false to %s', async (_, more) => {
  const { status, body } = await merchant.create('INV-1', more)
  expect(status).toBe(400)
  expect(body).toEqual({ success: false, message: expect.any(String) })
})

test('without expired_time a payment lives a day, or as long as its channel allows', async () => {
  const day = await merchant.create('A', { method: 'BCAVA' })
  const hour = await merchant.create('B', { method: 'QRIS' })
  expect(day.body.data.expired_time).toBe(now + 86_400)
  expect(hour.body.data.expired_time).toBe(now + 3_600)
})

test('redirect channels have a pay_url and take at least 1000', async () => {
  const { body } = await merchant.create('A', { method: 'DANA', amount: 10_000 })
  expect(body.data).toMatchObject({ pay_url: expect.any(String), pay_code: null, total_fee: 1_000 })
})

test('where the customer pays the fee, it comes on top', async () => {
  await send('PATCH', `${tripay.url}/control/channels/QRIS2`, { feePayer: 'customer' })
  const { body } = await merchant.create('A')
  expect(body.data).toMatchObject({ amount: 15_855, fee_merchant: 0, fee_customer: 855, amount_received: 15_000 })
})

test('the same merchant_ref makes a second payment, unless told to be unique', async () => {
  await merchant.create('A')
  expect((await merchant.create('A')).body.data.reference).toBe('DEV-T0001000000002')
  await send('PATCH', `${tripay.url}/control/settings`, { uniqueMerchantRef: true })
  expect((await merchant.create('A')).body.success).toBe(false)
})

test('detail says paid_at as text, check-status says the status in its message only', async () => {
  await merchant.create('A')
  await merchant.control('/transactions/A/pay')
  const detail = await merchant.get('/transaction/detail?reference=DEV-T0001000000001')
  expect(detail.body.data).toMatchObject({ status: 'PAID', paid_at: String(now) })
  const check = await merchant.get('/transaction/check-status?reference=DEV-T0001000000001')
  expect(check.body).toEqual({ success: true, message: 'Status transaksi saat ini PAID' })
  expect((await merchant.get('/transaction/detail?reference=NOPE')).body.success).toBe(false)
})

test('a list is paged, filtered, and says expired_at', async () => {
  for (const ref of ['A', 'B', 'C']) await merchant.create(ref, { method: 'BRIVA' })
  const { body } = await merchant.get<Page>('/merchant/transactions?per_page=2&page=1')
  expect(body.data.map(({ merchant_ref }) => merchant_ref)).toEqual(['C', 'B'])
  expect(body.data[0]).toMatchObject({ pay_code: expect.any(Number), expired_at: now + 86_400, paid_at: null })
  expect(body.pagination).toEqual({
    sort: 'desc',
    offset: { from: 1, to: 2 },
    current_page: 1,
    previous_page: null,
    next_page: 2,
    last_page: 2,
    per_page: 2,
    total_records: 3,
  })
  const found = await merchant.get<Page>('/merchant/transactions?merchant_ref=B')
  expect(found.body.data).toHaveLength(1)
})

test('the fee calculator agrees with the official example', async () => {
  const { body } = await merchant.get<{ data: object[] }>('/merchant/fee-calculator?amount=100000&code=QRIS')
  expect(body.data).toEqual([
    {
      code: 'QRIS',
      name: 'QRIS by ShopeePay',
      fee: { flat: 750, percent: '0.70', min: null, max: null },
      total_fee: { merchant: 1_450, customer: 0 },
    },
  ])
})

test('all twenty channels are listed, with text for a percentage', async () => {
  await send('PATCH', `${tripay.url}/control/channels/OVO`, { active: false })
  const { body } = await merchant.get<{ data: { code: string }[] }>('/merchant/payment-channel')
  expect(body.data).toHaveLength(20)
  expect(body.data.find(({ code }) => code === 'OVO')).toMatchObject({
    type: 'redirect',
    total_fee: { flat: 0, percent: '3.00' },
    minimum_fee: 1_000,
    active: false,
  })
  expect((await merchant.create('A', { method: 'OVO', customer_phone: '0812' })).body.success).toBe(false)
})

test('instructions fill in pay code and amount', async () => {
  const { body } = await merchant.get('/payment/instruction?code=BRIVA&pay_code=123&amount=5000&allow_html=0')
  expect(JSON.stringify(body.data)).toContain('nomor 123')
  expect(JSON.stringify(body.data)).not.toContain('<b>')
})

test('a person can pay on the checkout page', async () => {
  await merchant.create('A', { return_url: `${tripay.url}/control/health` })
  const page = `${tripay.url}/checkout/DEV-T0001000000001`
  expect(await (await fetch(page)).text()).toContain('<button>')
  const paid = await fetch(`${page}/pay`, { method: 'POST', redirect: 'manual' })
  expect(paid.headers.get('location')).toBe(`${tripay.url}/control/health`)
  expect(await (await fetch(page)).text()).not.toContain('<button>')
})
