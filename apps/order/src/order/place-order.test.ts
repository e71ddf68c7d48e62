import { randomUUID } from 'node:crypto'
import { callerFrom } from '@konter/service'
import { customer, type TestService, testService } from '@konter/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { orderService } from '../app.ts'
import type { Context } from '../context.ts'
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
    ledger: { post: async (transfer) => void posted.push(transfer) },
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
