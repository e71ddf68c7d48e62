import { startVip } from '@konter/simulators'
import { staff, type TestService, testService } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { orderService } from '../app.ts'
import type { Context } from '../context.ts'
import { offerOf, orderIn, purchaseFor, target } from '../fixture.ts'
import type { Order } from '../order/order.ts'
import { askAgain, askFirst } from './ask-supplier.ts'
import { openPurchase } from './open-purchase.ts'
import { purchaseById, takeTurn } from './purchase.repo.ts'
import type { Purchase } from './purchase.ts'
import { resolvePurchase } from './resolve-purchase.ts'

let vip: Awaited<ReturnType<typeof startVip>>
let orders: TestService<Context>
beforeAll(async () => {
  vip = await startVip({ settings: { settleMs: 0 } })
  orders = await testService(orderService, {
    VIP_BASE_URL: `${vip.url}/api`,
    VIP_API_ID: 'DEMOID',
    VIP_API_KEY: 'DEMOKEY123',
    DIGIFLAZZ_USERNAME: 'demo_user',
    DIGIFLAZZ_API_KEY: 'dev-demo-key',
    SUPPLIER_TIMEOUT_MS: '5000',
  })
})
afterAll(async () => {
  await orders.stop()
  await vip.close()
})

const clerk = staff('order:operate', 'order:read')
const minutesLater = (minutes: number): Context => ({
  ...orders.ctx,
  now: () => new Date(Date.now() + minutes * 60_000),
})
const says = (outcome: 'delivered' | 'not-delivered', more: object = {}) => ({ outcome, reason: 'by phone', ...more })
const resolve = (id: string, body: object) =>
  orders.post<{ code?: string }>(`/v1/admin/orders/${id}/resolve`, { as: clerk, body })

describe('while a call may still arrive', () => {
  test.each([
    ['digiflazz', true, 'asked a second ago', { openedAt: -600, askedAt: -1 }],
    ['digiflazz', false, 'asked a minute ago', { openedAt: -600, askedAt: -60 }],
    ['vip', true, 'asked to sell a second ago', { openedAt: -1, askedAt: -1 }],
    ['vip', false, 'searched a second ago, which buys nothing', { openedAt: -600, askedAt: -1 }],
  ])('%s, refused %s: %s', async (supplier, isRefused, _when, { openedAt, askedAt }) => {
    const order = await orderIn(orders, 'processing')
    const at = (seconds: number) => new Date(Date.now() + seconds * 1000)
    await purchaseFor(orders, order, { supplier, openedAt: at(openedAt) })
    await orders.db.query('update purchase set asked_at = $2 where order_id = $1', [order.id, at(askedAt)])
    const answer = await resolve(order.id, says('not-delivered'))
    expect(answer.status).toBe(isRefused ? 409 : 200)
    if (!isRefused) return
    expect(answer.body).toMatchObject({ code: 'order.supplier-being-asked' })
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  })

  test('nobody takes the turn to ask between the look and the word', async () => {
    for (let i = 0; i < 20; i++) {
      const order = await orderIn(orders, 'processing')
      const { id } = await purchaseFor(orders, order)
      const later = minutesLater(10)
      const [turn, word] = await Promise.allSettled([
        takeTurn(orders.db, id, later.now(), later.now()),
        resolvePurchase(later, order.id, 'user:clerk', says('not-delivered')),
      ])
      const hasTurn = turn.status === 'fulfilled' && turn.value !== undefined
      expect(word.status).toBe(hasTurn ? 'rejected' : 'fulfilled')
    }
  })
})

describe('VIP Reseller, which knows no reference of ours', () => {
  const fault = (phase: 'before' | 'after', to: string) =>
    fetch(`${vip.url}/control/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'drop', phase, target: to, times: 1, operation: 'order' }),
    })

  /** Asked to sell, and its answer is lost: `after` it was delivered, or `before` it was heard. */
  async function lost(phase: 'before' | 'after', to: string): Promise<{ order: Order; purchase: Purchase }> {
    const order = await orderIn(orders, 'paid', { offers: [offerOf('vip', { target: to })], target: to })
    await fault(phase, to)
    const opened = await openPurchase(orders.ctx, order, [])
    if (typeof opened === 'string' || !('purchase' in opened)) throw new Error('nothing was opened')
    expect(await askFirst(orders.ctx, opened.purchase)).toMatchObject({ status: 'open', supplierReference: null })
    return { order, purchase: opened.purchase }
  }
  /** Until it knows: a connection of the pool may have been dropped with the lost answer, and it may take its time. */
  const search = ({ id }: Purchase, minutes = 10): Promise<Purchase> =>
    purchaseById(orders.db, id)
      .then((purchase) => askAgain(minutesLater(minutes), purchase))
      .then((asked) => (/^(no answer|waiting)$/.test(asked.answer ?? '') ? search(asked, minutes + 10) : asked))

  test.each(['delivered', 'not-delivered'] as const)(
    'what staff called %s without its number is never taken for a later purchase',
    async (outcome) => {
      const to = target()
      const first = await lost('after', to)
      await resolvePurchase(minutesLater(1), first.order.id, 'user:clerk', says(outcome))
      const second = await lost('before', to)
      expect(await search(second.purchase)).toMatchObject({ status: 'open', supplierReference: null })
      await resolvePurchase(minutesLater(20), second.order.id, 'user:clerk', says('not-delivered'))
      const third = await lost('after', to)
      expect(await search(third.purchase)).toMatchObject({ status: 'succeeded', supplierReference: expect.any(String) })
    },
  )

  test('nothing is bought while it does not say what is there already', async () => {
    const to = target()
    const { order } = await lost('after', to)
    await resolvePurchase(minutesLater(1), order.id, 'user:clerk', says('delivered'))
    await fetch(`${vip.url}/control/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'bad-gateway', phase: 'before', operation: 'status', times: 1 }),
    })
    const next = await orderIn(orders, 'paid', { offers: [offerOf('vip', { target: to })] })
    expect(await openPurchase(orders.ctx, next, [])).toMatchObject({ rest: expect.any(Date) })
    expect(await openPurchase(orders.ctx, next, [])).toMatchObject({ purchase: { notOurs: [expect.any(String)] } })
  })

  test('409 for a number of another purchase', async () => {
    const [one, two] = [await orderIn(orders, 'processing'), await orderIn(orders, 'processing')]
    const openedAt = new Date(Date.now() - 600_000)
    await purchaseFor(orders, one, { supplier: 'vip', openedAt })
    await purchaseFor(orders, two, { supplier: 'vip', openedAt })
    const body = says('delivered', { supplierReference: `TRX-${one.number}` })
    expect((await resolve(one.id, body)).status).toBe(200)
    expect((await resolve(two.id, body)).body).toMatchObject({ code: 'order.supplier-reference-taken' })
  })
})
