import { randomUUID } from 'node:crypto'
import { customer } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changed, countersOf, inDays, merchantRecord, type Redemptions, testRedemptions } from '../fixture.ts'
import { claimed, miscounted, redeemAt, sharedCode, tillOf } from './redemption.fixture.ts'

let service: Redemptions
beforeAll(async () => {
  service = await testRedemptions({ FRAUD_BUDGET_MS: '10000' })
})
afterAll(async () => {
  expect(await miscounted(service)).toEqual([])
  await service.stop()
})

describe('a claim', () => {
  test.each(['code', 'qr'] as const)('is redeemed by its %s, once', async (by) => {
    const till = await tillOf(service)
    const claim = await claimed(service, till)
    const first = await redeemAt(service, till, { [by]: claim[by], billAmount: 60_000 })
    expect(first).toMatchObject({
      status: 200,
      body: {
        verdict: 'approved',
        reason: null,
        message: null,
        hold: false,
        redemption: { status: 'approved', discountAmount: 15_000, title: 'Kopi kedua gratis' },
      },
    })
    expect((await redeemAt(service, till, { [by]: claim[by] })).body).toMatchObject({
      verdict: 'refused',
      reason: 'already-redeemed',
      message: 'Kode ini sudah dipakai.',
    })
    expect(await countersOf(service, till.voucher.voucherId)).toMatchObject({ taken: 1, redeemed: 1 })
  })

  test('is told of, with the attempt and the assessment, and answered again to the same key', async () => {
    const till = await tillOf(service)
    const claim = await claimed(service, till)
    const key = randomUUID()
    const first = await redeemAt(service, till, { qr: claim.qr }, { key })
    const again = await redeemAt(service, till, { qr: claim.qr }, { key })
    expect(again.body).toEqual(first.body)
    const id = first.body.attemptId
    expect(await service.db.query('select type, data from outbox where aggregate_id = $1', [id])).toMatchObject([
      {
        type: 'redemption.redeemed.v1',
        data: { redemptionId: id, codeId: claim.id, status: 'approved', offline: false },
      },
    ])
    expect(
      await service.db.query(
        `select a.verdict, a.entry, s.outcome from attempt a join scan s on s.attempt_id = a.id where a.code_id = $1::uuid`,
        [claim.id],
      ),
    ).toEqual([{ verdict: 'approved', entry: 'qr', outcome: 'approve' }])
    expect((await redeemAt(service, till, { qr: claim.qr, billAmount: 1 }, { key })).status).toBe(422)
    expect((await redeemAt(service, till, { code: claim.code, qr: claim.qr })).status).toBe(422)
    expect(
      (await service.post('/v1/redemptions', { as: till.cashier, key: null, body: { ...till.body, qr: claim.qr } }))
        .status,
    ).toBe(400)
  })

  test('says why not in the language of the till', async () => {
    const till = await tillOf(service, { hours: { weekly: {} } })
    const { code } = await claimed(service, till)
    const { body } = await redeemAt(service, till, { code }, { headers: { 'accept-language': 'en' } })
    expect(body).toMatchObject({ reason: 'not-now', message: 'This voucher is not good on this day or at this hour.' })
  })
})

describe('an own code that is not good now is refused with its reason', () => {
  test('expired', async () => {
    const till = await tillOf(service)
    const { code } = await claimed(service, till)
    await service.db.query(`update code set valid_until = now() - interval '1 second' where voucher_id = $1::uuid`, [
      till.voucher.voucherId,
    ])
    expect((await redeemAt(service, till, { code })).body.reason).toBe('expired')
  })

  test('paused, and good again', async () => {
    const till = await tillOf(service)
    const { code } = await claimed(service, till)
    const paused = await changed(service, till.voucher, { status: 'paused' })
    expect((await redeemAt(service, till, { code })).body.reason).toBe('paused')
    await changed(service, paused, { status: 'published' })
    expect((await redeemAt(service, till, { code })).body.verdict).toBe('approved')
  })

  test('not yet, elsewhere, or below the minimum', async () => {
    const later = await tillOf(service, { redeemFrom: inDays(1) })
    expect((await redeemAt(service, later, { code: (await claimed(service, later)).code })).body.reason).toBe('not-now')
    const elsewhere = await tillOf(service, { locationIds: [randomUUID()] })
    expect((await redeemAt(service, elsewhere, { code: (await claimed(service, elsewhere)).code })).body.reason).toBe(
      'not-here',
    )
    const small = await tillOf(service, { minimumSpend: 50_000 })
    const { code } = await claimed(service, small)
    expect((await redeemAt(service, small, { code, billAmount: 49_999 })).body.reason).toBe('minimum-spend')
    expect(
      (await redeemAt(service, { ...small, body: { ...small.body, locationId: randomUUID() } }, { code })).body.reason,
    ).toBe('not-here')
    expect((await redeemAt(service, small, { code, billAmount: 50_000 })).body.verdict).toBe('approved')
  })

  test('a version that came after the claim takes nothing from it', async () => {
    const till = await tillOf(service)
    const { code } = await claimed(service, till)
    await changed(service, till.voucher, {
      version: 2,
      terms: { minimumSpend: 1_000_000, locationIds: [randomUUID()] },
    })
    expect((await redeemAt(service, till, { code, billAmount: 10 })).body.verdict).toBe('approved')
  })
})

describe('a shared code', () => {
  test('is good as often as the voucher is, and not once more', async () => {
    const till = await tillOf(service, { totalLimit: 3 })
    const { code } = await sharedCode(service, till)
    for (let n = 0; n < 3; n++) expect((await redeemAt(service, till, { code })).body.verdict).toBe('approved')
    expect((await redeemAt(service, till, { code })).body).toMatchObject({
      verdict: 'refused',
      reason: 'limit-reached',
    })
    expect(await countersOf(service, till.voucher.voucherId)).toMatchObject({ taken: 3, redeemed: 3 })
  })

  test('of print is good once', async () => {
    const till = await tillOf(service)
    const { qr } = await sharedCode(service, till, { kind: 'print', usesMax: 1 })
    expect((await redeemAt(service, till, { qr })).body.verdict).toBe('approved')
    expect((await redeemAt(service, till, { qr })).body.reason).toBe('already-redeemed')
  })
})

describe('who does not work there', () => {
  test('learns nothing: not of codes, not even of the merchant', async () => {
    const till = await tillOf(service)
    const { code } = await claimed(service, till)
    const stranger = await redeemAt(service, till, { code }, { as: customer() })
    expect(stranger).toMatchObject({ status: 404, body: { code: 'merchant.not-found' } })
    expect((await service.post('/v1/redemptions', { body: { ...till.body, code } })).status).toBe(401)
    const key = customer({ sub: till.cashier.sub, apiKeyId: randomUUID(), scopes: ['voucher:claim'] })
    expect((await redeemAt(service, till, { code }, { as: key })).status).toBe(403)
  })

  test('nor does anybody redeem at a merchant that does not trade', async () => {
    const merchant = merchantRecord()
    const till = await tillOf(service, {}, merchant)
    const { code } = await claimed(service, till)
    await service.db.query('update merchant set active = false where merchant_id = $1::uuid', [merchant.merchantId])
    expect((await redeemAt(service, till, { code })).status).toBe(409)
  })
})
