import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startDigiflazz } from './digiflazz/digiflazz.ts'
import type { Running } from './simulator.ts'
import { buyerAt, postJson, send } from './test-kit/wire.ts'

let digiflazz: Running
let buyer: ReturnType<typeof buyerAt>

beforeEach(async () => {
  digiflazz = await startDigiflazz({ settings: { requeryEveryMs: 0 } })
  buyer = buyerAt(digiflazz.url)
})
afterEach(() => digiflazz.close())

const fault = (body: object) => postJson(`${digiflazz.url}/control/faults`, body)
const buy = (ref = 'A', number = '087811112222') => buyer.buy(ref, 'xld10', number)
const bought = async () => {
  const { body } = await send<{ transactions: object[] }>('GET', `${digiflazz.url}/control/transactions`)
  return body.transactions.length
}

test('drop before: the connection is reset and nothing is bought', async () => {
  await fault({ kind: 'drop', times: 1 })
  await expect(buy()).rejects.toThrow('fetch failed')
  expect(await bought()).toBe(0)
})

test('drop after: the connection is reset, but it is bought, and the same ref_id finds it', async () => {
  await fault({ kind: 'drop', phase: 'after', times: 1 })
  await expect(buy()).rejects.toThrow('fetch failed')
  expect(await bought()).toBe(1)
  expect((await buy()).body.data).toMatchObject({ rc: '00' })
  expect(await bought()).toBe(1)
})

test.each([
  ['before', 0],
  ['after', 1],
])('bad gateway %s: HTML with 502', async (phase, count) => {
  await fault({ kind: 'bad-gateway', phase, times: 1 })
  const { status, body } = await buy()
  expect(status).toBe(502)
  expect(body).toMatch(/^<html>/)
  expect(await bought()).toBe(count)
})

test.each([
  ['before', 0],
  ['after', 1],
])('silence %s: no answer ever comes', async (phase, count) => {
  await fault({ kind: 'silence', phase, times: 1 })
  const silent = buy().catch(() => 'cut off')
  expect(await Promise.race([silent, noAnswerFor(200)])).toBe('no answer')
  expect(await bought()).toBe(count)
})

test('latency: the answer takes that long', async () => {
  await fault({ kind: 'latency', ms: 200, times: 1 })
  const start = performance.now()
  expect((await buy()).body.data).toMatchObject({ rc: '00' })
  expect(performance.now() - start).toBeGreaterThan(190)
})

test('a fault hits so many requests and is gone', async () => {
  await fault({ kind: 'bad-gateway', times: 2 })
  const statuses = [(await buy('A')).status, (await buy('B')).status, (await buy('C')).status]
  expect(statuses).toEqual([502, 502, 200])
})

test('a fault hits only the endpoint, operation and target it names', async () => {
  await fault({ kind: 'bad-gateway', endpoint: '/transaction', operation: 'topup', target: '087811112222' })
  expect((await buy('A')).status).toBe(502)
  expect((await buy('B', '087833334444')).status).toBe(200)
  const balance = await buyer.call('/cek-saldo', 'depo', { cmd: 'deposit' })
  expect(balance.status).toBe(200)
  const bill = await buyer.buy('C', 'pln', '087811112222', { commands: 'inq-pasca' })
  expect(bill.status).toBe(200)
})

test('faults are listed and removed, and never hit the control API', async () => {
  await fault({ kind: 'bad-gateway' })
  const second = await fault({ kind: 'latency', ms: 1 })
  const list = () => send<{ faults: object[] }>('GET', `${digiflazz.url}/control/faults`)
  expect((await list()).body.faults).toHaveLength(2)
  await send('DELETE', `${digiflazz.url}/control/faults/${second.body.id}`)
  expect((await list()).body.faults).toHaveLength(1)
  await send('DELETE', `${digiflazz.url}/control/faults`)
  expect((await buy()).status).toBe(200)
})

test('a misspelt fault is refused, not ignored', async () => {
  expect((await fault({ kind: 'bad-gatevay' })).status).toBe(400)
  expect((await fault({ kind: 'latency', milliseconds: 5 })).status).toBe(400)
})

test('a simulator that is silent to somebody can still be closed', async () => {
  await fault({ kind: 'silence' })
  const silent = buy().catch(() => 'cut off')
  expect(await Promise.race([silent, noAnswerFor(100)])).toBe('no answer')
  await digiflazz.close()
  expect(await silent).toBe('cut off')
  digiflazz = await startDigiflazz()
})

test('reset forgets everything', async () => {
  await buy()
  await fault({ kind: 'bad-gateway' })
  await send('PATCH', `${digiflazz.url}/control/settings`, { refusalStatus: 200 })
  await send('DELETE', `${digiflazz.url}/control/items/xld10`)
  await send('POST', `${digiflazz.url}/control/reset`)
  expect(await bought()).toBe(0)
  expect((await buy()).body.data).toMatchObject({ rc: '00', buyer_last_saldo: 99_990_000 })
  const settings = await send('GET', `${digiflazz.url}/control/settings`)
  expect(settings.body.refusalStatus).toBe(400)
})

/** The one thing that can only be seen by waiting: that nothing comes. */
const noAnswerFor = (ms: number) => wait(ms, 'no answer')
