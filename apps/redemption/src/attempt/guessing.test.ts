import { randomInt, randomUUID } from 'node:crypto'
import { type Answer, customer, staff } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { alphabet, newShortCode } from '../code/short-code.ts'
import { merchantRecord, type Redemptions, testRedemptions } from '../fixture.ts'
import { claimed, redeemAt, type Till, tillOf, type Verdict } from '../redemption/redemption.fixture.ts'
import { noticeGuessing } from './notice-guessing.ts'

let service: Redemptions
beforeAll(async () => {
  service = await testRedemptions({ FRAUD_BUDGET_MS: '30000' })
})
afterAll(() => service.stop())

/** Each guess is of another network, unless it says otherwise: networks have a limit of their own. */
let networks = 0
const from = (network?: string) => {
  networks += 1
  return { headers: { 'x-forwarded-for': network ?? `10.${networks >> 8}.${networks & 255}.7` } }
}
const guess = (till: Till, more: object = {}, code = newShortCode(), network?: string): Promise<Answer<Verdict>> =>
  redeemAt(service, { ...till, body: { ...till.body, ...more } }, { code }, from(network))
const another = (till: Till): Till => ({ ...till, body: { ...till.body, deviceId: `till-${randomUUID()}` } })
const clear = () => service.db.query('delete from failed_code')
const failures = async (till: Till): Promise<number> =>
  (await service.db.query('select 1 as one from failed_code where merchant_id = $1::uuid', [till.merchant.merchantId]))
    .length
const reasonsOf = (answers: readonly Answer<Verdict>[]) => {
  const sums: Record<string, number> = {}
  for (const { body } of answers) sums[String(body.reason)] = (sums[String(body.reason)] ?? 0) + 1
  return sums
}

describe('a wrong code', () => {
  test('that was mistyped says so, and is not counted: every single slip of the finger', async () => {
    const till = await tillOf(service)
    const { code } = await claimed(service, till)
    const symbols = code.replace('-', '')
    for (let at = 0; at < 10; at++) {
      const slip = alphabet[(alphabet.indexOf(symbols[at] as string) + 1 + randomInt(31)) % 32]
      const mistyped = symbols.slice(0, at) + slip + symbols.slice(at + 1)
      expect((await guess(till, {}, mistyped)).body).toMatchObject({
        verdict: 'refused',
        reason: mistyped === symbols ? 'already-redeemed' : 'mistyped',
      })
    }
    for (const malformed of ['ABC', 'UUUUU-UUUUU', 'ÄÖÜßé-12345'])
      expect((await guess(till, {}, malformed)).body.reason).toBe('mistyped')
    expect(await failures(till)).toBe(0)
  })

  test('is refused with one word, whether nobody made it or another merchant did', async () => {
    const till = await tillOf(service)
    const elsewhere = await tillOf(service)
    const { code } = await claimed(service, elsewhere)
    const [unknown, foreign] = [await guess(till), await guess(till, {}, code)]
    const { attemptId: a, ...said } = unknown.body
    const { attemptId: b, ...saidOfForeign } = foreign.body
    expect(saidOfForeign).toEqual(said)
    expect(said).toMatchObject({
      verdict: 'refused',
      reason: 'code-refused',
      message: 'Kode ini tidak berlaku di sini.',
    })
    expect(a).not.toBe(b)
    expect(await failures(till)).toBe(2)
    expect((await redeemAt(service, elsewhere, { code }, from())).body.verdict).toBe('approved')
  })
})

describe('typed entry is locked', () => {
  test('for a member of staff after ten in ten minutes, exactly, however many at once; QR goes on, and so do colleagues', async () => {
    const [owner, cashier] = [randomUUID(), randomUUID()]
    const merchant = merchantRecord({
      staff: [
        { userId: owner, role: 'owner' },
        { userId: cashier, role: 'cashier' },
      ],
    })
    const till = await tillOf(service, {}, merchant)
    const claim = await claimed(service, till)
    const answers = await Promise.all(Array.from({ length: 60 }, () => guess(another(till))))
    expect(reasonsOf(answers)).toEqual({ 'code-refused': 10, 'typed-entry-locked': 50 })
    const good = await redeemAt(service, till, { code: claim.code }, from())
    expect(good.body).toMatchObject({ verdict: 'refused', reason: 'typed-entry-locked' })
    const left = Date.parse(good.body.lockedUntil ?? '') - Date.now()
    expect(left).toBeGreaterThan(500_000)
    expect(left).toBeLessThanOrEqual(600_000)
    const colleague = { ...another(till), cashier: customer({ sub: cashier }) }
    expect((await guess(colleague)).body.reason).toBe('code-refused')
    const scanned = await redeemAt(service, till, { qr: claim.qr }, from())
    expect(scanned.body.reason).not.toBe('typed-entry-locked')
    expect(await failures(till)).toBe(11)
  })

  test('for a device after thirty in an hour, whoever types on it', async () => {
    await clear()
    const staffOf = Array.from({ length: 8 }, () => ({ userId: randomUUID(), role: 'cashier' as const }))
    const till = await tillOf(service, {}, merchantRecord({ staff: staffOf }))
    const as = (n: number): Till => ({ ...till, cashier: customer({ sub: staffOf[n % 8]?.userId as string }) })
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => guess(as(n))))
    expect(reasonsOf(answers)).toEqual({ 'code-refused': 30, 'typed-entry-locked': 20 })
    expect((await guess(another(as(0)))).body.reason).toBe('code-refused')
  })

  test('for a merchant after a hundred in an hour, and for a network after three hundred, and nobody else', async () => {
    await clear()
    const shared = '203.0.113.9'
    const tills: Till[] = []
    for (let n = 0; n < 4; n++) {
      const staffOf = Array.from({ length: 13 }, () => ({ userId: randomUUID(), role: 'cashier' as const }))
      tills.push(await tillOf(service, {}, merchantRecord({ staff: staffOf })))
    }
    const guessAt = (till: Till, n: number) =>
      guess(
        another({ ...till, cashier: customer({ sub: till.merchant.staff[n % 13]?.userId as string }) }),
        {},
        undefined,
        shared,
      )
    for (const till of tills.slice(0, 3)) {
      const answers = await Promise.all(Array.from({ length: 110 }, (_, n) => guessAt(till, n)))
      expect(reasonsOf(answers)).toEqual({ 'code-refused': 100, 'typed-entry-locked': 10 })
    }
    const last = tills[3] as Till
    expect((await guessAt(last, 0)).body.reason).toBe('typed-entry-locked')
    expect((await guess(last)).body.reason).toBe('code-refused')
  })
})

test('a little guessing at each of many is noticed, told once, and seen by operators', async () => {
  await clear()
  expect(await noticeGuessing(service.ctx)).toBe(0)
  const tills = await Promise.all(Array.from({ length: 12 }, () => tillOf(service)))
  for (const till of tills) await Promise.all(Array.from({ length: 9 }, () => guess(another(till))))
  const raised = await Promise.all([noticeGuessing(service.ctx), noticeGuessing(service.ctx)])
  expect(raised.reduce((sum, each) => sum + each, 0)).toBe(2)
  expect(await noticeGuessing(service.ctx)).toBe(0)
  const told = await service.db.query(
    `select data from outbox where type = 'redemption.guessing-noticed.v1' order by data ->> 'rule'`,
  )
  expect(told).toMatchObject([
    { data: { rule: 'many-merchants', failures: 108, merchants: 12 } },
    { data: { rule: 'many-networks', failures: 108, networks: 108 } },
  ])
  const { body } = await service.get<{ items: object[] }>('/v1/admin/redemptions/guess-alarms', {
    as: staff('redemption:read'),
  })
  expect(body.items).toHaveLength(2)
  expect((await service.get('/v1/admin/redemptions/guess-alarms', { as: customer() })).status).toBe(403)
})
