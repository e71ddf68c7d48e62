import { randomUUID } from 'node:crypto'
import { customer, staff } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countersOf, type Redemptions, testRedemptions } from '../fixture.ts'
import { asOwner, claimed, here, miscounted, redeemAt, sharedCode, type Till, tillOf } from './redemption.fixture.ts'
import { settleReview } from './settle-review.ts'

let service: Redemptions
beforeAll(async () => {
  service = await testRedemptions({ FRAUD_BUDGET_MS: '10000' })
})
afterAll(async () => {
  expect(await miscounted(service)).toEqual([])
  await service.stop()
})

const undo = ({ cashier, merchant }: Till, id: string, more: object = {}) =>
  service.post<{ status: string; code: string }>(`/v1/redemptions/${id}/undo?merchantId=${merchant.merchantId}`, {
    as: cashier,
    body: { because: 'wrong table' },
    ...more,
  })
const redeemed = async (till: Till, what: object): Promise<string> => {
  const { body } = await redeemAt(service, till, what)
  if (body.redemption === null) throw new Error(`not redeemed: ${body.reason}`)
  return body.redemption.id
}
const statusOf = async (codeId: string) =>
  (await service.db.query('select status, uses from code where id = $1::uuid', [codeId]))[0]
const makeOlder = (id: string, minutes: number) =>
  asOwner(service, (owner) =>
    owner.query(`update redemption set received_at = now() - make_interval(mins => $2) where id = $1`, [id, minutes]),
  )
const told = async (id: string) =>
  (
    await service.db.query<{ type: string }>('select type from outbox where aggregate_id = $1 order by sequence', [id])
  ).map(({ type }) => type)

describe('within fifteen minutes the merchant', () => {
  test('takes a redemption back, and the claim is good for another time, never for two', async () => {
    const till = await tillOf(service, { totalLimit: 5 })
    const claim = await claimed(service, till)
    const first = await redeemed(till, { code: claim.code })
    expect(await undo(till, first)).toMatchObject({ status: 200, body: { status: 'undone' } })
    expect(await statusOf(claim.id)).toEqual({ status: 'active', uses: 0 })
    expect(await countersOf(service, till.voucher.voucherId)).toMatchObject({ taken: 1, redeemed: 0 })
    const second = await redeemed(till, { code: claim.code })
    expect((await redeemAt(service, till, { code: claim.code })).body.reason).toBe('already-redeemed')
    expect(await undo(till, first)).toMatchObject({ status: 409, body: { code: 'redemption.not-standing' } })
    expect(await countersOf(service, till.voucher.voucherId)).toMatchObject({ taken: 1, redeemed: 1 })
    expect(await told(first)).toEqual(['redemption.redeemed.v1', 'redemption.undone.v1'])
    expect(await told(second)).toEqual(['redemption.redeemed.v1'])
  })

  test('undoes it once, however often and by how many it is asked at the same moment', async () => {
    const till = await tillOf(service)
    const { code } = await sharedCode(service, till)
    const id = await redeemed(till, { code })
    const keys = Array.from({ length: 10 }, () => randomUUID())
    const answers = await Promise.all([...keys, ...keys].map((key) => undo(till, id, { key })))
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0)
    expect(await told(id)).toEqual(['redemption.redeemed.v1', 'redemption.undone.v1'])
    expect(await countersOf(service, till.voucher.voucherId)).toMatchObject({ taken: 0, redeemed: 0 })
  })

  test('gives a use of paper back to everybody', async () => {
    const till = await tillOf(service, { totalLimit: 1 })
    const { code } = await sharedCode(service, till)
    const id = await redeemed(till, { code })
    expect((await redeemAt(service, till, { code })).body.reason).toBe('limit-reached')
    await undo(till, id)
    expect((await redeemAt(service, till, { code })).body.verdict).toBe('approved')
  })
})

test('a claim that expired meanwhile is not revived, and its use goes back to the voucher', async () => {
  const till = await tillOf(service)
  const claim = await claimed(service, till)
  const id = await redeemed(till, { code: claim.code })
  await service.db.query(`update code set valid_until = now() where id = $1::uuid`, [claim.id])
  expect((await undo(till, id)).status).toBe(200)
  expect(await statusOf(claim.id)).toEqual({ status: 'expired', uses: 0 })
  expect(await countersOf(service, till.voucher.voucherId)).toMatchObject({ taken: 0, redeemed: 0, customers: 0 })
  expect((await redeemAt(service, till, { code: claim.code })).body.reason).toBe('expired')
})

describe('later', () => {
  test('only an operator does, and says why', async () => {
    const till = await tillOf(service)
    const { code } = await claimed(service, till)
    const id = await redeemed(till, { code })
    await makeOlder(id, 16)
    expect(await undo(till, id)).toMatchObject({ status: 409, body: { code: 'redemption.undo-too-late' } })
    const path = `/v1/admin/redemptions/${id}/undo`
    expect(
      (await service.post(path, { as: staff('redemption:read'), body: { because: 'asked by phone' } })).status,
    ).toBe(403)
    expect((await service.post(path, { as: staff('redemption:operate'), body: {} })).status).toBe(400)
    const undone = await service.post(path, { as: staff('redemption:operate'), body: { because: 'asked by phone' } })
    expect(undone).toMatchObject({ status: 200, body: { status: 'undone', undoneBecause: 'asked by phone' } })
  })

  test('404 for another merchant, and for who works at none', async () => {
    const till = await tillOf(service)
    const elsewhere = await tillOf(service)
    const id = await redeemed(till, { code: (await claimed(service, till)).code })
    expect((await undo(elsewhere, id)).status).toBe(404)
    expect((await undo({ ...till, cashier: customer() }, id)).status).toBe(404)
  })
})

describe('what is under review', () => {
  const held = async () => {
    const till = await tillOf(service)
    const claim = await claimed(service, till)
    // 45 points: the phone says that its position is made up.
    const { body: verdict } = await redeemAt(service, till, { qr: claim.qr, position: { ...here, mock: true } })
    expect(verdict).toMatchObject({ verdict: 'review', reason: null })
    return { till, claim, id: verdict.redemption?.id as string }
  }
  const settle = (redemptionId: string, outcome: 'approved' | 'rejected') =>
    service.ctx.transaction((tx) =>
      settleReview(service.ctx, tx, { redemptionId, outcome, by: 'user:x', because: 'looked at' }),
    )

  test('counts, and approved it stands', async () => {
    const { till, claim, id } = await held()
    expect((await redeemAt(service, till, { qr: claim.qr })).body.reason).toBe('already-redeemed')
    expect(await settle(id, 'approved')).toBe(true)
    expect(await settle(id, 'rejected')).toBe(false)
    expect(await countersOf(service, till.voucher.voucherId)).toMatchObject({ taken: 1, redeemed: 1 })
    expect(await told(id)).toEqual(['redemption.redeemed.v1', 'redemption.reviewed.v1'])
  })

  test('rejected gives its use back to others, and the claim is good no more', async () => {
    const { till, claim, id } = await held()
    expect(await settle(id, 'rejected')).toBe(true)
    expect(await statusOf(claim.id)).toEqual({ status: 'revoked', uses: 0 })
    expect(await countersOf(service, till.voucher.voucherId)).toMatchObject({ taken: 0, redeemed: 0 })
    expect((await redeemAt(service, till, { qr: claim.qr })).body.reason).toBe('code-refused')
  })
})
