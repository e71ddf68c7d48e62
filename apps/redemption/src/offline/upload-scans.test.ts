import { randomUUID } from 'node:crypto'
import { customer, staff } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expireCodes } from '../claim/end-claims.ts'
import { changed, countersOf, type Redemptions, testRedemptions } from '../fixture.ts'
import { claimed, miscounted, redeemAt, sharedCode, type Till, tillOf } from '../redemption/redemption.fixture.ts'
import { device, type OfflineAnswer, upload, uploadOne } from './offline.fixture.ts'

let service: Redemptions
beforeAll(async () => {
  service = await testRedemptions({ FRAUD_BUDGET_MS: '10000' })
})
afterAll(async () => {
  expect(await miscounted(service)).toEqual([])
  await service.stop()
})

const expireSince = (till: Till, minutesAgo: number) =>
  service.db.query(`update code set valid_until = now() - make_interval(mins => $2::int) where voucher_id = $1::uuid`, [
    till.voucher.voucherId,
    minutesAgo,
  ])

describe('an upload', () => {
  test('counts what was good, by the time at which it happened, and tells of it', async () => {
    const till = await tillOf(service)
    const { qr } = await claimed(service, till)
    const answer = await uploadOne(service, till, device(90 * 60_000), { qr, minutesAgo: 45, billAmount: 40_000 })
    expect(answer).toMatchObject({ verdict: 'accepted', clockTrusted: true, redemption: { status: 'approved' } })
    expect(Math.abs(Date.parse(answer.happenedAt) - (Date.now() - 45 * 60_000))).toBeLessThan(10_000)
    const [row] = await service.db.query('select data from outbox where aggregate_id = $1', [answer.redemption?.id])
    expect(row).toMatchObject({ data: { offline: true, status: 'approved', discount: { amount: 10_000 } } })
    expect(JSON.stringify(answer)).not.toMatch(/redeemed"/)
  })

  test('that is sent again has the same verdicts, and counts nothing twice', async () => {
    const till = await tillOf(service)
    const { qr } = await claimed(service, till)
    const from = device()
    const scans = [{ qr, minutesAgo: 5, nonce: randomUUID() }]
    const body = {
      merchantId: till.merchant.merchantId,
      deviceId: from.deviceId,
      clockAtUpload: new Date().toISOString(),
      scans: [
        {
          nonce: randomUUID(),
          qr,
          scannedAt: new Date(Date.now() - 300_000).toISOString(),
          locationId: till.body.locationId,
        },
      ],
    }
    const send = (more: object = {}) =>
      service.post<OfflineAnswer>('/v1/redemptions/offline', { as: till.cashier, body: { ...body, ...more } })
    const [first, second] = await Promise.all([send(), send()])
    const third = await send({ clockAtUpload: new Date().toISOString() })
    expect(first.body.scans[0]).toMatchObject({ verdict: 'accepted' })
    expect(second.body).toEqual(first.body)
    expect(third.body).toEqual(first.body)
    const other = await claimed(service, till, customer())
    const reused = await send({ scans: [{ ...body.scans[0], qr: other.qr }] })
    expect(reused.body.scans[0]).toMatchObject({ verdict: 'refused', reason: 'nonce-reused', redemption: null })
    expect((await uploadOne(service, till, from, scans[0] as never)).verdict).toBe('refused')
    expect(await countersOf(service, till.voucher.voucherId)).toMatchObject({ taken: 2, redeemed: 1 })
  })

  test('is decided in the order in which it happened, whatever the order in it', async () => {
    const till = await tillOf(service, { totalLimit: 1 })
    const { qr } = await sharedCode(service, till)
    const { body } = await upload(
      service,
      till,
      device(),
      [10, 50, 30].map((minutesAgo) => ({ qr, minutesAgo })),
    )
    expect(body.scans.map(({ verdict }) => verdict)).toEqual(['conflict', 'accepted', 'conflict'])
  })

  test('404 for who does not work there, 400 for more than two hundred scans', async () => {
    const till = await tillOf(service)
    expect(
      (await upload(service, { ...till, cashier: customer() }, device(), [{ qr: '1', minutesAgo: 1 }])).status,
    ).toBe(404)
    const many = Array.from({ length: 201 }, () => ({ qr: '1', minutesAgo: 1 }))
    expect((await upload(service, till, device(), many)).status).toBe(400)
  })
})

describe('what is no good code of this merchant', () => {
  test('is refused, all with one word: forged, unknown, and of another merchant', async () => {
    const till = await tillOf(service)
    const elsewhere = await tillOf(service)
    const { qr } = await claimed(service, elsewhere)
    const forged = qr.slice(0, -1) + ((Number(qr.at(-1)) + 1) % 10)
    const { body } = await upload(service, till, device(), [
      { qr, minutesAgo: 3 },
      { qr: forged, minutesAgo: 2 },
      { qr: 'https://example.com/menu', minutesAgo: 1 },
    ])
    for (const scan of body.scans)
      expect(scan).toMatchObject({ verdict: 'refused', reason: 'code-refused', redemption: null })
    expect((await redeemAt(service, elsewhere, { qr })).body.verdict).toBe('approved')
  })
})

describe('meanwhile', () => {
  test('a claim expired, and its use went back: it is taken again, if there still is one', async () => {
    const till = await tillOf(service, { totalLimit: 1 })
    const { qr } = await claimed(service, till)
    await expireSince(till, 30)
    await expireCodes(service.ctx)
    expect(await countersOf(service, till.voucher.voucherId)).toMatchObject({ taken: 0 })
    expect((await uploadOne(service, till, device(), { qr, minutesAgo: 60 })).verdict).toBe('accepted')
    expect(await countersOf(service, till.voucher.voucherId)).toMatchObject({ taken: 1, redeemed: 1, customers: 1 })
  })

  test('somebody else took that use: a conflict, and nothing beyond the limit', async () => {
    const till = await tillOf(service, { totalLimit: 1 })
    const { qr } = await claimed(service, till)
    await expireSince(till, 30)
    await expireCodes(service.ctx)
    await claimed(service, till, customer())
    expect(await uploadOne(service, till, device(), { qr, minutesAgo: 60 })).toMatchObject({
      verdict: 'conflict',
      reason: 'limit-reached',
    })
    expect(await countersOf(service, till.voucher.voucherId)).toMatchObject({ taken: 1, redeemed: 0 })
  })

  test('it was paused: people decide', async () => {
    const till = await tillOf(service)
    const { qr } = await claimed(service, till)
    await changed(service, till.voucher, { status: 'paused' })
    expect(await uploadOne(service, till, device(), { qr, minutesAgo: 60 })).toMatchObject({
      verdict: 'conflict',
      reason: 'paused',
    })
  })
})

describe('an operator', () => {
  const settle = (id: string, outcome: string, more: object = {}) =>
    service.post<{ outcome: string; redemptionId: string | null; code: string }>(
      `/v1/admin/redemptions/conflicts/${id}/settle`,
      {
        as: staff('redemption:operate'),
        body: { outcome, because: 'asked both merchants' },
        ...more,
      },
    )
  const conflicts = async (till: Till) =>
    (
      await service.get<{ items: { id: string; challenged: boolean; reason: string }[] }>(
        `/v1/admin/redemptions/conflicts?settled=false&merchantId=${till.merchant.merchantId}`,
        { as: staff('redemption:read') },
      )
    ).body.items
  const standing = (codeId: string) =>
    service.db.query<{ status: string; offline: boolean }>(
      'select status, offline from redemption where code_id = $1::uuid order by n',
      [codeId],
    )
  const doubled = async () => {
    const till = await tillOf(service)
    const claim = await claimed(service, till)
    expect((await redeemAt(service, till, { qr: claim.qr })).body.verdict).toBe('approved')
    await uploadOne(service, till, device(), { qr: claim.qr, minutesAgo: 30 })
    const [conflict] = await conflicts(till)
    expect(conflict).toMatchObject({ challenged: true, reason: 'already-redeemed' })
    return { till, claim, id: conflict?.id as string }
  }

  test('refuses a scan, and what it made doubtful stands again', async () => {
    const { till, claim, id } = await doubled()
    expect(await standing(claim.id)).toEqual([{ status: 'review', offline: false }])
    expect((await settle(id, 'refused')).body).toMatchObject({ outcome: 'refused', redemptionId: null })
    expect(await standing(claim.id)).toEqual([{ status: 'approved', offline: false }])
    expect(await settle(id, 'accepted')).toMatchObject({ status: 409, body: { code: 'conflict.settled' } })
    expect(await conflicts(till)).toEqual([])
  })

  test('accepts a scan in the place of the other: there is one, never two', async () => {
    const { till, claim, id } = await doubled()
    const keys = [randomUUID(), randomUUID()]
    const answers = await Promise.all([...keys, ...keys].map((key) => settle(id, 'accepted', { key })))
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0)
    expect(await standing(claim.id)).toEqual([
      { status: 'rejected', offline: false },
      { status: 'approved', offline: true },
    ])
    expect(await countersOf(service, till.voucher.voucherId)).toMatchObject({ taken: 1, redeemed: 1 })
  })

  test('cannot accept beyond the limit', async () => {
    const till = await tillOf(service, { totalLimit: 1 })
    const { qr } = await sharedCode(service, till)
    await upload(
      service,
      till,
      device(),
      [20, 10].map((minutesAgo) => ({ qr, minutesAgo })),
    )
    const [conflict] = await conflicts(till)
    expect(await settle(conflict?.id as string, 'accepted')).toMatchObject({
      status: 409,
      body: { code: 'conflict.cannot-count' },
    })
    expect(await countersOf(service, till.voucher.voucherId)).toMatchObject({ taken: 1, redeemed: 1 })
    const list = await service.get<{ items: object[] }>(
      `/v1/redemptions/offline?merchantId=${till.merchant.merchantId}`,
      { as: till.cashier },
    )
    expect(list.body.items).toHaveLength(2)
    expect((await settle(conflict?.id as string, 'refused', { as: staff('redemption:read') })).status).toBe(403)
  })
})
