import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Running } from '../../simulator.ts'
import { moveClock, releaseClock, stopClock } from '../../test-kit/clock.ts'
import { openReceiver } from '../../test-kit/receiver.ts'
import { buyerAt, postJson, send } from '../../test-kit/wire.ts'
import { startDigiflazz } from '../digiflazz.ts'

let digiflazz: Running
let buyer: ReturnType<typeof buyerAt>

beforeEach(async () => {
  digiflazz = await startDigiflazz()
  buyer = buyerAt(digiflazz.url)
})
afterEach(async () => {
  releaseClock()
  await digiflazz.close()
})

const say = async (ref: string, commands: string, more: object = {}) =>
  (await buyer.buy(ref, 'pdamsby', '10132999', { commands, ...more })).body.data

test('a customer has the same name and bill in every inquiry', async () => {
  const [first, second] = [await say('A', 'inq-pasca'), await say('B', 'inq-pasca')]
  expect(first).toMatchObject({ status: 'Sukses', rc: '00', customer_name: expect.any(String) })
  expect(second).toMatchObject({ customer_name: first.customer_name, price: first.price, desc: first.desc })
  expect(first).not.toHaveProperty('sn')
})

test('the payment reuses the ref_id of the inquiry and takes the price from the deposit', async () => {
  const { price } = await say('A', 'inq-pasca')
  const paid = await say('A', 'pay-pasca')
  expect(paid).toMatchObject({ rc: '00', sn: expect.any(String), price, buyer_last_saldo: 100_000_000 - Number(price) })
})

test('RC 50 to a payment without inquiry, and to one on the next day', async () => {
  stopClock(Date.parse('2026-03-01T23:59:00+07:00'))
  expect(await say('A', 'pay-pasca')).toMatchObject({ rc: '50' })
  await say('B', 'inq-pasca')
  moveClock(60_000)
  expect(await say('B', 'pay-pasca')).toMatchObject({ rc: '50' })
})

test('a second payment answers how the first stands, at most once a minute', async () => {
  stopClock(Date.parse('2026-03-01T12:00:00+07:00'))
  await say('A', 'inq-pasca')
  const first = await say('A', 'pay-pasca')
  expect(await say('A', 'pay-pasca')).toMatchObject({ rc: '85' })
  moveClock(60_000)
  expect(await say('A', 'pay-pasca')).toEqual(first)
  const { body } = await send<{ fulfilments: object[] }>('GET', `${digiflazz.url}/control/fulfilments`)
  expect(body.fulfilments).toHaveLength(1)
})

test('RC 50 to the status of what was never paid', async () => {
  expect(await say('A', 'status-pasca')).toMatchObject({ rc: '50' })
  await say('A', 'inq-pasca')
  expect(await say('A', 'status-pasca')).toMatchObject({ rc: '50' })
})

test('failed and pending answers carry six fields only', async () => {
  await postJson(`${digiflazz.url}/control/scripts`, { target: '10132999', steps: [{ answer: 'pending' }] })
  await say('A', 'inq-pasca')
  const fields = ['buyer_sku_code', 'customer_no', 'message', 'rc', 'ref_id', 'status']
  expect(Object.keys(await say('A', 'pay-pasca')).sort()).toEqual(fields)
})

test('an inquiry can be scripted: no bill, or this name and amount', async () => {
  const script = (inquiry: object) => postJson(`${digiflazz.url}/control/scripts`, { target: '10132999', inquiry })
  await script({ answer: 'failed', rc: '60' })
  expect(await say('A', 'inq-pasca')).toMatchObject({ rc: '60', status: 'Gagal' })
  await script({ name: 'IBU KOS', amount: 150_000 })
  expect(await say('B', 'inq-pasca')).toMatchObject({
    customer_name: 'IBU KOS',
    selling_price: 152_500,
    price: 151_500,
  })
})

test('e-money wants an amount in thousands', async () => {
  const ask = async (ref: string, more: object) =>
    (await buyer.buy(ref, 'emoney', '081299990000', { commands: 'inq-pasca', ...more })).body.data
  expect(await ask('A', {})).toMatchObject({ rc: '84' })
  expect(await ask('B', { amount: 10_500 })).toMatchObject({ rc: '87' })
  expect(await ask('C', { amount: 20_000 })).toMatchObject({ rc: '00', selling_price: 20_500 })
})

test('webhooks of bills come from the Pasca-Hookshot', async () => {
  const receiver = await openReceiver()
  await send('PATCH', `${digiflazz.url}/control/settings`, { webhookUrl: receiver.url })
  await say('A', 'inq-pasca')
  await say('A', 'pay-pasca')
  const [paid] = await receiver.waitFor(1)
  expect(paid?.headers['user-agent']).toBe('Digiflazz-Pasca-Hookshot')
  expect(JSON.parse(paid?.body ?? '')).toMatchObject({ data: { ref_id: 'A', sn: expect.any(String) } })
  await receiver.close()
})
