import { randomUUID } from 'node:crypto'
import { eventually } from '@konter/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Konter } from '../konter.ts'
import { booksAreRight, orderIs } from '../promises.ts'

type Placed = {
  id: string
  status: string
  total: { amount: number }
  payment: { reference: string; total: number }
  guest: { accessToken: string }
}

const pulsa = (phone: string) => ({
  sku: 'xl-10000',
  input: { phone },
  paymentMethod: 'tripay:QRIS',
  contact: { phone: '0812 3456 7890' },
})

/** Journey 2 of product.md: a guest buys with QRIS; the supplier says "pending" for a while. */
export const guestBuys = (start: () => Konter) =>
  describe('a guest buys', () => {
    let konter: Konter
    beforeAll(async () => {
      konter = start()
    })
    const place = (phone: string, key?: string) =>
      konter.post<Placed>('/v1/orders', { body: pulsa(phone), ...(key === undefined ? {} : { key }) })
    const script = (target: string, steps: object[]) =>
      Promise.all([konter.digiflazz('scripts', { target, steps }), konter.vip('scripts', { target, steps })])

    test('with QRIS; the supplier says pending, and completes by webhook', async () => {
      await script('087800110001', [{ answer: 'pending' }, { after: 1_500, becomes: 'success', sn: 'SN-LATER' }])
      const { status, body } = await place('087800110001')
      expect(status).toBe(201)
      expect(body).toMatchObject({ status: 'pending_payment', payment: { total: body.total.amount } })
      await konter.tripay(`transactions/${body.payment.reference}/pay`, {})
      const token = body.guest.accessToken
      await orderIs(konter, { token }, body.id, 'processing')
      expect(await orderIs(konter, { token }, body.id, 'completed')).toMatchObject({ serialNumber: expect.any(String) })
      await booksAreRight(konter)
    })

    test('the same request twenty times in parallel is one order, and a lost answer is had again, token included', async () => {
      const key = randomUUID()
      const answers = await Promise.all(Array.from({ length: 20 }, () => place('087800110002', key)))
      expect(new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.id)).size).toBe(1)
      expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true)
      const again = await eventually(async () => {
        const answer = await place('087800110002', key)
        expect(answer.status).toBe(201)
        return answer
      })
      expect((await konter.get(`/v1/orders/${again.body.id}`, { token: again.body.guest.accessToken })).status).toBe(
        200,
      )
      const { rows } = await konter.db.query(
        `select 1 from "order"."order" where target like '%087800110002%' or input->>'phone' = '087800110002'`,
      )
      expect(rows).toHaveLength(1)
    })

    test('who pays too late finds the money in their wallet', async () => {
      const { body } = await place('087800110003')
      const token = body.guest.accessToken
      await konter.tripay(`transactions/${body.payment.reference}/expire`, {})
      await orderIs(konter, { token }, body.id, 'expired')
      await konter.tripay(`transactions/${body.payment.reference}/pay`, {})
      await eventually(async () =>
        expect((await konter.get('/v1/wallet', { token })).body).toMatchObject({ balance: body.total.amount }),
      )
      await booksAreRight(konter)
    })

    test('what the gateway gives back is taken back out of the wallet; for goods that were delivered it is owed', async () => {
      const { body: late } = await place('087800110005')
      const token = late.guest.accessToken
      const balance = async () => (await konter.get<{ balance: number }>('/v1/wallet', { token })).body.balance
      await konter.tripay(`transactions/${late.payment.reference}/expire`, {})
      await orderIs(konter, { token }, late.id, 'expired')
      await konter.tripay(`transactions/${late.payment.reference}/pay`, {})
      await eventually(async () => expect(await balance()).toBe(late.total.amount))
      await konter.tripay(`transactions/${late.payment.reference}/refund`, {})
      await eventually(async () => expect(await balance()).toBe(0), { withinMs: 30_000 })

      const { body: bought } = await place('087800110006')
      await konter.tripay(`transactions/${bought.payment.reference}/pay`, {})
      await orderIs(konter, { token: bought.guest.accessToken }, bought.id, 'completed')
      await konter.tripay(`transactions/${bought.payment.reference}/refund`, {})
      const staff = { token: await konter.staff() }
      await eventually(async () =>
        expect((await konter.get(`/v1/admin/orders/${bought.id}`, staff)).body).toMatchObject({
          refunds: [{ taken: 0, claimed: bought.total.amount }],
        }),
      )
      expect((await konter.get('/v1/admin/wallet/take-backs?claimed=true&limit=1', staff)).body).toMatchObject({
        items: [{ reference: `order:${bought.id}`, claimed: bought.total.amount }],
      })
      await eventually(async () =>
        expect((await konter.get('/v1/notifications', { token: bought.guest.accessToken })).body).toMatchObject({
          items: expect.arrayContaining([expect.objectContaining({ kind: 'payment.refunded' })]),
        }),
      )
      await booksAreRight(konter)
    })

    test('422 without a way to reach the guest, and nothing is created', async () => {
      const { contact: _, ...body } = pulsa('087800110004')
      expect(await konter.post('/v1/orders', { body })).toMatchObject({
        status: 422,
        body: { code: 'order.contact-missing' },
      })
      expect(await konter.post('/v1/orders', { body: { ...body, contact: { phone: '12' } } })).toMatchObject({
        status: 400,
      })
    })
  })
