import { randomUUID } from 'node:crypto'
import { customer, staff } from '@konter/testing'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Redemptions, testRedemptions } from '../fixture.ts'
import {
  claimed,
  here,
  miscounted,
  redeemAt,
  type Till,
  tillOf,
  type Verdict,
} from '../redemption/redemption.fixture.ts'

/** From the till to the case and back, by the routes that people and devices use. */

let service: Redemptions
beforeAll(async () => {
  service = await testRedemptions({ FRAUD_BUDGET_MS: '10000' })
})
afterAll(() => service.stop())
afterEach(async () => expect(await miscounted(service)).toEqual([]))

const sleuth = staff('fraud:read', 'fraud:operate')
const mocked = { position: { ...here, mock: true } }

type Case = { id: string; score: number | null; explained: { factors: { rules: { rule: string }[] }[] }[] } & Record<
  string,
  unknown
>
async function caseOf(where: string): Promise<Case> {
  const { body } = await service.get<{ items: Case[] }>(`/v1/admin/fraud/cases?${where}`, { as: sleuth })
  expect(body.items).toHaveLength(1)
  return (await service.get<Case>(`/v1/admin/fraud/cases/${body.items[0]?.id}`, { as: sleuth })).body
}
async function resolve(id: string, body: object) {
  await service.post(`/v1/admin/fraud/cases/${id}/investigate`, { as: sleuth })
  return service.post(`/v1/admin/fraud/cases/${id}/resolve`, { as: sleuth, body })
}
const redeem = async (till: Till, what: object): Promise<Verdict> => (await redeemAt(service, till, what)).body

test('held at the till in neutral words; dismissed, it stands', async () => {
  const till = await tillOf(service)
  const person = customer()
  const { code } = await claimed(service, till, person)
  const verdict = await redeem(till, { code, ...mocked })
  expect(verdict).toMatchObject({ verdict: 'review', redemption: { status: 'review' } })
  expect(JSON.stringify(verdict)).not.toMatch(/mock|tiruan|score|fraud/i)
  const found = await caseOf(`customerId=${person.sub}`)
  expect(found).toMatchObject({ kind: 'held', score: 45, redemptionId: verdict.redemption?.id })
  expect(found.explained[0]?.factors[0]?.rules[0]?.rule).toBe('location-mocked')
  expect((await resolve(found.id, { outcome: 'dismissed', because: 'a test phone' })).status).toBe(200)
  expect((await redeem(till, { code })).reason).toBe('already-redeemed')
})

test('confirmed: the use goes back, the claim is good no more, and the account is blocked from then on', async () => {
  const [till, other] = [await tillOf(service, { totalLimit: 1 }), await tillOf(service)]
  const person = customer()
  const [first, second] = [await claimed(service, till, person), await claimed(service, other, person)]
  await redeem(till, { code: first.code, ...mocked })
  const found = await caseOf(`customerId=${person.sub}`)
  await resolve(found.id, { outcome: 'confirmed', because: 'sold copies', block: ['account'] })
  expect((await redeem(till, { code: first.code })).verdict).toBe('refused')
  const blocked = await redeem(other, { code: second.code })
  expect(blocked).toMatchObject({ verdict: 'refused', redemption: null })
  expect(JSON.stringify(blocked)).not.toMatch(/block|fraud|list|blokir/i)
  expect(await caseOf(`customerId=${person.sub}&merchantId=${other.merchant.merchantId}`)).toMatchObject({
    kind: 'blocked',
    score: 75,
    redemptionId: null,
  })
  const another = await claimed(service, till)
  expect((await redeem(till, { code: another.code })).verdict).toBe('approved')
})

test('forged codes at a till are refused like any other, and one case counts them', async () => {
  const till = await tillOf(service)
  const { qr } = await claimed(service, till)
  const forged = (nth: number) => `${qr.slice(0, -3)}${String((Number(qr.slice(-3)) + nth) % 1_000).padStart(3, '0')}`
  for (let nth = 1; nth <= 3; nth++) expect((await redeem(till, { qr: forged(nth) })).reason).toBe('code-refused')
  expect(await caseOf(`merchantId=${till.merchant.merchantId}`)).toMatchObject({
    kind: 'blocked',
    score: 100,
    scans: 3,
  })
})

test('three accounts that claim on one phone are noticed, and the phone is not kept', async () => {
  const till = await tillOf(service, { perCustomerLimit: 1 })
  const deviceId = `phone-${randomUUID()}`
  const codes: string[] = []
  for (let nth = 0; nth < 3; nth++) {
    const { status, body } = await service.post<{ code: string }>('/v1/claims', {
      as: customer(),
      body: { voucherId: till.voucher.voucherId, deviceId },
    })
    expect(status).toBe(201)
    codes.push(body.code)
  }
  const { attemptId } = await redeem(till, { code: codes[2] })
  const { body } = await service.get<Case['explained'][0]>(`/v1/admin/fraud/scans/${attemptId}`, { as: sleuth })
  expect(body.factors.flatMap(({ rules }) => rules.map(({ rule }) => rule))).toContain('device-shared')
  const kept = await service.db.query('select * from customer_device')
  expect(JSON.stringify(kept)).not.toContain(deviceId)
  expect(kept).toHaveLength(3)
})
