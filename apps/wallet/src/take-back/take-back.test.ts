import { randomUUID } from 'node:crypto'
import type { EventData, PaymentPaid } from '@konter/contracts'
import { money } from '@konter/core'
import { customer, eventually, service, staff, type TestService, testService } from '@konter/testing'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { walletOf } from '../account/account.repo.ts'
import { walletService } from '../app.ts'
import type { Context } from '../context.ts'
import { closeDeposit, completeDeposit, refundDeposit } from '../deposit/deposit.events.ts'
import { depositById, forgetDeposit, insertDeposit } from '../deposit/deposit.repo.ts'
import { customerAccount } from '../ledger/ledger.ts'
import { verifyLedger } from '../ledger/verify-ledger.ts'

let wallet: TestService<Context>
beforeAll(async () => {
  wallet = await testService(walletService)
  wallet.start()
})
afterAll(() => wallet.stop())
afterEach(async () => expect(await verifyLedger(wallet.db)).toEqual([]))

type Paid = EventData<typeof PaymentPaid>

/** A deposit of 50,000 for which its payer pays 51,100, of which the gateway keeps 1,108. */
function paymentOf(userId: string, id: string = randomUUID()): Paid {
  const common = { paymentId: id, purpose: 'deposit', purposeId: id, payerId: userId } as const
  const amounts = { amount: money(50_000), fee: money(1_100), total: money(51_100), gatewayFee: money(1_108) }
  return {
    ...common,
    gateway: gatewayOf(id),
    method: 'tripay:QRIS',
    ...amounts,
    late: false,
    paidAt: new Date().toISOString(),
  }
}
/** A gateway of its own for each payment, so that its clearing tells of it alone. */
const gatewayOf = (id: string) => `test-${id.slice(0, 8)}`

const within = <T>(work: (tx: Parameters<Parameters<Context['transaction']>[0]>[0]) => Promise<T>) =>
  wallet.ctx.transaction(work)
const pay = (paid: Paid) => within((tx) => completeDeposit.handle(tx, paid as never, wallet.ctx))
const giveBack = (paid: Paid) =>
  within((tx) => refundDeposit.handle(tx, { ...paid, refundedAt: new Date().toISOString() } as never, wallet.ctx))
const balanceOf = async (code: string) => (await walletOf(wallet.db, code)).balance
const statusOf = async (id: string) => (await depositById(wallet.db, id))?.status
const told = (id: string) =>
  wallet.db.query<{ type: string; data: object }>(
    `select type, data from outbox where data->>'paymentId' = $1 or data->>'depositId' = $1 order by position`,
    [id],
  )
const spend = (userId: string, amount: number) =>
  wallet.post('/internal/transfers', {
    as: service('order'),
    body: {
      key: randomUUID(),
      kind: 'test',
      reference: 'test',
      postings: [{ from: customerAccount(userId), to: 'house:revenue:sales', amount }],
    },
  })
async function deposited(userId = randomUUID()): Promise<Paid> {
  const paid = paymentOf(userId)
  await insertDeposit(wallet.db, {
    id: paid.purposeId,
    userId,
    amount: 50_000n,
    currency: 'IDR',
    method: paid.method,
    paymentId: null,
    status: 'pending',
    createdAt: new Date(),
  })
  await pay(paid)
  return paid
}

describe('a deposit that its gateway gave back', () => {
  test('leaves the books as if it had never been, and is told once', async () => {
    const paid = await deposited()
    const [earned, spent] = [
      await balanceOf('house:revenue:payment-fees'),
      await balanceOf('house:expense:gateway-fees'),
    ]
    for (let i = 0; i < 3; i++) await giveBack(paid)
    await eventually(async () => expect(await statusOf(paid.purposeId)).toBe('refunded'))
    await giveBack(paid)
    expect(await balanceOf(customerAccount(paid.payerId))).toBe(0n)
    expect(await balanceOf(`house:clearing:${paid.gateway}`)).toBe(0n)
    expect(await balanceOf('house:revenue:payment-fees')).toBe(earned - 1_100n)
    expect(await balanceOf('house:expense:gateway-fees')).toBe(spent + 1_108n)
    await eventually(async () =>
      expect(
        await wallet.db.query('select 1 from wallet_jobs._private_jobs where locked_at is null and run_at <= now()'),
      ).toEqual([]),
    )
    expect(await told(paid.paymentId)).toMatchObject([
      { type: 'wallet.deposit-completed.v1' },
      { type: 'wallet.payment-taken-back.v1', data: { taken: { amount: 50_000 }, claimed: { amount: 0 } } },
    ])
  })

  test('what was spent meanwhile is a claim, which staff see', async () => {
    const paid = await deposited()
    await spend(paid.payerId, 30_000)
    const before = await balanceOf('house:receivable:refunded-payments')
    await giveBack(paid)
    await eventually(async () => expect(await statusOf(paid.purposeId)).toBe('refunded'))
    expect(await balanceOf(customerAccount(paid.payerId))).toBe(0n)
    expect(await balanceOf(`house:clearing:${paid.gateway}`)).toBe(0n)
    expect(await balanceOf('house:receivable:refunded-payments')).toBe(before - 30_000n)
    const { body } = await wallet.get<{ items: object[] }>('/v1/admin/wallet/take-backs?claimed=true', {
      as: staff('wallet:read'),
    })
    expect(body.items).toContainEqual(
      expect.objectContaining({
        paymentId: paid.paymentId,
        userId: paid.payerId,
        reference: `deposit:${paid.purposeId}`,
        amount: 50_000,
        taken: 20_000,
        claimed: 30_000,
      }),
    )
    expect((await wallet.get('/v1/admin/wallet/take-backs', { as: customer() })).status).toBe(403)
  })

  test('that was not credited yet waits until it is', async () => {
    const paid = paymentOf(randomUUID())
    await giveBack(paid)
    await eventually(async () =>
      expect(
        await wallet.db.query('select 1 as one from wallet_jobs._private_jobs where key = $1 and run_at > now()', [
          `take-back:${paid.paymentId}`,
        ]),
      ).toHaveLength(1),
    )
    await pay(paid)
    await wallet.db.query('update wallet_jobs._private_jobs set run_at = now() where key = $1', [
      `take-back:${paid.paymentId}`,
    ])
    await eventually(async () => expect(await statusOf(paid.purposeId)).toBe('refunded'))
    expect(await balanceOf(customerAccount(paid.payerId))).toBe(0n)
  })
})

describe('asked by another service', () => {
  const ask = (userId: string, paymentId: string) =>
    wallet.post<{ taken: number; claimed: number }>('/internal/take-backs', {
      as: service('order'),
      body: {
        paymentId,
        userId,
        gateway: gatewayOf(paymentId),
        reference: `order:${paymentId}`,
        amount: 51_100,
        gatewayFee: 1_108,
      },
    })

  test('however often and by how many at once, while the balance is being spent: once, and exactly', async () => {
    for (let i = 0; i < 8; i++) {
      const { payerId } = await deposited()
      const paymentId = randomUUID()
      const answers = (
        await Promise.all([
          ask(payerId, paymentId),
          spend(payerId, 7_000),
          ask(payerId, paymentId),
          spend(payerId, 9_000),
        ])
      ).filter(({ body }) => 'taken' in body)
      const [first] = answers
      for (const { body } of answers) expect(body).toEqual(first?.body)
      const { taken, claimed } = (first as (typeof answers)[0]).body as { taken: number; claimed: number }
      expect(taken + claimed).toBe(51_100)
      expect(await balanceOf(`house:clearing:${gatewayOf(paymentId)}`)).toBe(51_100n - 1_108n)
      expect((await told(paymentId)).map(({ type }) => type)).toEqual(['wallet.payment-taken-back.v1'])
    }
  })

  test('of a payer who has no account here, all of it is a claim', async () => {
    const paymentId = randomUUID()
    expect((await ask(randomUUID(), paymentId)).body).toMatchObject({ taken: 0, claimed: 51_100 })
  })

  test('403 for who may not post', async () => {
    for (const as of [customer(), service('payment'), staff('wallet:read')])
      expect((await wallet.post('/internal/take-backs', { as, body: {} })).status).toBe(403)
  })
})

describe('a deposit that was forgotten', () => {
  test('is there again when it is paid after all, once', async () => {
    const paid = { ...paymentOf(randomUUID()), late: true }
    await within((tx) => closeDeposit.handle(tx, { ...paid, reason: 'failed' } as never, wallet.ctx))
    for (let i = 0; i < 2; i++) await pay(paid)
    expect(await balanceOf(customerAccount(paid.payerId))).toBe(50_000n)
    const { body } = await wallet.get<{ items: object[] }>('/v1/wallet/deposits', {
      as: customer({ sub: paid.payerId }),
    })
    expect(body.items).toMatchObject([
      { id: paid.purposeId, status: 'completed', amount: 50_000, method: 'tripay:QRIS' },
    ])
    expect((await told(paid.paymentId)).map(({ type }) => type)).toEqual(['wallet.deposit-completed.v1'])
  })

  test('or is not forgotten any more: whichever is first, the money is credited', async () => {
    for (let i = 0; i < 15; i++) {
      const paid = paymentOf(randomUUID())
      await insertDeposit(wallet.db, {
        id: paid.purposeId,
        userId: paid.payerId,
        amount: 50_000n,
        currency: 'IDR',
        method: paid.method,
        paymentId: null,
        status: 'pending',
        createdAt: new Date(),
      })
      await Promise.allSettled([forgetDeposit(wallet.db, paid.purposeId), pay(paid)])
      // As its redelivery would.
      await pay(paid)
      expect(await balanceOf(customerAccount(paid.payerId))).toBe(50_000n)
      expect(await statusOf(paid.purposeId)).toBe('completed')
    }
  })
})
