import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Secret } from '@konter/service'
import { startVip } from '@konter/simulators'
import { eventually } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Purchase } from '../purchase/purchase.ts'
import { createVipReseller, findTransaction, readStatus, sign } from './vip-reseller.ts'

const purchase = (more: Partial<Purchase> = {}): Purchase => ({
  id: 'p',
  orderId: 'o',
  attempt: 1,
  offerId: 'f',
  supplier: 'vip',
  kind: 'game',
  itemCode: 'ML86-S1',
  itemName: '86 Diamonds',
  target: '12345678',
  zone: '2001',
  cost: 19_500n,
  priceMax: 30_000n,
  charged: null,
  reference: 'R',
  supplierReference: null,
  status: 'open',
  review: null,
  asks: 1,
  askedAt: new Date(),
  nextAskAt: new Date(),
  serialNumber: null,
  answer: null,
  contradiction: null,
  locksTarget: true,
  notOurs: [],
  openedAt: new Date(),
  ...more,
})

test('the published vector (facts 2.1)', () =>
  expect(sign('DEMOID', 'DEMOKEY123')).toBe('d69e47fa978f43c5c670360641982553'))

test.each([
  ['waiting', 'pending'],
  ['processing', 'pending'],
  ['success', 'success'],
  ['SUCCESS', 'success'],
  ['error', 'failed'],
  ['partial', 'review'],
  ['something new', 'review'],
])('status %s is read as %s', (status, says) => expect(readStatus({ trxid: 'T', data: 'd', status }).says).toBe(says))

describe('finding an order whose answer was lost', () => {
  const listed = { trxid: 'T1', data: '12345678', zone: '2001', service: '86 Diamonds', status: 'success' }

  test('by service, target and zone, and not one that belongs to another purchase', () => {
    expect(findTransaction([listed], purchase(), [])).toEqual([listed])
    expect(findTransaction([listed], purchase(), ['T1'])).toEqual([])
    expect(findTransaction([listed], purchase({ zone: '2002' }), [])).toEqual([])
    expect(findTransaction([listed], purchase({ itemName: '172 Diamonds' }), [])).toEqual([])
    expect(
      findTransaction([{ ...listed, code: 'TS10' }], purchase({ itemCode: 'TS10', itemName: 'anything' }), []),
    ).toHaveLength(1)
  })
})

test('of several transactions in a status answer only that of our number counts', async () => {
  const other = {
    trxid: 'OTHER',
    data: '12345678',
    zone: '2001',
    service: '86 Diamonds',
    status: 'success',
    note: 'SN',
  }
  const server = createServer((_request, answer) =>
    answer.end(JSON.stringify({ result: true, data: [other, { ...other, trxid: 'OURS', status: 'error' }] })),
  ).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const vip = createVipReseller({
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    apiId: new Secret('DEMOID'),
    apiKey: new Secret('DEMOKEY123'),
    level: 'basic',
    timeoutMs: 1_000,
  })
  expect(await vip.ask(purchase({ supplierReference: 'OURS' }), [])).toMatchObject({ says: 'failed' })
  expect(await vip.ask(purchase({ supplierReference: 'GONE' }), [])).toMatchObject({ says: 'unknown' })
  server.close()
})

describe('against the simulator', () => {
  let simulator: Awaited<ReturnType<typeof startVip>>
  const adapter = (timeoutMs = 5_000) =>
    createVipReseller({
      baseUrl: `${simulator.url}/api`,
      apiId: new Secret('DEMOID'),
      apiKey: new Secret('DEMOKEY123'),
      level: 'basic',
      timeoutMs,
    })
  const control = (path: string, body: object) =>
    fetch(`${simulator.url}/control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  beforeAll(async () => {
    simulator = await startVip({ settings: { settleMs: 50 } })
  })
  afterAll(() => simulator.close())

  test('an order waits, then succeeds', async () => {
    const one = purchase({ target: '11110001' })
    const answer = await adapter().buy(one)
    expect(answer).toMatchObject({ says: 'pending', supplierReference: expect.any(String) })
    const known = { ...one, supplierReference: (answer as { supplierReference: string }).supplierReference }
    await eventually(async () =>
      expect(await adapter().ask(known, [])).toMatchObject({ says: 'success', serialNumber: expect.any(String) }),
    )
  })

  test('a lost answer is found among the recent transactions, and nothing is bought twice', async () => {
    await control('faults', { kind: 'drop', phase: 'after', target: '11110002', times: 1 })
    const one = purchase({ target: '11110002' })
    await expect(adapter().buy(one)).rejects.toThrow()
    expect(await adapter().ask(one, [])).toMatchObject({ supplierReference: expect.any(String) })
  })

  test('an order that never arrived is for staff, after some searches', async () => {
    const one = purchase({ target: '11110003' })
    expect(await adapter().ask({ ...one, asks: 2 }, [])).toMatchObject({ says: 'unknown' })
    expect(await adapter().ask({ ...one, asks: 6 }, [])).toMatchObject({ says: 'review' })
  })

  test('pulsa is sold at the other counter', async () =>
    expect(
      await adapter().buy(purchase({ kind: 'pulsa', itemCode: 'TS10', target: '081234567890', zone: null })),
    ).toMatchObject({ says: 'pending' }))

  test('a service that is empty is refused for good', async () =>
    expect(
      await adapter().buy(purchase({ kind: 'pulsa', itemCode: 'IS12', target: '085712345678', zone: null })),
    ).toMatchObject({ says: 'failed' }))

  test('the price list of both counters is read in our words', async () => {
    const items = await adapter().priceList()
    expect(items.find(({ code }) => code === 'ML86-S1')).toMatchObject({
      kind: 'game',
      brand: 'Mobile Legends',
      cost: expect.any(BigInt),
    })
    expect(items.some(({ kind }) => kind === 'pulsa')).toBe(true)
    expect(items.filter(({ kind }) => kind === 'other').map(({ category, type }) => `${category} ${type}`)).toEqual([])
  })

  test('webhooks come as an object or an array, and are hints either way', () => {
    const one = { trxid: 'T', data: '1', status: 'success' }
    expect(adapter().readWebhook(Buffer.from(JSON.stringify({ data: one })))).toEqual([
      { kind: 'hint', supplierReference: 'T', target: '1' },
    ])
    expect(adapter().readWebhook(Buffer.from(JSON.stringify({ result: true, data: [one], message: '' })))).toHaveLength(
      1,
    )
    expect(adapter().readWebhook(Buffer.from('[]'))).toEqual([{ kind: 'malformed' }])
    expect(
      adapter().signatureIsRight(Buffer.from(''), { 'x-client-signature': 'd69e47fa978f43c5c670360641982553' }),
    ).toBe(true)
    expect(
      adapter().signatureIsRight(Buffer.from(''), { 'x-client-signature': 'd69e47fa978f43c5c670360641982554' }),
    ).toBe(false)
    // As many characters, and more bytes.
    expect(adapter().signatureIsRight(Buffer.from(''), { 'x-client-signature': 'é'.repeat(32) })).toBe(false)
  })
})
