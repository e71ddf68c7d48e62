import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { eventually } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, type Konter, type Session, startKonter } from './konter.ts'
import { type Claim, openMerchant, scanAt, termsFrom, type Verdict } from './market.ts'
import { booksAreRight } from './promises.ts'

/**
 * Journey 10 of product.md, first part: in journey 1, every gap between a commit and a call to the outside is a named
 * point. The process that passes it dies there as by kill -9; after its restart the journey completes and the books are right.
 */
const points = [
  ['wallet.deposit-before-payment', 'the deposit is committed, payment not asked'],
  ['wallet.deposit-after-payment', 'the payment is open, the deposit does not know'],
  ['payment.open-before-gateway', 'our reference is committed, Tripay not asked'],
  ['payment.open-after-gateway', 'Tripay has it, we have not noted it'],
  ['payment.callback-before-answer', 'the callback is kept, Tripay not told'],
  ['payment.relay-before-publish', 'paid is committed, not told'],
  ['payment.relay-after-publish', 'paid is told, not noted as told'],
  ['wallet.event-before-ack', 'the deposit is posted, the event not acknowledged'],
  ['wallet.relay-before-publish', 'the deposit is complete, not told'],
  ['order.pay-before-ledger', 'the order is committed, the ledger not asked'],
  ['order.pay-after-ledger', 'the money is taken, the order does not know'],
  ['order.supplier-before-call', 'the purchase is being asked for, the supplier not called'],
  ['order.supplier-after-call', 'the supplier has delivered, we do not know'],
  ['order.webhook-before-answer', 'the webhook is kept, the supplier not told'],
  ['order.complete-before-ledger', 'delivered, not posted'],
  ['order.complete-after-ledger', 'posted, the order does not know'],
  ['order.relay-before-publish', 'the order moved, nobody told'],
  ['notification.event-before-ack', 'the notification is written, the event not acknowledged'],
] as const

/** And in journey 7. */
const voucherPoints = [
  ['catalog.relay-before-publish', 'the voucher is published, nobody told'],
  ['redemption.event-before-ack', 'the voucher is known here, the event not acknowledged'],
  ['redemption.claim-before-answer', 'the claim is made, its customer does not know'],
  ['redemption.redeem-before-answer', 'the code is used, the till does not know'],
  ['redemption.relay-after-publish', 'the use is told, not noted as told'],
] as const

/** Longer than any lease, any pause between two questions to a supplier. */
const aWhileMs = 65_000

let konter: Konter
beforeAll(async () => {
  konter = await startKonter('apart')
})
afterAll(() => konter.stop())

/** As a client does that lost an answer: the same request with the same key, until there is one. */
async function insist<Body>(path: string, session: Session, body: object, status = 201): Promise<Answer<Body>> {
  const key = randomUUID()
  return eventually(
    async () => {
      const answer = await konter.post<Body>(path, { token: await tokenOf(session), body, key })
      if (answer.status !== status) {
        konter.clock.forward(aWhileMs)
        throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
      }
      return answer
    },
    { withinMs: 40_000, everyMs: 250 },
  )
}

/** Looks until it is so; whenever nothing has happened for a second, time moves on. */
async function inTheEnd<T>(look: () => Promise<T>): Promise<T> {
  let lastMove = performance.now()
  return eventually(
    async () => {
      try {
        return await look()
      } catch (error) {
        if (performance.now() - lastMove > 1_000) {
          konter.clock.forward(aWhileMs)
          lastMove = performance.now()
        }
        throw error
      }
    },
    { withinMs: 40_000, everyMs: 100 },
  )
}

/** Signed in at every call: a token of fifteen minutes does not live through a day of moved clocks. */
async function tokenOf(session: Session): Promise<string> {
  await konter.renew(session)
  return session.token
}

type Deposit = { id: string; payment: { reference: string | null } }

async function journey(session: Session): Promise<void> {
  const { body: deposit } = await insist<Deposit>('/v1/wallet/deposits', session, {
    amount: 50_000,
    paymentMethod: 'tripay:QRIS',
  })
  const reference = await inTheEnd(async () => {
    const { body } = await konter.get<Deposit>(`/v1/wallet/deposits/${deposit.id}`, { token: await tokenOf(session) })
    expect(body.payment?.reference).toEqual(expect.any(String))
    return body.payment.reference
  })
  await konter.tripay(`transactions/${reference}/pay`, {})
  await inTheEnd(async () =>
    expect((await konter.get('/v1/wallet', { token: await tokenOf(session) })).body).toMatchObject({ balance: 50_000 }),
  )

  // Digiflazz alone sells this one: it knows our reference, so nothing is left to staff.
  const body = {
    sku: 'xl-10000',
    input: { phone: `0878${Math.floor(10_000_000 + Math.random() * 89_999_999)}` },
    paymentMethod: 'wallet',
  }
  const { body: order } = await insist<{ id: string; total: { amount: number } }>('/v1/orders', session, body)
  await inTheEnd(async () =>
    expect((await konter.get(`/v1/orders/${order.id}`, { token: await tokenOf(session) })).body).toMatchObject({
      status: 'completed',
    }),
  )
  expect((await konter.get('/v1/wallet', { token: await tokenOf(session) })).body).toMatchObject({
    balance: 50_000 - order.total.amount,
  })
  const { rows } = await konter.db.query(`select 1 from "order"."order" where user_id = $1`, [session.userId])
  expect(rows, 'one order, however often it was asked for').toHaveLength(1)
  await inTheEnd(async () => {
    const { body: told } = await konter.get<{ items: { kind: string }[] }>('/v1/notifications', {
      token: await tokenOf(session),
    })
    expect(told.items.map(({ kind }) => kind).sort()).toEqual(['deposit.completed', 'order.completed', 'order.paid'])
  })
}

describe('killed between a commit and a call', () => {
  test.each(points)(
    '%s: %s',
    async (point) => {
      const session = await konter.register()
      const armed = join(konter.dir, 'control', 'kill')
      konter.arm(point)
      await journey(session)
      expect(existsSync(armed), 'the point was passed, and its process died there').toBe(false)
      await booksAreRight(konter)
    },
    180_000,
  )
})

describe('killed while a voucher is published, claimed and redeemed', () => {
  let merchant: Awaited<ReturnType<typeof openMerchant>>
  beforeAll(async () => {
    merchant = await openMerchant(konter)
  })

  test.each(voucherPoints)(
    '%s: %s',
    async (point) => {
      const customer = await konter.register()
      const { owner, cashier, id } = merchant
      const armed = join(konter.dir, 'control', 'kill')
      konter.arm(point)
      const path = `/v1/my/merchants/${id}/vouchers`
      const terms = termsFrom(konter.clock.now(), { totalLimit: 1 })
      const { body: voucher } = await insist<{ id: string }>(path, owner, { terms })
      await inTheEnd(async () => {
        await konter.post(`${path}/${voucher.id}/publish`, { token: await tokenOf(owner), body: {} })
        const { body } = await konter.get(`${path}/${voucher.id}`, { token: await tokenOf(owner) })
        expect(body).toMatchObject({ status: 'published' })
      })
      const { body: claim } = await insist<Claim>('/v1/claims', customer, { voucherId: voucher.id })
      const { body: first } = await insist<Verdict>(
        '/v1/redemptions',
        cashier,
        { ...scanAt(merchant), code: claim.code },
        200,
      )
      expect(first).toMatchObject({ verdict: 'approved' })
      const again = await insist<Verdict>('/v1/redemptions', cashier, { ...scanAt(merchant), qr: claim.qr.text }, 200)
      expect(again.body).toMatchObject({ verdict: 'refused', reason: 'already-redeemed' })
      const { rows } = await konter.db.query('select status from redemption.redemption where code_id = $1', [claim.id])
      expect(rows, 'used once, however often it was asked for').toEqual([{ status: 'approved' }])
      await inTheEnd(async () => {
        const { body: told } = await konter.get<{ items: { kind: string }[] }>('/v1/notifications', {
          token: await tokenOf(customer),
        })
        expect(told.items.map(({ kind }) => kind).sort()).toEqual(['voucher.claimed', 'voucher.redeemed'])
      })
      expect(existsSync(armed), 'the point was passed, and its process died there').toBe(false)
      // What a dead process had in its hands is sent again after a while.
      await eventually(() => booksAreRight(konter), { withinMs: 45_000 })
    },
    120_000,
  )
})
