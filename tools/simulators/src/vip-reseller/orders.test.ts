import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Running } from '../simulator.ts'
import { releaseClock, stopClock } from '../test-kit/clock.ts'
import { eventually } from '../test-kit/eventually.ts'
import { openReceiver, type Receiver } from '../test-kit/receiver.ts'
import { postJson, resellerAt, send } from '../test-kit/wire.ts'
import { startVip } from './vip-reseller.ts'

type Order = { trxid: string; status: string; note: string; service: string; balance?: number }

let vip: Running
let receiver: Receiver
let ask: ReturnType<typeof resellerAt>

beforeEach(async () => {
  receiver = await openReceiver()
  vip = await startVip({ balance: 969_500, settings: { webhookUrl: receiver.url, settleMs: 20 } })
  ask = resellerAt(vip.url)
})
afterEach(async () => {
  releaseClock()
  await vip.close()
  await receiver.close()
})

const orderGame = (data_no = '12345678') =>
  ask('/game-feature', { type: 'order', service: 'ML86-S1', data_no, data_zone: '2001' })
const orderPulsa = (service: string, data_no = '081234567890') => ask('/prepaid', { type: 'order', service, data_no })
const statusOf = async (path: string, fields: Record<string, string>) =>
  (await ask(path, { type: 'status', ...fields })).body.data as Order[]
const script = (target: string, steps: object[]) => postJson(`${vip.url}/control/scripts`, { target, steps })

test('the order of the published example is answered like the example', async () => {
  const { body } = await orderGame()
  expect(JSON.stringify(body)).toBe(
    '{"result":true,"data":{"trxid":"TRX0001","data":"12345678","zone":"2001","service":"86 Diamonds",' +
      '"status":"waiting","note":"","balance":950000,"price":19500},"message":"Pesanan berhasil"}',
  )
})

test('it succeeds a little later, and a signed webhook says so', async () => {
  await orderGame()
  const [told] = await receiver.waitFor(1)
  expect(told?.headers).toMatchObject({
    'x-client-signature': 'd69e47fa978f43c5c670360641982553',
    'content-type': 'application/json',
  })
  expect(JSON.parse(told?.body ?? '')).toEqual({
    data: {
      trxid: 'TRX0001',
      data: '12345678',
      zone: '2001',
      service: '86 Diamonds',
      status: 'success',
      note: expect.stringMatching(/^\d+$/),
      price: 19_500,
    },
  })
})

test('a status is always a list, and only prepaid ones say the code', async () => {
  await orderGame()
  await orderPulsa('TS10')
  expect(await statusOf('/game-feature', { trxid: 'TRX0001' })).toMatchObject([{ trxid: 'TRX0001', zone: '2001' }])
  const [pulsa] = await statusOf('/prepaid', { trxid: 'TRX0002' })
  expect(pulsa).toMatchObject({ code: 'TS10', service: 'Pulsa Telkomsel 10.000', data: '081234567890' })
  expect((await ask('/prepaid', { type: 'status', trxid: 'TRX0001' })).body.result).toBe(false)
})

test('an order whose answer was lost is found again through limit, the latest first', async () => {
  await orderGame('11111111')
  await postJson(`${vip.url}/control/faults`, { kind: 'drop', phase: 'after', operation: 'order', times: 1 })
  await expect(orderGame('22222222')).rejects.toThrow()
  const recent = await statusOf('/game-feature', { limit: '20' })
  expect(recent).toMatchObject([{ data: '22222222' }, { data: '11111111' }])
  expect(await statusOf('/game-feature', { limit: '1' })).toHaveLength(1)
})

test('there is no reference of ours: the same order again is a second order', async () => {
  await orderGame()
  await orderGame()
  await receiver.waitFor(2)
  const { body } = await send<{ counts: object[] }>('GET', `${vip.url}/control/fulfilments`)
  expect(body.counts).toEqual([{ target: '12345678/2001', sku: 'ML86-S1', delivered: 2, reversed: 0 }])
})

test('a failure returns the money, with its reason in the note', async () => {
  await script('12345678', [{ answer: 'processing' }, { becomes: 'failed', message: 'ID salah' }])
  expect((await orderGame()).body.data).toMatchObject({ status: 'processing', balance: 950_000 })
  await receiver.waitFor(1)
  expect(await statusOf('/game-feature', { trxid: 'TRX0001' })).toMatchObject([{ status: 'error', note: 'ID salah' }])
  expect((await ask('/profile', {})).body.data).toMatchObject({ balance: 969_500 })
})

test('a webhook can claim what is not so; the status tells the truth', async () => {
  await script('12345678', [
    { answer: 'pending' },
    { tells: 'success', sn: 'LIE' },
    { tells: 'failed', message: 'LIE' },
  ])
  await orderGame()
  const [first, second] = await receiver.waitFor(2)
  expect(JSON.parse(first?.body ?? '')).toMatchObject({ data: { status: 'success', note: 'LIE' } })
  expect(JSON.parse(second?.body ?? '')).toMatchObject({ data: { status: 'error' } })
  expect(await statusOf('/game-feature', { trxid: 'TRX0001' })).toMatchObject([{ status: 'waiting', note: '' }])
})

test('prepaid callbacks may carry a list', async () => {
  await send('PATCH', `${vip.url}/control/settings`, { arrayWebhooks: 'prepaid' })
  await orderPulsa('TS10')
  await receiver.waitFor(1)
  await orderGame()
  const [pulsa, game] = await receiver.waitFor(2)
  expect(JSON.parse(pulsa?.body ?? '')).toMatchObject({ result: true, data: [{ trxid: 'TRX0001', status: 'success' }] })
  expect(JSON.parse(game?.body ?? '')).toMatchObject({ data: { trxid: 'TRX0002' } })
})

test.each([
  ['an unknown service', () => ask('/prepaid', { type: 'order', service: 'NOPE', data_no: '0812' })],
  ['a game at the prepaid counter', () => orderPulsa('ML86-S1')],
  ['an empty service', () => orderPulsa('IS12')],
  ['an order without a target', () => ask('/prepaid', { type: 'order', service: 'TS10' })],
  ['too little money', () => orderPulsa('PLN1000')],
])('result false to %s', async (_, order) => {
  stopClock(Date.parse('2026-03-01T12:00:00+07:00'))
  expect((await order()).body).toMatchObject({ result: false, data: null })
})

test('no orders during maintenance, nor twice a day where that is not supported', async () => {
  stopClock(Date.parse('2026-03-01T23:50:00+07:00'))
  expect((await orderPulsa('TS5')).body).toMatchObject({ result: false, message: expect.stringContaining('perbaikan') })
  expect((await orderPulsa('TR1')).body.result).toBe(true)
  expect((await orderPulsa('TR1')).body.result).toBe(false)
})

test('prices follow the level of the account', async () => {
  await send('PATCH', `${vip.url}/control/settings`, { level: 'special' })
  expect((await orderGame()).body.data).toMatchObject({ price: 19_110 })
})

test('forged webhooks carry no signature, a wrong one, or the right one with a lie', async () => {
  await orderGame()
  await receiver.waitFor(1)
  const forge = (body: object) => postJson(`${vip.url}/control/transactions/TRX0001/webhook`, body)
  await forge({ signature: 'missing' })
  await forge({ signature: 'wrong' })
  await forge({ data: { status: 'error' } })
  const [, missing, wrong, lie] = await eventually('forgeries', () =>
    receiver.received.length === 4 ? receiver.received : undefined,
  )
  expect(missing?.headers).not.toHaveProperty('x-client-signature')
  expect(wrong?.headers['x-client-signature']).not.toBe('d69e47fa978f43c5c670360641982553')
  expect(lie?.headers['x-client-signature']).toBe('d69e47fa978f43c5c670360641982553')
})
