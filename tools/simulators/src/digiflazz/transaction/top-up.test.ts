import { afterEach, beforeEach, expect, test } from 'vitest'
import { dayMs } from '../../jakarta.ts'
import type { Running } from '../../simulator.ts'
import { moveClock, releaseClock, stopClock } from '../../test-kit/clock.ts'
import { eventually } from '../../test-kit/eventually.ts'
import { buyerAt, postJson, send } from '../../test-kit/wire.ts'
import { startDigiflazz } from '../digiflazz.ts'

type Buyer = ReturnType<typeof buyerAt>
type Fulfilments = { fulfilments: object[]; counts: object[] }

let digiflazz: Running
let buyer: Buyer

beforeEach(async () => {
  digiflazz = await startDigiflazz({ balance: 1_000_000 })
  buyer = buyerAt(digiflazz.url)
})
afterEach(async () => {
  releaseClock()
  await digiflazz.close()
})

const control = (path: string) => `${digiflazz.url}/control${path}`
const script = (target: string, steps: object[], more: object = {}) =>
  postJson(control('/scripts'), { target, steps, ...more })
const balance = async () => (await send<{ balance: number }>('GET', control('/balance'))).body.balance
const fulfilments = async () => (await send<Fulfilments>('GET', control('/fulfilments'))).body
const stillDue = async (kind: string) => (await send<{ due: object[] }>('GET', control(`/due?kind=${kind}`))).body.due

/** Asks past the one-minute rule until the purchase stands so. */
const untilStatus = (ref: string, sku: string, number: string, status: string) =>
  eventually(`${ref} to be ${status}`, async () => {
    moveClock(60_000)
    const { data } = (await buyer.buy(ref, sku, number)).body
    return data.status === status ? data : undefined
  })

test('what is not scripted succeeds at once and takes the price from the deposit', async () => {
  const { status, body } = await buyer.buy('INV-1', 'xld10', '087811112222')
  expect(status).toBe(200)
  expect(body.data).toMatchObject({
    ref_id: 'INV-1',
    customer_no: '087811112222',
    buyer_sku_code: 'xld10',
    message: 'Transaksi Sukses',
    status: 'Sukses',
    rc: '00',
    sn: expect.stringMatching(/^\d{16}$/),
    buyer_last_saldo: 990_000,
    price: 10_000,
    tele: expect.any(String),
    wa: expect.any(String),
  })
  expect(await balance()).toBe(990_000)
})

test('the same ref_id again answers what is stored and buys nothing', async () => {
  stopClock()
  const first = await buyer.buy('INV-1', 'xld10', '087811112222')
  moveClock(60_000)
  const second = await buyer.buy('INV-1', 'xld10', '087811112222')
  expect(second.body.data).toEqual(first.body.data)
  expect(await balance()).toBe(990_000)
  expect((await fulfilments()).fulfilments).toHaveLength(1)
})

test('RC 85 to a question within a minute; the purchase itself stays as it was', async () => {
  stopClock()
  await script('087811112222', [{ answer: 'pending' }])
  await buyer.buy('INV-1', 'xld10', '087811112222')
  moveClock(59_999)
  expect((await buyer.buy('INV-1', 'xld10', '087811112222')).body.data).toMatchObject({ rc: '85', status: 'Gagal' })
  moveClock(1)
  expect((await buyer.buy('INV-1', 'xld10', '087811112222')).body.data).toMatchObject({ rc: '03', status: 'Pending' })
})

test('RC 49 when a ref_id is used for something else', async () => {
  await buyer.buy('INV-1', 'xld10', '087811112222')
  expect((await buyer.buy('INV-1', 'xld10', '087811113333')).body.data).toMatchObject({ rc: '49' })
  expect((await buyer.buy('INV-1', 'xld15', '087811112222')).body.data).toMatchObject({ rc: '49' })
  const inquiry = await buyer.buy('INV-1', 'pln', '087811112222', { commands: 'inq-pasca' })
  expect(inquiry.body.data).toMatchObject({ rc: '49' })
})

test('after 90 days the same ref_id buys again', async () => {
  stopClock()
  await buyer.buy('INV-1', 'xld10', '087811112222')
  moveClock(90 * dayMs + 1)
  await buyer.buy('INV-1', 'xld10', '087811112222')
  expect((await fulfilments()).counts).toEqual([{ target: '087811112222', sku: 'xld10', delivered: 2, reversed: 0 }])
})

test.each([
  ['43 unknown', 'nosuchsku', {}, '43'],
  ['43 inactive at the buyer', 'tsel1000', {}, '43'],
  ['53 inactive at the seller', 'isat115', {}, '53'],
  ['68 out of stock', 'ml9288', {}, '68'],
  ['69 dearer than max_price', 'xld10', { max_price: 9_999 }, '69'],
  ['44 dearer than the deposit', 'pln5000', {}, '44'],
])('RC %s', async (_, sku, more, rc) => {
  const { body } = await buyer.buy('INV-1', sku, '087811112222', more)
  expect(body.data).toMatchObject({ rc, status: 'Gagal', ref_id: 'INV-1' })
  expect(await balance()).toBe(1_000_000)
})

test('a refusal that forms no transaction leaves the ref_id free', async () => {
  expect((await buyer.buy('INV-1', 'xld10', '087811112222', { max_price: 1 })).body.data).toMatchObject({ rc: '69' })
  expect((await buyer.buy('INV-1', 'xld10', '087811112222')).body.data).toMatchObject({ rc: '00' })
})

test('a failure that forms a transaction is final for its ref_id', async () => {
  stopClock()
  await script('087811112222', [{ answer: 'failed', rc: '54' }], { times: 1 })
  expect((await buyer.buy('INV-1', 'xld10', '087811112222')).body.data).toMatchObject({ rc: '54', status: 'Gagal' })
  moveClock(60_000)
  expect((await buyer.buy('INV-1', 'xld10', '087811112222')).body.data).toMatchObject({ rc: '54', status: 'Gagal' })
  expect((await buyer.buy('INV-2', 'xld10', '087811112222')).body.data).toMatchObject({ rc: '00' })
})

test('RC 58 within the cut-off, which may wrap midnight', async () => {
  stopClock(Date.parse('2026-03-01T00:10:00+07:00'))
  await send('PUT', control('/balance'), { balance: 5_000_000 })
  expect((await buyer.buy('INV-1', 'ovo1000', '081200001111')).body.data).toMatchObject({ rc: '58' })
  moveClock(20 * 60_000)
  expect((await buyer.buy('INV-2', 'ovo1000', '081200001111')).body.data).toMatchObject({ rc: '00' })
})

test('RC 63 on the second purchase of the day where multi is off', async () => {
  stopClock(Date.parse('2026-03-01T12:00:00+07:00'))
  await buyer.buy('INV-1', 'three1', '089911112222')
  expect((await buyer.buy('INV-2', 'three1', '089911112222')).body.data).toMatchObject({ rc: '63' })
  moveClock(dayMs)
  expect((await buyer.buy('INV-3', 'three1', '089911112222')).body.data).toMatchObject({ rc: '00' })
})

test('limited stock runs out', async () => {
  await send('PATCH', control('/items/xld10'), { unlimited_stock: false, stock: 1 })
  expect((await buyer.buy('INV-1', 'xld10', '087811112222')).body.data).toMatchObject({ rc: '00' })
  expect((await buyer.buy('INV-2', 'xld10', '087811113333')).body.data).toMatchObject({ rc: '68' })
})

test('late success: pending first, then the goods', async () => {
  stopClock()
  await script('087811112222', [{ answer: 'pending' }, { after: 2_000, becomes: 'success', sn: 'SN-1' }])
  expect((await buyer.buy('INV-1', 'xld10', '087811112222')).body.data).toMatchObject({ status: 'Pending', sn: '' })
  expect((await fulfilments()).fulfilments).toHaveLength(0)
  expect(await untilStatus('INV-1', 'xld10', '087811112222', 'Sukses')).toMatchObject({ rc: '00', sn: 'SN-1' })
  expect((await fulfilments()).fulfilments).toHaveLength(1)
})

test('late failure: the price comes back to the deposit', async () => {
  stopClock()
  await script('087811112222', [{ answer: 'pending' }, { after: 2_000, becomes: 'failed', rc: '55' }])
  await buyer.buy('INV-1', 'xld10', '087811112222')
  expect(await balance()).toBe(990_000)
  expect(await untilStatus('INV-1', 'xld10', '087811112222', 'Gagal')).toMatchObject({
    rc: '55',
    buyer_last_saldo: 1_000_000,
  })
  expect(await balance()).toBe(1_000_000)
})

test('a success can be reversed by RC 74', async () => {
  stopClock()
  await script('*', [{ answer: 'success' }, { after: 60_000, becomes: 'failed', rc: '74' }])
  expect((await buyer.buy('INV-1', 'xld10', '087811112222')).body.data).toMatchObject({ rc: '00' })
  expect(await stillDue('step')).toHaveLength(1)
  expect(await untilStatus('INV-1', 'xld10', '087811112222', 'Gagal')).toMatchObject({
    rc: '74',
    message: 'Transaksi Refund',
  })
  expect(await stillDue('step')).toEqual([])
  expect((await fulfilments()).counts).toEqual([{ target: '087811112222', sku: 'xld10', delivered: 1, reversed: 1 }])
})

test('the closest script speaks, and those that run out come first', async () => {
  await script('*', [{ answer: 'failed', rc: '55' }])
  await script('087811112222', [{ answer: 'failed', rc: '54' }], { times: 1 })
  await script('087811112222', [{ answer: 'failed', rc: '51' }], { sku: 'xld15' })
  const rcOf = async (ref: string, sku: string, number: string) => (await buyer.buy(ref, sku, number)).body.data.rc
  expect(await rcOf('A', 'xld10', '087811112222')).toBe('54')
  expect(await rcOf('B', 'xld10', '087811112222')).toBe('55')
  expect(await rcOf('C', 'xld15', '087811112222')).toBe('51')
  expect(await rcOf('D', 'xld10', '087899999999')).toBe('55')
})

test('a script that refuses without forming a transaction is used up all the same', async () => {
  await script('087811112222', [{ answer: 'failed', rc: '47' }], { times: 1 })
  expect((await buyer.buy('INV-1', 'xld10', '087811112222')).body.data).toMatchObject({ rc: '47' })
  expect((await buyer.buy('INV-1', 'xld10', '087811112222')).body.data).toMatchObject({ rc: '00' })
})

test('an operator settles a purchase by hand', async () => {
  await script('*', [{ answer: 'pending' }])
  await buyer.buy('INV-1', 'xld10', '087811112222')
  const { body } = await postJson(control('/transactions/INV-1/settle'), { becomes: 'success', sn: 'BY-HAND' })
  expect(body).toMatchObject({ status: 'Sukses', sn: 'BY-HAND', charged: 10_000 })
})
