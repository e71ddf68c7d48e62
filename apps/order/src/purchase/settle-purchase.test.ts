import { randomUUID } from 'node:crypto'
import { money } from '@konter/core'
import { type TestService, testService } from '@konter/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { orderService } from '../app.ts'
import type { Context } from '../context.ts'
import { insertOrder } from '../order/order.repo.ts'
import { insertPurchase, purchaseById } from './purchase.repo.ts'
import { type Answer, consequences, type Purchase, type PurchaseStatus } from './purchase.ts'
import { settleAndWake } from './settle-purchase.ts'

/**
 * Answers of one purchase that arrive at once, each weighed against what it had read before: what they leave behind is what
 * some order of them, one after the other, leaves by the table. `SEED=… PROPERTY_RUNS=10000` for long or repeated runs.
 */
const runs = Number(process.env.PROPERTY_RUNS ?? 60)
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)

let orders: TestService<Context>
beforeAll(async () => {
  orders = await testService(orderService)
})
afterAll(() => orders.stop())

async function openPurchase(): Promise<Purchase> {
  const now = new Date()
  const [id, orderId] = [randomUUID(), randomUUID()]
  const total = money(10_000)
  await insertOrder(orders.db, {
    id: orderId,
    number: orderId,
    userId: randomUUID(),
    guest: false,
    customerType: 'retail',
    memberLevel: 'bronze',
    sku: 'xl-10000',
    productName: 'XL 10.000',
    kind: 'pulsa',
    input: {},
    target: '087812340001',
    paymentMethod: 'wallet',
    price: total,
    fee: money(0),
    discount: money(0),
    total,
    status: 'pending_payment',
    paymentId: null,
    received: null,
    serialNumber: null,
    offers: [],
    offersAt: now,
    placedAt: now,
    finishedAt: null,
    driveAt: null,
    drives: 0,
    traceparent: null,
  })
  const purchase: Purchase = {
    id,
    orderId,
    attempt: 1,
    offerId: 'f',
    supplier: 'digiflazz',
    kind: 'pulsa',
    itemCode: 'xld10',
    itemName: 'XL 10.000',
    target: '087812340001',
    zone: null,
    cost: 9_000n,
    priceMax: 10_000n,
    charged: null,
    reference: id,
    supplierReference: null,
    status: 'open',
    review: null,
    asks: 1,
    askedAt: now,
    nextAskAt: now,
    serialNumber: null,
    answer: null,
    contradiction: null,
    locksTarget: false,
    notOurs: [],
    openedAt: now,
  }
  await insertPurchase(orders.db, purchase)
  return purchase
}

const says = ['success', 'pending', 'failed', 'reversed', 'unknown', 'review'] as const
const answerOf = (word: Answer['says']): Answer =>
  word === 'success'
    ? { says: word, serialNumber: 'SN', charged: 9_000n, supplierReference: null, text: word }
    : { says: word, supplierReference: null, text: word }

type Left = { status: PurchaseStatus; contradicted: boolean }

/** All that some order of them leaves. */
function possible(words: readonly Answer['says'][], from: Left = { status: 'open', contradicted: false }): Set<string> {
  if (words.length === 0) return new Set([JSON.stringify(from)])
  return new Set(
    words.flatMap((word, index) => {
      const consequence = consequences[from.status][word]
      const after: Left = {
        status: consequence === 'stay' || consequence === 'contradiction' ? from.status : consequence,
        contradicted: from.contradicted || consequence === 'contradiction',
      }
      return [...possible(words.toSpliced(index, 1), after)]
    }),
  )
}

test(`${runs} times several answers at once leave what some order of them leaves, seed ${seed}`, async () => {
  const histories = fc.array(fc.constantFrom(...says), { minLength: 2, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(histories, async (words) => {
      const purchase = await openPurchase()
      // Each has read it while it was open.
      await Promise.all(
        words.map((word) => orders.ctx.transaction((tx) => settleAndWake(orders.ctx, tx, purchase, answerOf(word)))),
      )
      const { status, contradiction } = await purchaseById(orders.db, purchase.id)
      expect([...possible(words)]).toContain(JSON.stringify({ status, contradicted: contradiction !== null }))
    }),
    { seed, numRuns: runs },
  )
}, 600_000)
