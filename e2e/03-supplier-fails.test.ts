import { eventually } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Konter, type Session, startKonter } from './konter.ts'
import { booksAreRight, orderIs } from './promises.ts'

type Placed = { id: string; status: string; total: { amount: number } }
type Purchases = {
  purchases: { supplier: string; status: string; asks: number; review: string | null; contradiction: string | null }[]
}

/** Journey 3 of product.md: the first supplier fails for good, the second delivers; or all fail and the money is back, once. */
describe.each(['together', 'apart'] as const)('suppliers fail, services %s', (topology) => {
  let konter: Konter
  let customer: Session
  beforeAll(async () => {
    konter = await startKonter(topology)
    customer = await konter.register()
    await konter.deposit(customer, 2_000_000)
    // Time-outs are tested by hundreds of milliseconds, polls by moving the clock.
    await konter.digiflazz('settings', { requeryEveryMs: 0 }, 'PATCH')
  })
  afterAll(() => konter.stop())

  const balance = async () =>
    (await konter.get<{ balance: number }>('/v1/wallet', { token: customer.token })).body.balance
  const buy = async (zoneId: string, userId = '55500001') => {
    const body = { sku: 'mobile-legends-86-diamond', input: { userId, zoneId }, paymentMethod: 'wallet' }
    const answer = await konter.post<Placed>('/v1/orders', { token: customer.token, body })
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    return answer.body
  }
  const purchasesOf = async (id: string) =>
    (await konter.get<Purchases>(`/v1/admin/orders/${id}`, { token: await konter.staff() })).body.purchases
  /** Digiflazz gets user id and zone in one, VIP apart. */
  const scripts = (userId: string, zoneId: string, digiflazz: object[] | undefined, vip: object[] | undefined) =>
    Promise.all([
      digiflazz && konter.digiflazz('scripts', { target: `${userId}${zoneId}`, steps: digiflazz }),
      vip && konter.vip('scripts', { target: userId, steps: vip }),
    ])
  const fails = [{ answer: 'failed', rc: '02' }]
  const vipFails = [{ answer: 'waiting' }, { after: 100, becomes: 'failed' }]

  test('the next delivers after a final failure of the first', async () => {
    await scripts('55510001', '2001', fails, vipFails)
    await konter.digiflazz('scripts', undefined as never, 'DELETE').catch(() => {})
    await konter.vip('scripts', undefined as never, 'DELETE').catch(() => {})
    const first = (await orderOf('55510002', '2001', 'completed'))[0]?.supplier as 'digiflazz' | 'vip'
    await (first === 'digiflazz'
      ? scripts('55510003', '2001', fails, undefined)
      : scripts('55510003', '2001', undefined, [{ answer: 'failed' }]))
    const purchases = await orderOf('55510003', '2001', 'completed')
    expect(purchases.map(({ supplier, status }) => [supplier === first, status])).toEqual([
      [true, 'failed'],
      [false, 'succeeded'],
    ])
    await booksAreRight(konter)
  })

  async function orderOf(userId: string, zoneId: string, status: string) {
    const order = await buy(zoneId, userId)
    await orderIs(konter, customer, order.id, status)
    return purchasesOf(order.id)
  }

  test('all fail, and the money is back in the wallet once', async () => {
    const before = await balance()
    await scripts('55520001', '2001', fails, [{ answer: 'failed' }])
    const purchases = await orderOf('55520001', '2001', 'refunded')
    expect(purchases.map(({ status }) => status)).toEqual(['failed', 'failed'])
    expect(await balance()).toBe(before)
    await eventually(async () => {
      const { body } = await konter.get<{ items: { kind: string; amount: number }[] }>('/v1/wallet/mutations?limit=2', {
        token: customer.token,
      })
      expect(body.items.map(({ kind }) => kind)).toEqual(['refund', 'order-payment'])
    })
    await booksAreRight(konter)
  })

  test('a time-out is no failure: the same reference is asked again, and nobody else', async () => {
    for (const target of ['555300012001'])
      await konter.digiflazz('faults', { kind: 'drop', phase: 'after', target, times: 1 })
    await konter.vip('faults', { kind: 'drop', phase: 'after', target: '55530001', times: 1 })
    const order = await buy('2001', '55530001')
    await eventually(async () => expect((await purchasesOf(order.id))[0]?.asks).toBe(1))
    await orderIs(konter, customer, order.id, 'processing')
    konter.clock.forward(65_000)
    await orderIs(konter, customer, order.id, 'completed')
    expect(await purchasesOf(order.id)).toHaveLength(1)
    await booksAreRight(konter)
  })

  test('a delivery that is taken back credits the customer once', async () => {
    const before = await balance()
    const body = { sku: 'xl-10000', input: { phone: '087800330001' }, paymentMethod: 'wallet' }
    await konter.vip('items/XL10', { status: 'empty' }, 'PATCH').catch(() => {})
    await konter.digiflazz('scripts', {
      target: '087800330001',
      steps: [
        { answer: 'success', sn: 'S' },
        { after: 300, becomes: 'failed', rc: '74' },
      ],
    })
    const order = await konter.post<Placed>('/v1/orders', { token: customer.token, body })
    const [purchase] = await eventually(async () => {
      const purchases = await purchasesOf(order.body.id)
      expect(purchases.length).toBeGreaterThan(0)
      return purchases
    })
    if (purchase?.supplier !== 'digiflazz') return
    await orderIs(konter, customer, order.body.id, 'reversed')
    expect(await balance()).toBe(before)
    await booksAreRight(konter)
  })
})
