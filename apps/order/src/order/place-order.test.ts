import { randomUUID } from 'node:crypto'
import type { OpenPayment } from '@konter/contracts'
import { Problem } from '@konter/core'
import { callerFrom } from '@konter/service'
import { customer, type TestService, testService } from '@konter/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { orderService } from '../app.ts'
import type { Context } from '../context.ts'
import { orderIn } from '../fixture.ts'
import type { LedgerTransfer } from '../ledger.ts'
import { orderById } from './order.repo.ts'
import { placeOrder } from './place-order.ts'

let orders: TestService<Context>
beforeAll(async () => {
  orders = await testService(orderService)
})
afterAll(() => orders.stop())

test('of two who work on one request, because a lease ended, the second charges what the first had quoted', async () => {
  const posted: LedgerTransfer[] = []
  const at = (amount: number): Context => ({
    ...orders.ctx,
    catalog: {
      quote: async () => ({
        verdict: 'accepted',
        product: { sku: 'xl-10000', name: 'XL 10.000', brand: 'XL', kind: 'pulsa' },
        target: '087812340001',
        offers: [],
        price: { amount, currency: 'IDR' },
      }),
    },
    ledger: { ...orders.ctx.ledger, post: async (transfer) => void posted.push(transfer) },
  })
  const claim = {
    id: randomUUID(),
    key: 'k',
    resumed: false,
    leaseUntil: new Date(),
    stands: false,
    answer: async () => {},
  }
  const caller = callerFrom({ ...customer(), iss: 'gateway', exp: 0 })
  const input = { sku: 'xl-10000', input: {}, paymentMethod: 'wallet' }
  await placeOrder(at(10_000), { ...claim }, caller, input)
  await placeOrder(at(12_000), { ...claim }, caller, input)
  expect(posted.map(({ postings }) => postings.map(({ amount }) => amount))).not.toContainEqual([12_000])
  expect((await orderById(orders.db, claim.id))?.total.amount).toBe(10_000n)
})

const caller = () => callerFrom({ ...customer(), iss: 'gateway', exp: 0 })
const newClaim = (id: string = randomUUID()) => ({
  id,
  key: 'k',
  resumed: false,
  leaseUntil: new Date(),
  stands: false,
  answer: async () => {},
})
const paidBy = (paymentMethod: string) => ({ sku: 'xl-10000', input: {}, paymentMethod })

test('409 when the payment fee changes between the quote and the payment; nothing is left, and the key is free', async () => {
  const fees = [700, 800, 800]
  const asked: OpenPayment[] = []
  const words = { id: '', en: '' }
  const ctx: Context = {
    ...orders.ctx,
    catalog: {
      quote: async () => ({
        verdict: 'accepted',
        product: { sku: 'xl-10000', name: 'XL 10.000', brand: 'XL', kind: 'pulsa' },
        target: '087812340001',
        offers: [],
        price: { amount: 10_000, currency: 'IDR' },
      }),
    },
    users: { ...orders.ctx.users, contact: async () => ({ name: 'Budi', email: null, phone: null }) },
    payments: {
      ...orders.ctx.payments,
      methods: async () => [
        { code: 'tripay:QRIS', fee: { amount: fees.shift() ?? 0, currency: 'IDR' }, min: 1, max: 1e6, available: true },
      ],
      open: async (payment) => {
        asked.push(payment)
        throw new Problem('payment.total-changed', { status: 409, title: words, detail: words }, {})
      },
    },
  }
  const claim = newClaim()
  await expect(placeOrder(ctx, claim, caller(), paidBy('tripay:QRIS'))).rejects.toMatchObject({
    code: 'order.price-changed',
    status: 409,
    message: expect.stringContaining('10800 rupiah now, not 10700'),
  })
  expect(asked).toMatchObject([{ amount: 10_000, total: 10_700 }])
  expect(await orderById(orders.db, claim.id)).toBeUndefined()
  expect(claim.stands).toBe(false)
})

test('who resumes the request of an order that has ended meanwhile opens no payment for it', async () => {
  const asker = customer()
  const { id } = await orderIn(orders, 'pending_payment', { paymentMethod: 'tripay:QRIS', userId: asker.sub })
  await orders.db.query(`update "order" set status = 'expired' where id = $1`, [id])
  const resumed = { ...newClaim(id), resumed: true, stands: true }
  const open = () => Promise.reject(new Error('nothing is to be opened'))
  const ctx: Context = { ...orders.ctx, payments: { ...orders.ctx.payments, open } }
  const by = callerFrom({ ...asker, iss: 'gateway', exp: 0 })
  expect(await placeOrder(ctx, resumed, by, paidBy('tripay:QRIS'))).toMatchObject({ id, status: 'expired' })
})
