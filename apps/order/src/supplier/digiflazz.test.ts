import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Secret } from '@konter/service'
import { startDigiflazz } from '@konter/simulators'
import { eventually } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { target as newTarget } from '../fixture.ts'
import type { Purchase } from '../purchase/purchase.ts'
import { createDigiflazz, readTransaction, sign, webhookSignatureIsRight } from './digiflazz.ts'
import { isAboutTheQuery, responseCodes } from './response-codes.ts'
import { TooSoon } from './supplier.ts'

const purchase = (more: Partial<Purchase> = {}): Purchase => ({
  id: 'p',
  orderId: 'o',
  attempt: 1,
  offerId: 'f',
  supplier: 'digiflazz',
  kind: 'pulsa',
  itemCode: 'xld10',
  itemName: 'XL 10.000',
  target: '087800001230',
  zone: null,
  cost: 10_000n,
  priceMax: 11_000n,
  charged: null,
  reference: `REF-${Math.random()}`,
  supplierReference: null,
  status: 'open',
  review: null,
  asks: 1,
  askedAt: new Date(),
  nextAskAt: new Date(),
  serialNumber: null,
  answer: null,
  contradiction: null,
  locksTarget: false,
  notOurs: [],
  openedAt: new Date(),
  ...more,
})

describe('the published vectors (facts 1.2, 1.9)', () => {
  test.each([
    ['depo', 'bbdc33791a788937020fe2a2a5f1e051'],
    ['pricelist', 'b3a9a9630d2064b5e2c089db643b470d'],
    ['deposit', 'a5e98028d6d75a3cbe1032c957c32542'],
    ['INV-1001', '3c272f7fd716ccfdd1503a7097e6ec3e'],
    ['530000000001', '0ddfbf9553002111774ee8ae507a543b'],
  ])('a request is signed over %s', (suffix, md5) => expect(sign('demo_user', 'dev-demo-key', suffix)).toBe(md5))

  const first =
    '{"data":{"ref_id":"INV-1001","customer_no":"087800001233","buyer_sku_code":"xld10","message":"Transaksi Sukses","status":"Sukses","rc":"00","sn":"1234567890","buyer_last_saldo":990000,"price":10000}}'
  const escaped =
    '{"data":{"ref_id":"INV-1002","customer_no":"530000000001","buyer_sku_code":"pln20","message":"Transaksi Sukses","status":"Sukses","rc":"00","sn":"1111-2222-3333-4444-5555\\/BUDI\\/R1\\/900\\/13,5","buyer_last_saldo":969900,"price":20100}}'

  test('a webhook is verified over its raw bytes', () => {
    expect(
      webhookSignatureIsRight('demo-secret', Buffer.from(first), 'sha1=56c15857483a90864498f63ad3af5f801bf9dc63'),
    ).toBe(true)
    expect(
      webhookSignatureIsRight('demo-secret', Buffer.from(escaped), 'sha1=0f473d231524fa7c45afa04415d4d934d08a81f8'),
    ).toBe(true)
    // As somebody would sign who parsed the body and wrote it again.
    expect(
      webhookSignatureIsRight('demo-secret', Buffer.from(escaped), 'sha1=572a404e334d8f28a85601e44b16b76765296e49'),
    ).toBe(false)
  })

  test.each([
    undefined,
    '',
    'sha1=',
    'sha1=56c1',
    'sha1=56C15857483A90864498F63AD3AF5F801BF9DC63',
    '56c15857483a90864498f63ad3af5f801bf9dc63',
  ])('the signature %s is none', (header) =>
    expect(webhookSignatureIsRight('demo-secret', Buffer.from(first), header)).toBe(false),
  )
})

describe('what an answer means (facts 1.7, 1.8)', () => {
  const read = (rc: string, status: string, asked: 'first' | 'again') =>
    readTransaction({ ref_id: 'r', rc, status, message: '' }, asked).says

  test('the table holds every published code', () => expect(Object.keys(responseCodes)).toHaveLength(47))

  test.each(Object.entries(responseCodes))('rc %s, the first time', (rc, { group }) => {
    const expected =
      { done: 'success', pending: 'pending', reversed: 'reversed' }[group as string] ??
      (rc === '49' ? 'review' : 'failed')
    expect(read(rc, 'Gagal', 'first')).toBe(expected)
  })

  test.each(Object.entries(responseCodes))('rc %s, asked again', (rc, { group }) => {
    const expected = { done: 'success', pending: 'pending', reversed: 'reversed' }[group as string]
    const orElse = rc === '49' ? 'review' : isAboutTheQuery(rc) ? 'unknown' : 'failed'
    expect(read(rc, 'Gagal', 'again')).toBe(expected ?? orElse)
  })

  test('an unknown code is believed by its status, and without one nothing is certain', () => {
    expect(read('77', 'Sukses', 'first')).toBe('success')
    expect(read('77', 'Gagal', 'first')).toBe('failed')
    expect(read('77', 'PENDING', 'first')).toBe('pending')
    expect(read('77', '', 'first')).toBe('unknown')
  })

  test('a failure of the seller whose text speaks of balance is not ours', () =>
    expect(
      readTransaction({ ref_id: 'r', rc: '02', status: 'Gagal', message: 'Saldo seller habis' }, 'first'),
    ).toMatchObject({ says: 'failed' }))
})

test('an answer that cannot be read is told without what it says: it names customers', async () => {
  const server = createServer((_request, answer) =>
    answer.end('{"data":{"ref_id":"R","customer_no":"087812340009","rc":7,"sn":"1234-5678"}}'),
  ).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const apiKey = new Secret('dev-demo-key')
  const more = { webhookSecret: undefined, testing: false, timeoutMs: 1_000 }
  const digiflazz = createDigiflazz({ baseUrl, username: 'demo_user', apiKey, ...more })
  const error = await digiflazz.buy(purchase()).catch((failed: unknown) => failed)
  expect(String(error)).toContain('unreadable')
  expect(String(error)).not.toMatch(/0878|1234/)
  server.close()
})

describe('against the simulator', () => {
  let simulator: Awaited<ReturnType<typeof startDigiflazz>>
  const adapter = (more: { testing?: boolean; key?: string; timeoutMs?: number } = {}) =>
    createDigiflazz({
      baseUrl: `${simulator.url}/v1`,
      username: 'demo_user',
      apiKey: new Secret(more.key ?? 'dev-demo-key'),
      webhookSecret: new Secret('demo-secret'),
      testing: more.testing ?? true,
      timeoutMs: more.timeoutMs ?? 5_000,
    })
  const control = (path: string, body: object, method = 'POST') =>
    fetch(`${simulator.url}/control/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  beforeAll(async () => {
    simulator = await startDigiflazz({ settings: { requeryEveryMs: 0 } })
  })
  afterAll(() => simulator.close())

  test.each([
    ['087800001230', { says: 'success', serialNumber: '1234567890', charged: 10_000n }],
    ['087800001232', { says: 'failed' }],
    ['087800001233', { says: 'pending' }],
    ['087800001234', { says: 'pending' }],
  ])('test number %s answers as documented', async (target, answer) =>
    expect(await adapter().buy(purchase({ target }))).toMatchObject(answer),
  )

  test('a pending purchase is known by its reference and becomes final', async () => {
    const pending = purchase({ target: '087800001233' })
    expect(await adapter().buy(pending)).toMatchObject({ says: 'pending' })
    await eventually(async () => expect(await adapter().ask(pending, [])).toMatchObject({ says: 'success' }))
  })

  test('asking ten times buys once', async () => {
    const one = purchase({ target: '087812340001' })
    for (let i = 0; i < 10; i++) await adapter({ testing: false }).ask(one, [])
    const { counts } = (await (
      await fetch(`${simulator.url}/control/fulfilments?reference=${one.reference}`)
    ).json()) as { counts: { delivered: number }[] }
    expect(counts.map(({ delivered }) => delivered)).toEqual([1])
  })

  test('an old reference is not asked about: Digiflazz would have forgotten it, and buy', async () => {
    const nextAskAt = new Date()
    const one = purchase({
      target: '087812340003',
      nextAskAt,
      openedAt: new Date(nextAskAt.getTime() - 81 * 86_400_000),
    })
    expect(await adapter({ testing: false }).ask(one, [])).toMatchObject({ says: 'review' })
    const { counts } = (await (
      await fetch(`${simulator.url}/control/fulfilments?reference=${one.reference}`)
    ).json()) as { counts: unknown[] }
    expect(counts).toEqual([])
  })

  test('a wrong key the first time is a failure, later nothing', async () => {
    const wrong = adapter({ key: 'dev-wrong', testing: false })
    expect(await wrong.buy(purchase())).toMatchObject({ says: 'failed', text: expect.stringContaining('41') })
    expect(await wrong.ask(purchase(), [])).toMatchObject({ says: 'unknown' })
  })

  test('a price above our maximum is refused by the supplier', async () =>
    expect(await adapter({ testing: false }).buy(purchase({ priceMax: 100n, target: '087812340002' }))).toMatchObject({
      says: 'failed',
      text: expect.stringContaining('69'),
    }))

  test.each([
    ['a connection that breaks', { kind: 'drop', phase: 'after' }, 30_000],
    ['a page of a proxy', { kind: 'bad-gateway', phase: 'after' }, 30_000],
    // Long enough for the simulator to have read the question.
    ['silence', { kind: 'silence', phase: 'after' }, 2_000],
  ])('%s is thrown, so that the caller takes it for unknown', async (_what, fault, timeoutMs) => {
    const target = newTarget()
    await control('faults', { ...fault, target, times: 1 })
    const one = purchase({ target })
    await expect(adapter({ testing: false, timeoutMs }).buy(one)).rejects.toThrow()
    // It had been bought all the same, and asking again finds that.
    expect(await adapter({ testing: false }).ask(one, [])).toMatchObject({ says: 'success' })
  })

  test('the price list is read in our words; asked for too soon it says so', async () => {
    const items = await adapter().priceList()
    expect(items.length).toBeGreaterThan(450)
    expect(items.find(({ code }) => code === 'xld10')).toMatchObject({
      kind: 'pulsa',
      brand: 'XL',
      cost: 10_000n,
      sellable: true,
    })
    expect(items.filter(({ kind }) => kind === 'postpaid').every(({ cost }) => cost === null)).toBe(true)
    expect(items.some(({ cutOff }) => cutOff !== null)).toBe(true)
    expect(items.filter(({ kind }) => kind === 'other')).toEqual([])
    await expect(adapter().priceList()).rejects.toThrow(TooSoon)
  })

  test('what no database keeps is replaced in what they say, so that it is not tried for ever', () => {
    const data = {
      ref_id: 'R\\u0000',
      customer_no: '1',
      buyer_sku_code: 'x',
      message: '\\ud800',
      status: 'Sukses',
      rc: '00',
      sn: 'a\\u0000b',
      price: 1,
    }
    const raw = Buffer.from(JSON.stringify({ data }).replaceAll('\\\\u', '\\u'))
    expect(adapter().readWebhook(raw)).toMatchObject([
      { kind: 'answer', reference: 'R\ufffd', answer: { says: 'success' } },
    ])
  })

  test('a webhook with a forged body is not ours', async () => {
    const raw = Buffer.from('{"data":{"ref_id":"X","status":"Sukses","rc":"00"}}')
    expect(
      adapter().signatureIsRight(raw, { 'x-hub-signature': 'sha1=56c15857483a90864498f63ad3af5f801bf9dc63' }),
    ).toBe(false)
    expect(adapter().readWebhook(Buffer.from('not json'))).toEqual([{ kind: 'malformed' }])
    expect(adapter().readWebhook(Buffer.from('{"sed":"x","hook_id":"main","hook":{}}'))).toEqual([{ kind: 'ping' }])
  })
})
