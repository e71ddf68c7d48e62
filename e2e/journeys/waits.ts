import { randomUUID } from 'node:crypto'
import { eventually } from '@konter/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Konter, Session } from '../konter.ts'
import { booksAreRight, type OrderSeen, orderIs } from '../promises.ts'

/** Somebody stands at the counter: one request, and its answer is what became of the order (`Prefer: wait`, RFC 7240). */
export const whoWaitsIsTold = (start: () => Konter) =>
  describe('who prefers to wait', () => {
    let konter: Konter
    let customer: Session
    beforeAll(async () => {
      konter = start()
      customer = await konter.register()
      await konter.deposit(customer, 1_000_000)
    })
    const buy = (userId: string, prefer: string, more: { key?: string; paymentMethod?: string } = {}) => {
      const { key = randomUUID(), paymentMethod = 'wallet' } = more
      const body = { sku: 'mobile-legends-86-diamond', input: { userId, zoneId: '2001' }, paymentMethod }
      const { token } = customer
      return konter.post<OrderSeen>('/v1/orders', { token, body, key, headers: { prefer } })
    }
    const vipSays = (userId: string, ...steps: object[]) => konter.vip('scripts', { target: userId, steps })
    const digiflazzSays = (userId: string, ...steps: object[]) =>
      konter.digiflazz('scripts', { target: `${userId}2001`, steps })

    test('has the serial number in the answer, and the same key gives the same answer', async () => {
      const key = randomUUID()
      const bought = await buy('77710001', 'wait=5', { key })
      expect(bought).toMatchObject({
        status: 201,
        body: { status: 'completed', serialNumber: expect.stringMatching(/\S/) },
      })
      expect(bought.headers.get('preference-applied')).toBe('wait=5')
      expect(bought.body.log.map(({ to }) => to)).toEqual(['paid', 'processing', 'completed'])
      const again = await buy('77710001', 'wait=5', { key })
      expect(again).toMatchObject({ status: 201, body: bought.body })
      expect(again.headers.get('idempotency-replayed')).toBe('true')
    })

    test('hears what a webhook says meanwhile', async () => {
      await vipSays('77710002', { answer: 'pending' }, { after: 200, becomes: 'success' })
      expect((await buy('77710002', 'wait=5')).body).toMatchObject({ status: 'completed' })
    })

    test('hears that nobody delivers and the money is back', async () => {
      await vipSays('77710003', { answer: 'failed' })
      await digiflazzSays('77710003', { answer: 'failed', rc: '02' })
      expect((await buy('77710003', 'wait=5')).body).toMatchObject({ status: 'refunded' })
      await booksAreRight(konter)
    })

    test('is answered in time when the supplier takes longer', async () => {
      await vipSays('77710004', { answer: 'pending' }, { after: 3_000, becomes: 'success' })
      const key = randomUUID()
      const bought = await buy('77710004', 'wait=1', { key })
      expect(bought).toMatchObject({ status: 201, body: { status: 'processing', serialNumber: null } })
      expect(bought.headers.get('preference-applied')).toBe('wait=1')
      await orderIs(konter, customer, bought.body.id, 'completed')
      expect((await buy('77710004', 'wait=1', { key })).body).toEqual(bought.body)
    })

    test('is told the same by every answer, when the same is asked again before the first has come', async () => {
      await vipSays('77710006', { answer: 'pending' }, { after: 500, becomes: 'success' })
      const key = randomUUID()
      const first = buy('77710006', 'wait=3', { key })
      const again = await eventually(async () => {
        const answer = await buy('77710006', 'wait=3', { key })
        expect(answer.status).toBe(201)
        return answer
      })
      expect((await first).body).toEqual(again.body)
      await orderIs(konter, customer, again.body.id, 'completed')
      expect((await buy('77710006', 'wait=3', { key })).body).toEqual(again.body)
    })

    test('is not kept waiting for somebody who has yet to pay', async () => {
      const bought = await buy('77710005', 'wait=5', { paymentMethod: 'tripay:QRIS' })
      expect(bought).toMatchObject({ status: 201, body: { status: 'pending_payment' } })
      expect(bought.headers.get('preference-applied')).toBeNull()
    })
  })
