import { createHmac, randomUUID } from 'node:crypto'
import { type TestService, testService } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { orderService } from '../app.ts'
import type { Context } from '../context.ts'
import { orderIn, purchaseFor } from '../fixture.ts'
import { purchaseById } from '../purchase/purchase.repo.ts'
import type { PurchaseStatus } from '../purchase/purchase.ts'

/** Webhooks of Digiflazz (facts 1.8), as they come in at the door. */

const secret = 'demo-secret'
let orders: TestService<Context>
beforeAll(async () => {
  orders = await testService(orderService, { DIGIFLAZZ_WEBHOOK_SECRET: secret })
})
afterAll(() => orders.stop())

const codes = { success: '00', pending: '03', failed: '02', reversed: '74' }
type Says = keyof typeof codes

/** As they word it. Text of its own makes it a message of its own. */
const wording = (reference: string, says: Says, message: string = randomUUID()) =>
  JSON.stringify({
    data: {
      ref_id: reference,
      customer_no: '087812340001',
      buyer_sku_code: 'xld10',
      message,
      status: says === 'success' ? 'Sukses' : says === 'pending' ? 'Pending' : 'Gagal',
      rc: codes[says],
      sn: says === 'success' ? 'SN-1' : '',
      price: 9_000,
    },
  })

const send = (raw: string, signature = `sha1=${createHmac('sha1', secret).update(raw).digest('hex')}`) =>
  orders.post<{ code?: string }>('/v1/suppliers/digiflazz/webhook', {
    body: raw as never,
    headers: { 'x-hub-signature': signature, 'content-type': 'application/json' },
  })

const kept = (raw: string) =>
  orders.db.query<{ verdict: string; times: number; purchase_id: string | null }>(
    'select verdict, times, purchase_id from supplier_message where raw = $1',
    [Buffer.from(raw)],
  )

const purchaseIn = async (status: PurchaseStatus) =>
  purchaseFor(orders, await orderIn(orders, 'processing'), { status, nextAskAt: new Date(Date.now() + 60_000) })

describe('what a webhook says of a purchase', () => {
  test.each<[PurchaseStatus, Says, verdict: string, then: PurchaseStatus, wakes: boolean]>([
    ['open', 'success', 'applied', 'succeeded', true],
    ['open', 'failed', 'applied', 'failed', true],
    ['open', 'reversed', 'applied', 'failed', true],
    ['open', 'pending', 'no-change', 'open', false],
    ['succeeded', 'success', 'no-change', 'succeeded', false],
    ['succeeded', 'pending', 'no-change', 'succeeded', false],
    ['succeeded', 'failed', 'contradiction', 'succeeded', false],
    ['succeeded', 'reversed', 'applied', 'reversed', true],
    ['failed', 'failed', 'no-change', 'failed', false],
    ['failed', 'success', 'contradiction', 'failed', false],
    ['reversed', 'reversed', 'no-change', 'reversed', false],
    ['reversed', 'success', 'no-change', 'reversed', false],
  ])('%s, and it says %s: %s', async (status, says, verdict, then, wakes) => {
    const purchase = await purchaseIn(status)
    const raw = wording(purchase.reference, says)
    expect((await send(raw)).status).toBe(200)
    expect(await kept(raw)).toEqual([{ verdict, times: 1, purchase_id: purchase.id }])
    expect((await purchaseById(orders.db, purchase.id)).status).toBe(then)
    const [order] = await orders.db.query<{ drive_at: Date | null }>(
      'select drive_at from "order" where id = $1::uuid',
      [purchase.orderId],
    )
    expect(order?.drive_at !== null).toBe(wakes)
  })

  test.each<[PurchaseStatus, Says]>([
    ['open', 'success'],
    ['succeeded', 'success'],
    ['succeeded', 'failed'],
  ])('%s: %s told three times is kept once, and counted', async (status, says) => {
    const purchase = await purchaseIn(status)
    const raw = wording(purchase.reference, says)
    await Promise.all([send(raw), send(raw), send(raw)])
    const [message, ...more] = await kept(raw)
    expect(more).toEqual([])
    expect(message).toMatchObject({ times: 3, purchase_id: purchase.id })
    expect(message?.verdict).not.toBeNull()
  })

  test('what ends a purchase and what changes nothing then, at the same moment, leave one end and no word unjudged', async () => {
    for (let round = 0; round < 10; round++) {
      const purchase = await purchaseIn('open')
      const said = (['success', 'success', 'pending', 'success'] as const).map((says) =>
        wording(purchase.reference, says),
      )
      await Promise.all(said.map((raw) => send(raw)))
      expect((await purchaseById(orders.db, purchase.id)).status).toBe('succeeded')
      const verdicts = (await Promise.all(said.map(kept))).flat().map(({ verdict }) => verdict)
      expect(verdicts.filter((verdict) => verdict === 'applied')).toHaveLength(1)
      expect(verdicts.filter((verdict) => verdict === 'no-change')).toHaveLength(3)
    }
  })
})

test.each([
  ['of a purchase we do not know', wording(`KT-unknown-${randomUUID()}`, 'success'), 'unknown-reference'],
  ['that nobody can read', `{"data":{"ref_id":${Math.random()}}}`, 'malformed'],
  ['that only rings', `{"hook_id":"${randomUUID()}"}`, 'no-change'],
])('a message %s is kept', async (_name, raw, verdict) => {
  expect((await send(raw)).status).toBe(200)
  expect(await kept(raw)).toEqual([{ verdict, times: 1, purchase_id: null }])
})

test('without a right signature nothing is kept and nothing happens', async () => {
  const purchase = await purchaseIn('open')
  const raw = wording(purchase.reference, 'success')
  expect(await send(raw, 'sha1=0000')).toMatchObject({ status: 401, body: { code: 'message.signature-refused' } })
  expect(await kept(raw)).toEqual([])
  expect((await purchaseById(orders.db, purchase.id)).status).toBe('open')
})
