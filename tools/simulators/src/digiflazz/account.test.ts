import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Running } from '../simulator.ts'
import { moveClock, releaseClock, stopClock } from '../test-kit/clock.ts'
import { buyerAt, postJson, send } from '../test-kit/wire.ts'
import { startDigiflazz } from './digiflazz.ts'

let digiflazz: Running
let buyer: ReturnType<typeof buyerAt>

beforeEach(async () => {
  digiflazz = await startDigiflazz({ balance: 0 })
  buyer = buyerAt(digiflazz.url)
})
afterEach(async () => {
  releaseClock()
  await digiflazz.close()
})

test.each(['Bank', 'bank'])('a deposit ticket, with %s as its field, has an amount of its own', async (field) => {
  const asked = { [field]: 'BCA', amount: 1_000_000, owner_name: 'Konter' }
  const { data } = (await buyer.call('/deposit', 'deposit', asked)).body
  expect(data).toMatchObject({ rc: '00', bank: 'BCA', payment_method: 'Bank Transfer', account_no: expect.any(String) })
  expect(data.amount).toBeGreaterThanOrEqual(1_000_000)
  expect(data.amount).toBeLessThan(1_001_000)
})

test('the money is there once it was transferred, and once only', async () => {
  const { data } = (await buyer.call('/deposit', 'deposit', { Bank: 'BRI', amount: 500_000, owner_name: 'K' })).body
  const transferred = () => send('POST', `${digiflazz.url}/control/deposits/1/transferred`)
  expect((await transferred()).status).toBe(200)
  expect((await transferred()).status).toBe(404)
  const balance = await buyer.call('/cek-saldo', 'depo', { cmd: 'deposit' })
  expect(balance.body.data.deposit).toBe(data.amount)
})

test('RC 64 to a bank that is not offered', async () => {
  const { data } = (await buyer.call('/deposit', 'deposit', { Bank: 'BTN', amount: 1, owner_name: 'K' })).body
  expect(data).toMatchObject({ rc: '64' })
})

test('a PLN number tells its owner, RC 57 to one with too few digits, RC 86 to too many questions', async () => {
  stopClock()
  const ask = async (customer_no: string) => (await buyer.call('/inquiry-pln', customer_no, { customer_no })).body.data
  expect(await ask('530000000001')).toMatchObject({
    rc: '00',
    subscriber_id: '530000000001',
    meter_no: expect.any(String),
    name: expect.any(String),
    segment_power: expect.stringMatching(/^\w\d \/\d{9}$/),
  })
  expect(await ask('530000000001')).toMatchObject({ rc: '86' })
  moveClock(1_000)
  expect(await ask('1234')).toMatchObject({ rc: '57' })
  await postJson(`${digiflazz.url}/control/scripts`, { target: '530000000009', inquiry: { name: 'PAK RT' } })
  moveClock(1_000)
  expect(await ask('530000000009')).toMatchObject({ name: 'PAK RT' })
})
