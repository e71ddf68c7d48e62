import { eventually } from '@konter/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Konter, Session } from '../konter.ts'
import { booksAreRight, orderIs } from '../promises.ts'

type Placed = { id: string; status: string; total: { amount: number } }
type Purchase = {
  supplier: string
  status: string
  asks: number
  review: string | null
  contradiction: string | null
  reference: string
}

/**
 * Journey 3 of product.md: the first supplier fails for good, the second delivers; or all fail and the money is back, once.
 * 86 diamonds are cheaper at VIP Reseller, so it is asked first; Digiflazz gets user id and zone in one number.
 */
export const supplierFails = (start: () => Konter) =>
  describe('suppliers fail', () => {
    let konter: Konter
    let customer: Session
    beforeAll(async () => {
      konter = start()
      customer = await konter.register()
      await konter.deposit(customer, 2_000_000)
    })
    const balance = async () =>
      (await konter.get<{ balance: number }>('/v1/wallet', { token: customer.token })).body.balance
    const buy = async (userId: string) => {
      const body = { sku: 'mobile-legends-86-diamond', input: { userId, zoneId: '2001' }, paymentMethod: 'wallet' }
      const answer = await konter.post<Placed>('/v1/orders', { token: customer.token, body })
      expect(answer.status, JSON.stringify(answer.body)).toBe(201)
      return answer.body
    }
    const purchasesOf = async (id: string) =>
      (await konter.get<{ purchases: Purchase[] }>(`/v1/admin/orders/${id}`, { token: await konter.staff() })).body
        .purchases
    const vipSays = (userId: string, ...steps: object[]) => konter.vip('scripts', { target: userId, steps })
    const digiflazzSays = (userId: string, ...steps: object[]) =>
      konter.digiflazz('scripts', { target: `${userId}2001`, steps })

    test('the next delivers after a final failure of the first', async () => {
      await vipSays('55510001', { answer: 'failed' })
      const order = await buy('55510001')
      await orderIs(konter, customer, order.id, 'completed')
      expect(await purchasesOf(order.id)).toMatchObject([
        { supplier: 'vip', status: 'failed' },
        { supplier: 'digiflazz', status: 'succeeded' },
      ])
      await booksAreRight(konter)
    })

    test('the next delivers when the first fails after a while', async () => {
      await vipSays('55510002', { answer: 'pending' }, { after: 200, becomes: 'failed' })
      const order = await buy('55510002')
      await orderIs(konter, customer, order.id, 'completed')
      expect((await purchasesOf(order.id)).map(({ status }) => status)).toEqual(['failed', 'succeeded'])
    })

    test('all fail, and the money is back in the wallet once', async () => {
      const before = await balance()
      await vipSays('55520001', { answer: 'failed' })
      await digiflazzSays('55520001', { answer: 'failed', rc: '02' })
      const order = await buy('55520001')
      await orderIs(konter, customer, order.id, 'refunded')
      expect((await purchasesOf(order.id)).map(({ status }) => status)).toEqual(['failed', 'failed'])
      expect(await balance()).toBe(before)
      const { body } = await konter.get<{ items: { kind: string }[] }>('/v1/wallet/mutations?limit=2', {
        token: customer.token,
      })
      expect(body.items.map(({ kind }) => kind)).toEqual(['refund', 'order-payment'])
      await booksAreRight(konter)
    })

    test.each([
      ['VIP Reseller, which knows no reference of ours', '55530001', 'vip'],
      ['Digiflazz, by the same reference', '55530002', 'digiflazz'],
    ] as const)('a time-out is no failure: %s is asked again, and nobody else', async (_who, userId, supplier) => {
      if (supplier === 'digiflazz') await vipSays(userId, { answer: 'failed' })
      const target = supplier === 'vip' ? userId : `${userId}2001`
      await konter[supplier]('faults', { kind: 'drop', phase: 'after', target, times: 1 })
      // And no webhook either: only asking again can tell.
      await konter[supplier]('faults', { kind: 'webhook-none', target, times: 10 })
      const order = await buy(userId)
      await eventually(async () =>
        expect((await purchasesOf(order.id)).at(-1)).toMatchObject({ supplier, status: 'open', asks: 1 }),
      )
      konter.clock.forward(65_000)
      await orderIs(konter, customer, order.id, 'completed')
      const purchases = await purchasesOf(order.id)
      expect(purchases.at(-1)).toMatchObject({ supplier, status: 'succeeded' })
      expect(purchases.filter((each) => each.supplier === supplier)).toHaveLength(1)
      await booksAreRight(konter)
    })

    test('late, duplicate and contradictory webhooks change nothing that is final', async () => {
      await vipSays('55540001', { answer: 'failed' })
      const order = await buy('55540001')
      await orderIs(konter, customer, order.id, 'completed')
      const [, delivered] = await purchasesOf(order.id)
      const webhook = (data: object) =>
        konter.digiflazz(`transactions/${delivered?.reference}/webhook`, { times: 3, data })
      await webhook({})
      await webhook({ status: 'Gagal', rc: '02', message: 'Transaksi Gagal' })
      await webhook({ status: 'Pending', rc: '03' })
      await eventually(async () =>
        expect((await purchasesOf(order.id))[1]?.contradiction).toContain('failed after succeeded'),
      )
      await orderIs(konter, customer, order.id, 'completed')
      await booksAreRight(konter)
    })

    test.each(['wrong', 'missing'])('a webhook with a %s signature is refused', async (signature) => {
      const order = await buy('55550001')
      await orderIs(konter, customer, order.id, 'completed')
      const { rows } = await konter.db.query(
        `select reference from "order".purchase where supplier = 'digiflazz' limit 1`,
      )
      const { answers } = await konter.digiflazz<{ answers: { status: number }[] }>(
        `transactions/${rows[0].reference}/webhook`,
        { signature },
      )
      expect(answers[0]?.status).toBe(401)
    })

    test('a delivery that is taken back credits the customer once', async () => {
      const before = await balance()
      await vipSays('55560001', { answer: 'failed' })
      await digiflazzSays(
        '55560001',
        { answer: 'success', sn: 'TAKEN-BACK' },
        { after: 500, becomes: 'failed', rc: '74' },
      )
      const order = await buy('55560001')
      await orderIs(konter, customer, order.id, 'reversed')
      expect(await balance()).toBe(before)
      await booksAreRight(konter)
    })

    test('a delivery that is taken back without a word is found out by asking again', async () => {
      const before = await balance()
      await vipSays('55560002', { answer: 'failed' })
      await digiflazzSays(
        '55560002',
        { answer: 'success' },
        { after: 100, becomes: 'failed', rc: '74', webhook: false },
      )
      const order = await buy('55560002')
      await orderIs(konter, customer, order.id, 'completed')
      // It has happened before anybody looks back.
      await eventually(async () => {
        const { counts } = await konter.digiflazz<{ counts: { reversed: number }[] }>('fulfilments?target=555600022001')
        expect(counts[0]?.reversed).toBe(1)
      })
      const asks = async () => (await purchasesOf(order.id)).at(-1)?.asks ?? 0
      konter.clock.forward(61 * 60_000)
      await konter.renew(customer)
      await eventually(async () => expect(await asks()).toBeGreaterThan(1))
      // A connection may have been lost in that hour: then it is asked once more a minute later.
      konter.clock.forward(2 * 60_000)
      await orderIs(konter, customer, order.id, 'reversed')
      expect(await balance()).toBe(before)
      await booksAreRight(konter)
    })

    test('what only staff can find out, staff decide', async () => {
      await konter.vip('faults', { kind: 'drop', phase: 'before', target: '55570001', times: 1 })
      const order = await buy('55570001')
      for (let minutes = 0; minutes < 8; minutes++) {
        const asks = (await purchasesOf(order.id))[0]?.asks ?? 0
        konter.clock.forward(11 * 60_000)
        await eventually(async () => expect((await purchasesOf(order.id))[0]?.asks).toBeGreaterThan(asks))
      }
      expect((await purchasesOf(order.id))[0]).toMatchObject({
        status: 'open',
        review: expect.stringContaining('not among'),
      })
      await konter.renew(customer)
      const token = await konter.staff()
      const listed = await konter.get<{ items: { id: string }[] }>('/v1/admin/orders?review=true', { token })
      expect(listed.body.items.map(({ id }) => id)).toContain(order.id)
      expect(
        (
          await konter.post(`/v1/admin/orders/${order.id}/resolve`, {
            token: customer.token,
            body: { outcome: 'not-delivered', reason: 'me' },
          })
        ).status,
      ).toBe(403)
      await konter.post(`/v1/admin/orders/${order.id}/resolve`, {
        token,
        body: { outcome: 'not-delivered', reason: 'asked by telephone' },
      })
      await orderIs(konter, customer, order.id, 'completed')
      await booksAreRight(konter)
    })
  })
