import { eventually } from '@konter/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Konter } from '../konter.ts'
import { booksAreRight, orderIs } from '../promises.ts'

type Deposit = {
  id: string
  status: string
  payment: { reference: string; qrString: string; total: number; amount: number; fee: number }
}
type Order = { id: string; number: string; status: string; total: { amount: number }; serialNumber: string | null }

/** Journey 1 of product.md. */
export const topUpAndBuy = (start: () => Konter) =>
  describe('top up and buy', () => {
    let konter: Konter
    beforeAll(async () => {
      konter = start()
    })
    test('register → deposit by QRIS → callback → balance → buy → delivered → mutations and notifications', async () => {
      const customer = await konter.register()
      const { token } = customer

      const deposit = await konter.post<Deposit>('/v1/wallet/deposits', {
        token,
        body: { amount: 100_000, paymentMethod: 'tripay:QRIS' },
      })
      expect(deposit).toMatchObject({
        status: 201,
        body: {
          status: 'pending',
          payment: { amount: 100_000, fee: 1_450, total: 101_450, qrString: expect.stringMatching(/^000201/) },
        },
      })
      await konter.tripay(`transactions/${deposit.body.payment.reference}/pay`, {})
      await eventually(async () =>
        expect((await konter.get('/v1/wallet', { token })).body).toEqual({
          balance: 100_000,
          held: 0,
          available: 100_000,
          currency: 'IDR',
        }),
      )
      expect((await konter.get(`/v1/wallet/deposits/${deposit.body.id}`, { token })).body).toMatchObject({
        status: 'completed',
        payment: { status: 'paid' },
      })

      const found = await konter.get<{ items: { sku: string; price: { amount: number } }[] }>(
        '/v1/products?q=mobile%20legends%2086',
        { token },
      )
      const product = found.body.items[0]
      expect(product?.sku).toBe('mobile-legends-86-diamond')
      const asked = {
        sku: 'mobile-legends-86-diamond',
        input: { userId: '12345678', zoneId: '2001' },
        paymentMethod: 'wallet',
      }
      const quote = await konter.post<{ total: { amount: number } }>('/v1/quotes', { token, body: asked })
      expect(quote.body).toMatchObject({
        price: product?.price,
        fee: { amount: 0 },
        discount: { amount: 0 },
        total: product?.price,
      })
      const total = quote.body.total.amount

      const order = await konter.post<Order>('/v1/orders', { token, body: { ...asked, expectedTotal: total } })
      expect(order).toMatchObject({ status: 201, body: { status: 'paid', total: { amount: total } } })
      const done = await orderIs(konter, customer, order.body.id, 'completed')
      expect(done.serialNumber).toMatch(/\S/)
      expect(done.log.map(({ from, to }) => `${from}→${to}`)).toEqual([
        'pending_payment→paid',
        'paid→processing',
        'processing→completed',
      ])

      const mutations = await konter.get<{ items: object[] }>('/v1/wallet/mutations', { token })
      expect(mutations.body.items).toMatchObject([
        {
          kind: 'order-payment',
          amount: -total,
          balanceBefore: 100_000,
          balanceAfter: 100_000 - total,
          sequence: 2,
          reference: `order:${order.body.id}`,
        },
        { kind: 'deposit', amount: 100_000, balanceBefore: 0, balanceAfter: 100_000, sequence: 1 },
      ])
      await eventually(async () => {
        const { body } = await konter.get<{ items: { kind: string }[] }>('/v1/notifications', { token })
        expect(body.items.length).toBeGreaterThanOrEqual(2)
      })
      await booksAreRight(konter)
    })

    test('a phone-only customer tops up too, and the name of a product is found with typos', async () => {
      const phone = `0812${Math.floor(10_000_000 + Math.random() * 89_999_999)}`
      const { body } = await konter.post<{ accessToken: string; user: { phone: string } }>('/v1/auth/register', {
        body: { name: 'Sari', phone, password: 'kopi-tubruk-pagi-hari' },
      })
      expect(body.user.phone).toBe(`+62${phone.slice(1)}`)
      const deposit = await konter.post<Deposit>('/v1/wallet/deposits', {
        token: body.accessToken,
        body: { amount: 20_000, paymentMethod: 'tripay:QRIS' },
      })
      expect(deposit.status).toBe(201)
      const { body: found } = await konter.get<{ items: { sku: string }[] }>('/v1/products?q=mobil%20legend%2086')
      expect(found.items.map(({ sku }) => sku)).toContain('mobile-legends-86-diamond')
    })
  })
