import { randomUUID } from 'node:crypto'
import { eventually } from '@konter/testing'
import { describe, expect, test } from 'vitest'
import type { Konter } from '../konter.ts'
import { booksAreRight } from '../promises.ts'

type Placed = { id: string; code?: string; total: { amount: number } }

/** Many at once: what is exact one by one is exact then too. */
export const atOnce = (start: () => Konter) =>
  describe('at once', () => {
    test('200 purchases on a wallet that can pay for 100: exactly 100 succeed', async () => {
      const konter = start()
      const customer = await konter.register()
      const { token } = customer
      const body = (i: number) => ({
        sku: 'xl-10000',
        input: { phone: `0878${10_000_000 + i}` },
        paymentMethod: 'wallet',
      })
      const { body: quote } = await konter.post<{ total: { amount: number } }>('/v1/quotes', { token, body: body(0) })
      await konter.deposit(customer, quote.total.amount * 100)

      // As a client does: on a slow machine some have no answer in time, and ask again with their key.
      const buy = (i: number) => {
        const key = randomUUID()
        return eventually(
          async () => {
            const answer = await konter.post<Placed>('/v1/orders', { token, key, body: body(i) })
            if (answer.status >= 500 || answer.status === 409) throw new Error(`${answer.status} ${answer.body.code}`)
            return answer
          },
          { withinMs: 90_000, everyMs: 500 },
        )
      }
      const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => buy(i)))
      const refused = answers.filter(({ status }) => status !== 201)
      expect(refused.map(({ status, body: { code } }) => `${status} ${code}`)).toEqual(
        Array(100).fill('402 wallet.insufficient-balance'),
      )
      expect((await konter.get('/v1/wallet', { token })).body).toMatchObject({ balance: 0, available: 0 })

      const { rows } = await konter.db.query(`select count(*)::int as n from "order"."order" where user_id = $1`, [
        customer.userId,
      ])
      expect(rows[0].n, 'a refusal creates nothing').toBe(100)
      await eventually(
        async () => {
          const { rows } = await konter.db.query(
            `select status, count(*)::int as n from "order"."order" where user_id = $1 group by status`,
            [customer.userId],
          )
          expect(rows).toEqual([{ status: 'completed', n: 100 }])
        },
        { withinMs: 60_000, everyMs: 200 },
      )
      await booksAreRight(konter)
    }, 180_000)

    test('the same callback 50 times at once, shuffled with others, credits each deposit once', async () => {
      const konter = start()
      const deposits = await Promise.all(
        Array.from({ length: 5 }, async () => {
          const customer = await konter.register()
          const { body } = await konter.post<{ payment: { reference: string } }>('/v1/wallet/deposits', {
            token: customer.token,
            body: { amount: 25_000, paymentMethod: 'tripay:QRIS2' },
          })
          await konter.tripay(`transactions/${body.payment.reference}/pay`, { callback: false })
          return { token: customer.token, reference: body.payment.reference }
        }),
      )
      // In turns that never repeat the order: 7 and 250 share no divisor.
      const shuffled = Array.from({ length: 250 }, (_, i) => deposits[((i * 7) % 250) % 5]?.reference)
      await Promise.all(shuffled.map((reference) => konter.tripay(`transactions/${reference}/callback`, { times: 1 })))
      for (const { token } of deposits) {
        await eventually(async () =>
          expect((await konter.get('/v1/wallet', { token })).body).toMatchObject({ balance: 25_000 }),
        )
        expect((await konter.get<{ items: object[] }>('/v1/wallet/mutations', { token })).body.items).toHaveLength(1)
      }
      await booksAreRight(konter)
    })

    test('the same order 20 times at once with one key is one order', async () => {
      const konter = start()
      const customer = await konter.register()
      await konter.deposit(customer, 100_000)
      const key = randomUUID()
      const ask = () =>
        konter.post<Placed>('/v1/orders', {
          token: customer.token,
          key,
          body: { sku: 'xl-10000', input: { phone: '087819990001' }, paymentMethod: 'wallet' },
        })
      const answers = await Promise.all(Array.from({ length: 20 }, ask))
      expect(new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.id)).size).toBe(1)
      expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true)
      const { body } = await konter.get<{ items: object[] }>('/v1/orders', { token: customer.token })
      expect(body.items).toHaveLength(1)
      await booksAreRight(konter)
    })
  })
