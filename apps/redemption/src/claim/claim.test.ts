import { randomUUID } from 'node:crypto'
import { service as asService, customer, eventually, staff } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mintCode } from '../code/mint-code.ts'
import { parseShortCode } from '../code/short-code.ts'
import {
  changed,
  claimAs,
  countersOf,
  inDays,
  known,
  later,
  merchantRecord,
  type Redemptions,
  testRedemptions,
} from '../fixture.ts'
import { keepMerchant } from '../merchant/merchant.repo.ts'
import { claimed, redeemAt, tillOf } from '../redemption/redemption.fixture.ts'
import { claimVoucher } from './claim.repo.ts'
import { expireCodes, revokeAll, revokeCode } from './end-claims.ts'

let service: Redemptions
beforeAll(async () => {
  service = await testRedemptions()
})
afterAll(() => service.stop())

const codeOf = (answer: { body: unknown }) => (answer.body as { code: string }).code
const told = (type: string, id: string) =>
  service.db.query<{ data: Record<string, unknown> }>('select data from outbox where type = $1 and aggregate_id = $2', [
    type,
    id,
  ])

describe('a claim', () => {
  test('201 with a code, a signed QR and all that has to be at hand at a counter', async () => {
    const { voucher, merchant } = await known(service)
    const ani = customer()
    const { status, body } = await claimAs(service, voucher.voucherId, ani)
    expect(status).toBe(201)
    expect(body).toMatchObject({
      status: 'active',
      voucherId: voucher.voucherId,
      version: 1,
      title: 'Kopi kedua gratis',
      conditions: 'Satu voucher per meja.',
      merchant: { id: merchant.merchantId, slug: merchant.slug, name: 'Kopi Senja' },
      discount: { type: 'percentage', percent: 25, maxAmount: 20_000 },
    })
    expect(body.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
    expect(parseShortCode(body.code).ok).toBe(true)
    expect(body.qr?.text).toMatch(/^HTTPS:\/\/KONTER\.EXAMPLE\/V\/\d{193}$/)
    expect(body.qr?.svg).toMatch(/^<svg [^>]*viewBox="0 0 49 49"/)
    const scan = await service.ctx.keyring.read(body.qr?.text ?? '')
    expect(scan).toMatchObject({
      ok: true,
      fields: { type: 'claim', merchant: merchant.number, lastDay: body.lastDay },
    })
    expect(await told('redemption.claimed.v1', body.id)).toMatchObject([
      { data: { customerId: ani.sub, voucherId: voucher.voucherId, title: { en: 'Second coffee free' } } },
    ])
    expect(await countersOf(service, voucher.voucherId)).toEqual({ taken: 1, redeemed: 0, held: 1, customers: 1 })
  })

  test('is found again by its customer alone, in their language, as it was', async () => {
    const { voucher } = await known(service)
    const ani = customer()
    const claimed = await claimAs(service, voucher.voucherId, ani)
    const path = `/v1/claims/${claimed.body.id}`
    const english = { 'accept-language': 'en' }
    const own = await service.get<{ title: string; code: string; qr: object }>(path, { as: ani, headers: english })
    expect([own.status, own.body.title, own.body.code]).toEqual([200, 'Second coffee free', codeOf(claimed)])
    expect(own.body.qr).toEqual(claimed.body.qr)
    expect(own.headers['cache-control']).toBe('private, no-cache, stale-if-error=2592000')
    const again = await service.get(path, {
      as: ani,
      headers: { ...english, 'if-none-match': String(own.headers.etag) },
    })
    expect([again.status, again.body]).toEqual([304, ''])
    expect((await service.get(path, { as: customer() })).status).toBe(404)
    expect((await service.post(`${path}/give-back`, { as: customer() })).status).toBe(404)
    const list = await service.get<{ items: Record<string, unknown>[] }>('/v1/claims', { as: ani })
    expect(list.body.items).toMatchObject([{ id: claimed.body.id, status: 'active' }])
    expect(list.body.items[0]).not.toHaveProperty('code')
  })

  test('asked for again with its key, is the same one, code and all', async () => {
    const { voucher } = await known(service, { perCustomerLimit: null })
    const ani = customer()
    const ask = () =>
      service.post<{ id: string }>('/v1/claims', { as: ani, key: 'once', body: { voucherId: voucher.voucherId } })
    const [first, second] = [await ask(), await ask()]
    expect(second.body).toEqual(first.body)
    expect(second.headers['idempotency-replayed']).toBe('true')
    expect((await countersOf(service, voucher.voucherId))?.taken).toBe(1)
    // What is kept to answer again reveals no code.
    const rows = await service.db.query<{ answer: object }>('select answer from request_claim where id = $1::uuid', [
      first.body.id,
    ])
    expect(JSON.stringify(rows)).not.toContain(codeOf(first))
  })

  test('lists page by page, and by status', async () => {
    const ani = customer()
    const ids: string[] = []
    for (let nth = 0; nth < 5; nth++)
      ids.unshift((await claimAs(service, (await known(service)).voucher.voucherId, ani)).body.id)
    await service.post(`/v1/claims/${ids[0]}/give-back`, { as: ani })
    type Page = { items: { id: string }[]; nextCursor: string | null }
    const first = await service.get<Page>('/v1/claims?limit=3', { as: ani })
    const second = await service.get<Page>(`/v1/claims?limit=3&cursor=${first.body.nextCursor}`, { as: ani })
    expect([...first.body.items, ...second.body.items].map(({ id }) => id)).toEqual(ids)
    expect(second.body.nextCursor).toBeNull()
    const back = await service.get<Page>('/v1/claims?status=given-back', { as: ani })
    expect(back.body.items.map(({ id }) => id)).toEqual([ids[0]])
  })

  test('401 for nobody, 403 for a guest, for a key without the scope and for a service', async () => {
    const { voucher } = await known(service)
    const body = { voucherId: voucher.voucherId }
    expect((await service.post('/v1/claims', { body })).status).toBe(401)
    const guest = await claimAs(service, voucher.voucherId, customer({ guest: true }))
    expect([guest.status, (guest.body as unknown as { code: string }).code]).toEqual([403, 'claim.account-needed'])
    expect(
      (await claimAs(service, voucher.voucherId, customer({ scopes: ['order:read'], apiKeyId: randomUUID() }))).status,
    ).toBe(403)
    expect((await service.post('/v1/claims', { as: asService('order'), body })).status).toBe(403)
  })
})

describe('limits', () => {
  test('1,000 who claim the last 10 at once: exactly 10 have it, and the counters equal the rows', {
    timeout: 120_000,
  }, async () => {
    const { voucher } = await known(service, { totalLimit: 10 })
    // Who is told to come again, because so many wait for a connection, comes again.
    const claim = async () => {
      for (;;) {
        const answer = await claimAs(service, voucher.voucherId)
        if (answer.status !== 503) return answer
      }
    }
    const answers = await Promise.all(Array.from({ length: 1_000 }, claim))
    const statuses = answers.map(({ status, body }) =>
      status === 201 ? 'claimed' : (body as unknown as { code: string }).code,
    )
    expect(statuses.filter((each) => each === 'claimed')).toHaveLength(10)
    expect(new Set(statuses)).toEqual(new Set(['claimed', 'claim.sold-out']))
    expect(await countersOf(service, voucher.voucherId)).toEqual({ taken: 10, redeemed: 0, held: 10, customers: 10 })
  })

  test('the statement alone is exact: 200 at once on every connection there is', { timeout: 60_000 }, async () => {
    const { voucher, merchant } = await known(service, { totalLimit: 10 })
    const key = await service.ctx.keyring.signer()
    const { voucherId, version, terms } = voucher
    const mould = { type: 'claim', merchantNumber: merchant.number, lastDay: '2199-01-01', key } as const
    const codes = await Promise.all(Array.from({ length: 200 }, () => mintCode(service.ctx.codes, mould)))
    const rest = { voucherId, version, keyId: key.id, lastDay: '2199-01-01', validUntil: new Date(terms.redeemUntil) }
    const verdicts = await Promise.all(
      codes.map((code) =>
        service.ctx.transaction((tx) =>
          claimVoucher(tx, { ...rest, code, customerId: randomUUID(), at: service.ctx.now() }),
        ),
      ),
    )
    expect(verdicts.filter((each) => each === 'claimed')).toHaveLength(10)
    expect(new Set(verdicts)).toEqual(new Set(['claimed', 'sold-out']))
    expect(await countersOf(service, voucherId)).toEqual({ taken: 10, redeemed: 0, held: 10, customers: 10 })
  })

  test('100 requests of one customer at once: as many as one customer may have', { timeout: 60_000 }, async () => {
    const { voucher } = await known(service, { totalLimit: 50, perCustomerLimit: 3 })
    const ani = customer()
    const answers = await Promise.all(Array.from({ length: 100 }, () => claimAs(service, voucher.voucherId, ani)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3)
    expect(new Set(answers.filter(({ status }) => status !== 201).map(codeOf))).toEqual(
      new Set(['claim.customer-limit']),
    )
    expect(await countersOf(service, voucher.voucherId)).toEqual({ taken: 3, redeemed: 0, held: 3, customers: 3 })
    const codes = answers.filter(({ status }) => status === 201).map(codeOf)
    expect(new Set(codes).size).toBe(3)
  })

  test('claims, give-backs and expiries all at once leave the counters equal to the rows', {
    timeout: 120_000,
  }, async () => {
    const { voucher } = await known(service, { totalLimit: 30, perCustomerLimit: 2 })
    const people = Array.from({ length: 40 }, () => customer())
    const live = async (person: (typeof people)[number]) => {
      const claimed = await claimAs(service, voucher.voucherId, person)
      if (claimed.status !== 201) return
      await Promise.all([
        service.post(`/v1/claims/${claimed.body.id}/give-back`, { as: person }),
        revokeCode(service.ctx, claimed.body.id, { because: 'at random', actor: 'user:test' }),
        claimAs(service, voucher.voucherId, person),
      ])
    }
    await Promise.all([...people.map(live), expireCodes(later(service.ctx, 40 * 86_400_000)), ...people.map(live)])
    const counters = await countersOf(service, voucher.voucherId)
    expect(counters?.taken).toBe(counters?.held)
    expect(counters?.customers).toBe(counters?.held)
    expect(counters?.taken).toBeLessThanOrEqual(30)
  })

  test('a limit that is lowered takes nothing away, and lets nobody more in', async () => {
    const { voucher } = await known(service, { totalLimit: 5, perCustomerLimit: 1 })
    const people = Array.from({ length: 4 }, () => customer())
    const claims = await Promise.all(people.map((each) => claimAs(service, voucher.voucherId, each)))
    await changed(service, voucher, { version: 2, terms: { totalLimit: 3 } })
    expect((await claimAs(service, voucher.voucherId)).status).toBe(409)
    await service.post(`/v1/claims/${claims[0]?.body.id}/give-back`, { as: people[0] as never })
    expect(codeOf(await claimAs(service, voucher.voucherId))).toBe('claim.sold-out')
    await service.post(`/v1/claims/${claims[1]?.body.id}/give-back`, { as: people[1] as never })
    const last = await claimAs(service, voucher.voucherId)
    expect([last.status, last.body.version]).toEqual([201, 2])
    const old = await service.get<{ version: number }>(`/v1/claims/${claims[2]?.body.id}`, { as: people[2] as never })
    expect(old.body.version).toBe(1)
  })
})

describe('who may claim, and when', () => {
  const refusal = async (terms: object, as = customer(), more: object = {}) => {
    const { voucher } = await known(service, terms)
    const { status, body } = await claimAs(service, voucher.voucherId, as, more)
    return status === 201 ? 'claimed' : (body as unknown as { code: string }).code
  }

  test('only members of the levels that it is for', async () => {
    const audience = { levels: ['gold'] }
    expect(await refusal({ audience }, customer({ memberLevel: 'silver' }))).toBe('claim.other-level')
    expect(await refusal({ audience }, customer({ memberLevel: 'gold' }))).toBe('claimed')
  })

  test('only in the areas that it is for, by the nearest place of a merchant', async () => {
    const audience = { areas: ['kota-bandung'] }
    const dago = { latitude: -6.886, longitude: 107.614 }
    const surabaya = { latitude: -7.2575, longitude: 112.7521 }
    expect(await refusal({ audience })).toBe('claim.position-needed')
    expect(await refusal({ audience }, customer(), { position: dago })).toBe('claimed')
    expect(await refusal({ audience }, customer(), { position: surabaya })).toBe('claim.other-area')
    const there = merchantRecord()
    there.locations = there.locations.map((each) => ({ ...each, ...surabaya, area: 'kota-surabaya' }))
    await service.ctx.transaction((tx) => keepMerchant(tx, there, service.ctx.now()))
    expect(await refusal({ audience: { areas: ['kota-surabaya'] } }, customer(), { position: surabaya })).toBe(
      'claimed',
    )
    expect(await refusal({}, customer(), { position: { latitude: 91, longitude: 0 } })).toBe('request.invalid')
  })

  test('only who never redeemed anything at the merchant, standing or under review', async () => {
    const till = await tillOf(service)
    const { voucher } = await known(service, { audience: { firstTimersOnly: true } }, till.merchant)
    const [regular, newcomer] = [customer(), customer()]
    const { code } = await claimed(service, till, regular)
    expect((await redeemAt(service, till, { code })).body.verdict).not.toBe('refused')
    expect(codeOf(await claimAs(service, voucher.voucherId, regular))).toBe('claim.first-timers-only')
    expect((await claimAs(service, voucher.voucherId, newcomer)).status).toBe(201)
  })

  test.each([
    ['before its time', { claimFrom: inDays(1) }, 'claim.not-yet'],
    ['after its time', { claimUntil: inDays(-0.5) }, 'claim.ended'],
    ['when it can no longer be redeemed', { claimUntil: inDays(5), redeemUntil: inDays(-0.1) }, 'claim.ended'],
  ])('not %s', async (_name, terms, code) => expect(await refusal(terms)).toBe(code))

  test.each([
    ['paused', 'claim.paused'],
    ['expired', 'claim.ended'],
    ['archived', 'claim.ended'],
    ['draft', 'claim.no-such-voucher'],
  ] as const)('not while it is %s', async (status, code) => {
    const { voucher } = await known(service)
    await changed(service, voucher, { status })
    expect(codeOf(await claimAs(service, voucher.voucherId))).toBe(code)
  })

  test('not of a merchant that is suspended or has switched itself off', async () => {
    for (const more of [{ status: 'suspended' }, { active: false }] as const) {
      const { voucher } = await known(service, {}, merchantRecord(more))
      expect(codeOf(await claimAs(service, voucher.voucherId))).toBe('claim.ended')
    }
  })
})

describe('a claim ends', () => {
  test('given back: somebody else may have it; twice is once', async () => {
    const { voucher } = await known(service, { totalLimit: 1 })
    const ani = customer()
    const { body } = await claimAs(service, voucher.voucherId, ani)
    expect(codeOf(await claimAs(service, voucher.voucherId))).toBe('claim.sold-out')
    for (let times = 0; times < 2; times++) {
      const back = await service.post(`/v1/claims/${body.id}/give-back`, { as: ani })
      expect([back.status, back.body.status]).toEqual([200, 'given-back'])
    }
    expect((await service.get(`/v1/claims/${body.id}`, { as: ani })).body).toMatchObject({ code: null, qr: null })
    expect((await claimAs(service, voucher.voucherId)).status).toBe(201)
    expect(await countersOf(service, voucher.voucherId)).toEqual({ taken: 1, redeemed: 0, held: 1, customers: 1 })
    // And the one who gave it back may claim again, should there be one.
    await changed(service, voucher, { version: 2, terms: { totalLimit: 2 } })
    expect((await claimAs(service, voucher.voucherId, ani)).status).toBe(201)
  })

  test('by its time: at the next turn of the job its use is there for others', async () => {
    const { voucher } = await known(service, { totalLimit: 1, redeemUntil: inDays(0.5), claimUntil: inDays(5) })
    const ani = customer()
    const { body } = await claimAs(service, voucher.voucherId, ani)
    expect(await expireCodes(service.ctx)).toBe(0)
    await expireCodes(later(service.ctx, 86_400_000))
    expect(await countersOf(service, voucher.voucherId)).toEqual({ taken: 0, redeemed: 0, held: 0, customers: 0 })
    expect((await service.get(`/v1/claims/${body.id}`, { as: ani })).body).toMatchObject({
      status: 'expired',
      code: null,
    })
    const late = await service.post(`/v1/claims/${body.id}/give-back`, { as: ani })
    expect([late.status, codeOf(late)]).toEqual([409, 'claim.past-that'])
  })

  test('revoked: one, with its reason, told to its customer and on record', async () => {
    const { voucher } = await known(service, { totalLimit: 1 })
    const ani = customer()
    const { body } = await claimAs(service, voucher.voucherId, ani)
    const revoke = () =>
      service.post(`/v1/admin/codes/${body.id}/revoke`, {
        as: staff('code:operate'),
        body: { because: 'sold on a market place' },
      })
    expect((await revoke()).status).toBe(200)
    const again = await revoke()
    expect([again.status, codeOf(again)]).toEqual([409, 'code.past-that'])
    expect((await service.get(`/v1/claims/${body.id}`, { as: ani })).body).toMatchObject({
      status: 'revoked',
      endedBecause: 'sold on a market place',
    })
    expect(await told('redemption.code-revoked.v1', body.id)).toMatchObject([
      { data: { customerId: ani.sub, because: 'sold on a market place' } },
    ])
    const log = await service.get<{ items: object[] }>(`/v1/admin/redemption/log?subject=code:${body.id}`, {
      as: staff('code:read'),
    })
    expect(log.body.items).toMatchObject([{ action: 'code.revoked', facts: { because: 'sold on a market place' } }])
    expect((await claimAs(service, voucher.voucherId)).status).toBe(201)
  })

  test('revoked: all of a voucher, in turns', async () => {
    const { voucher } = await known(service)
    await Promise.all(Array.from({ length: 30 }, () => claimAs(service, voucher.voucherId)))
    service.start()
    const answer = await service.post(`/v1/admin/vouchers/${voucher.voucherId}/revoke-codes`, {
      as: staff('code:operate'),
      body: { because: 'the merchant closed' },
    })
    expect(answer.status).toBe(202)
    await eventually(async () =>
      expect(await countersOf(service, voucher.voucherId)).toEqual({ taken: 0, redeemed: 0, held: 0, customers: 0 }),
    )
    expect(await revokeAll(service.ctx, { voucherId: voucher.voucherId }, 'again')).toBe(0)
  })
})
