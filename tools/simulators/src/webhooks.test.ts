import { afterEach, beforeEach, expect, test } from 'vitest'
import { startDigiflazz } from './digiflazz/digiflazz.ts'
import { hookSignature } from './digiflazz/transaction/hooks.ts'
import type { Running } from './simulator.ts'
import { moveClock, releaseClock, stopClock } from './test-kit/clock.ts'
import { eventually } from './test-kit/eventually.ts'
import { openReceiver, type Receiver } from './test-kit/receiver.ts'
import { buyerAt, postJson, send } from './test-kit/wire.ts'

let digiflazz: Running
let receiver: Receiver
let buyer: ReturnType<typeof buyerAt>

beforeEach(async () => {
  receiver = await openReceiver()
  digiflazz = await startDigiflazz({ settings: { webhookUrl: receiver.url, requeryEveryMs: 0 } })
  buyer = buyerAt(digiflazz.url)
})
afterEach(async () => {
  releaseClock()
  await digiflazz.close()
  await receiver.close()
})

const control = (path: string, body: object) => postJson(`${digiflazz.url}/control${path}`, body)
const buy = (ref = 'A', number = '087811112222') => buyer.buy(ref, 'xld10', number)
const scriptLateSuccess = (after: number) =>
  control('/scripts', { target: '*', steps: [{ answer: 'pending' }, { after, becomes: 'success', sn: 'SN-1' }] })
const statuses = () => receiver.received.map(({ body }) => JSON.parse(body).data.status as string)

test('the webhooks of one purchase keep their order', async () => {
  const steps = [{ answer: 'pending' }, { becomes: 'success' }, { becomes: 'failed', rc: '74' }]
  await control('/scripts', { target: '*', steps })
  await buy()
  await receiver.waitFor(3)
  expect(statuses()).toEqual(['Pending', 'Sukses', 'Gagal'])
})

test('webhook-duplicate: the same message so many times', async () => {
  await control('/faults', { kind: 'webhook-duplicate', copies: 4, times: 1 })
  await buy()
  const received = await receiver.waitFor(4)
  expect(new Set(received.map(({ body }) => body)).size).toBe(1)
  expect(new Set(received.map(({ headers }) => headers['x-digiflazz-delivery'])).size).toBe(1)
})

test('webhook-reorder: the later one comes first', async () => {
  await control('/faults', { kind: 'webhook-reorder', times: 1 })
  await scriptLateSuccess(10)
  await buy()
  await receiver.waitFor(2)
  expect(statuses()).toEqual(['Sukses', 'Pending'])
})

test('webhook-reorder: held back in vain, it goes out in the end', async () => {
  stopClock()
  await control('/faults', { kind: 'webhook-reorder', ms: 5_000, times: 1 })
  await buy()
  moveClock(5_000)
  await receiver.waitFor(1)
})

test('webhook-delay: not before its time', async () => {
  stopClock()
  await control('/faults', { kind: 'webhook-delay', ms: 60_000, target: '087811112222' })
  await buy('A')
  await buy('B', '087833334444')
  await receiver.waitFor(1)
  moveClock(60_000)
  const [first, second] = (await receiver.waitFor(2)).map(({ body }) => JSON.parse(body).data.ref_id)
  expect([first, second]).toEqual(['B', 'A'])
})

test('webhook-none: nothing comes, and the record says so', async () => {
  await control('/faults', { kind: 'webhook-none', times: 1 })
  await buy('A')
  await buy('B')
  const [only] = await receiver.waitFor(1)
  expect(JSON.parse(only?.body ?? '')).toMatchObject({ data: { ref_id: 'B' } })
  const { body } = await send<{ deliveries: object[] }>('GET', `${digiflazz.url}/control/deliveries?reference=A`)
  expect(body.deliveries).toMatchObject([{ status: null, error: expect.stringContaining('withheld') }])
})

test('webhook-first: the final word comes before an answer that is stale by then', async () => {
  await control('/faults', { kind: 'webhook-first', times: 1 })
  await scriptLateSuccess(3_600_000)
  const { body } = await buy()
  expect(statuses()).toEqual(['Pending', 'Sukses'])
  expect(body.data).toMatchObject({ status: 'Pending', rc: '03' })
  expect((await buy()).body.data).toMatchObject({ status: 'Sukses', sn: 'SN-1' })
})

test('webhook-forged: a liar speaks beside the true one, with a signature that does not hold', async () => {
  await control('/faults', { kind: 'webhook-forged', times: 1 })
  await buy()
  const received = await receiver.waitFor(2)
  const isTrue = ({ headers, body }: (typeof received)[number]) =>
    headers['x-hub-signature'] === hookSignature('demo-secret', body)
  expect(received.filter(isTrue).map(({ body }) => JSON.parse(body).data.status)).toEqual(['Sukses'])
  expect(received.filter((one) => !isTrue(one)).map(({ body }) => JSON.parse(body).data.status)).toEqual(['Gagal'])
})

test('a receiver that is down is on record, and does not stop the others', async () => {
  await send('PATCH', `${digiflazz.url}/control/settings`, { webhookUrl: 'http://127.0.0.1:9/' })
  await buy('A')
  await send('PATCH', `${digiflazz.url}/control/settings`, { webhookUrl: receiver.url })
  await buy('B')
  await receiver.waitFor(1)
  const failed = await eventually('the failed delivery', async () => {
    const { body } = await send<{ deliveries: object[] }>('GET', `${digiflazz.url}/control/deliveries?reference=A`)
    return body.deliveries[0]
  })
  expect(failed).toMatchObject({ status: null, answer: null, error: expect.any(String) })
})
