import { customer } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { must } from '../testing/merchants.ts'
import {
  hears,
  type Market,
  type Own,
  openMarket,
  type ReviewCatalog,
  redemptionOf,
  reviewCatalog,
  reviewed,
  shownFor,
  someone,
  visit,
} from './review.fixture.ts'

let catalog: ReviewCatalog
let market: Market
beforeAll(async () => {
  catalog = await reviewCatalog()
  market = await openMarket(catalog)
})
afterAll(() => catalog.stop())

type Refusal = { code: string; errors: { pointer: string }[] }
const write = (as: ReturnType<typeof customer>, body: object, key?: string) =>
  catalog.post<Own & Refusal>('/v1/reviews', { as, body, ...(key === undefined ? {} : { key }) })
const edit = (as: ReturnType<typeof customer>, id: string, body: object) =>
  catalog.call<Own & Refusal>('PATCH', `/v1/reviews/${id}`, { as, body })

describe('POST /v1/reviews', () => {
  test('201: who redeemed says so, is shown by first name and initial, and is counted', async () => {
    const place = await openMarket(catalog)
    const text = 'Kopinya 👨‍👩‍👧‍👦 enak!\n\nقهوة ممتازة \u200fجدا'
    const { name, status } = await reviewed(catalog, place, { stars: 4, text })
    expect({ name, status }).toEqual({ name: 'Budi S.', status: 'published' })
    const { rating, items } = await shownFor(catalog, place)
    expect(rating).toEqual({ count: 1, sum: 4, average: 4, stars: [0, 0, 0, 1, 0] })
    expect(items).toMatchObject([{ name: 'Budi S.', stars: 4, text, response: null }])
    expect(Object.keys(items[0] as object)).not.toContain('redemptionId')
    expect((await catalog.get(`/v1/merchants/${place.slug}`)).body.rating).toEqual(rating)
    expect((await catalog.get(`/v1/vouchers/${place.voucherId}`)).body.rating).toEqual(rating)
    expect((await catalog.get(`/v1/vouchers/${place.voucherId}/reviews`)).body).toMatchObject({ rating, items })
  })

  test('anonymous ones show no name, and nobody is asked for it', async () => {
    const who = someone(catalog)
    const { id, name } = await reviewed(catalog, market, { anonymous: true }, who)
    expect(name).toBeNull()
    expect(catalog.people.asked).not.toContain(who.sub)
    expect((await shownFor(catalog, market)).items.find((each) => each.id === id)?.name).toBeNull()
    const named = await edit(who, id, { version: 1, anonymous: false })
    expect(named.body).toMatchObject({ name: 'Budi S.', version: 2, stars: 5 })
    expect((await edit(who, id, { version: 2, anonymous: true })).body.name).toBeNull()
  })

  test('somebody whose account is gone is shown without a name; with user away, it is later', async () => {
    expect((await reviewed(catalog, market, {}, customer())).name).toBeNull()
    const who = someone(catalog)
    const { redemptionId } = await visit(catalog, market, who)
    catalog.people.away = true
    const later = await write(who, { redemptionId, stars: 5 }, 'later')
    catalog.people.away = false
    expect([later.status, later.body.code]).toEqual([503, 'service.unavailable'])
    expect((await write(who, { redemptionId, stars: 5 }, 'later')).status).toBe(201)
  })

  test('only who redeemed: 404 for others, 409 under review and when it was undone', async () => {
    const who = someone(catalog)
    const { redeemed, undone, reviewed: judged } = hears(catalog)
    const refused = async (redemptionId: string, as = who) => {
      const { status, body } = await write(as, { redemptionId, stars: 1 })
      return `${status} ${body.code}`
    }
    const held = redemptionOf(market, who.sub)
    expect(await refused(held.redemptionId)).toBe('404 review.redemption-not-found')
    await redeemed(held, 'review')
    expect(await refused(held.redemptionId)).toBe('409 review.redemption-held')
    expect(await refused(held.redemptionId, someone(catalog))).toBe('404 review.redemption-not-found')
    await judged(held, 'rejected')
    expect(await refused(held.redemptionId)).toBe('409 review.redemption-fallen')
    const fallen = await visit(catalog, market, who)
    await undone(fallen)
    expect(await refused(fallen.redemptionId)).toBe('409 review.redemption-fallen')
    const nobodys = redemptionOf(market, null)
    await redeemed(nobodys)
    expect(await refused(nobodys.redemptionId)).toBe('404 review.redemption-not-found')
  })

  test('who works there does not praise it', async () => {
    const { redemptionId } = await visit(catalog, market, market.cashier)
    const { status, body } = await write(market.cashier, { redemptionId, stars: 5, anonymous: true })
    expect([status, body.code]).toEqual([403, 'review.own-merchant'])
  })

  test('a redemption of a voucher that is not of that merchant here is none', async () => {
    const [who, other] = [someone(catalog), await openMarket(catalog)]
    const { redemptionId } = await visit(catalog, { ...market, voucherId: other.voucherId }, who)
    expect((await write(who, { redemptionId, stars: 5 })).body.code).toBe('review.redemption-not-found')
  })

  test('once: ten at the same moment leave one, and the same key is the same review', async () => {
    const place = await openMarket(catalog)
    const who = someone(catalog)
    const { redemptionId } = await visit(catalog, place, who)
    const answers = await Promise.all(Array.from({ length: 10 }, () => write(who, { redemptionId, stars: 3 })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)])
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('review.given-already')
    expect((await shownFor(catalog, place)).rating).toMatchObject({ count: 1, sum: 3 })
    const again = await visit(catalog, place, who)
    const twice = [1, 2].map(() => write(who, { redemptionId: again.redemptionId, stars: 2 }, 'once'))
    const bodies = (await Promise.allSettled(twice)).flatMap((each) =>
      each.status === 'fulfilled' ? [each.value] : [],
    )
    expect((await write(who, { redemptionId: again.redemptionId, stars: 2 }, 'once')).status).toBe(201)
    expect(bodies.some(({ status }) => status === 201)).toBe(true)
    expect((await shownFor(catalog, place)).rating).toMatchObject({ count: 2, sum: 5 })
  })

  test.each([
    ['stars', { stars: 0 }],
    ['stars', { stars: 6 }],
    ['stars', { stars: 2.5 }],
    ['text', { stars: 5, text: 'x'.repeat(2_001) }],
    ['text', { stars: 5, text: 'a\u0007b' }],
    ['text', { stars: 5, text: 'a\u202eb' }],
    ['text', { stars: 5, text: 'a\u0000b' }],
    ['html', { stars: 5, html: '<b>' }],
  ])('400 names %s: %j', async (field, body) => {
    const who = someone(catalog)
    const { redemptionId } = await visit(catalog, market, who)
    const answer = await write(who, { redemptionId, ...body })
    expect(answer.status).toBe(400)
    expect(answer.body.errors.map(({ pointer }) => pointer)).toContain(`/${field}`)
  })

  test('markup is text like any other; nothing but spaces is none', async () => {
    const text = '<script>alert(1)</script> & "kopi"'
    expect((await reviewed(catalog, market, { text })).text).toBe(text)
    expect((await reviewed(catalog, market, { text: ' \n ' })).text).toBeNull()
  })

  test('401 for nobody, 403 for a key without the scope', async () => {
    expect((await catalog.post('/v1/reviews', { body: {} })).status).toBe(401)
    const key = customer({ apiKeyId: '01a1fbbc-0000-7000-8000-000000000000', scopes: ['profile:read'] })
    expect((await write(key, { redemptionId: key.sub, stars: 5 })).status).toBe(403)
  })
})

describe('PATCH /v1/reviews/{id}', () => {
  test('its author, within 14 days, on the version that was read; the average follows', async () => {
    const place = await openMarket(catalog)
    const { id, who, editableUntil } = await reviewed(catalog, place, { stars: 1, text: 'Dingin' })
    expect((await edit(who, id, { version: 1, stars: 5 })).body).toMatchObject({ stars: 5, text: 'Dingin', version: 2 })
    expect((await edit(who, id, { version: 1, stars: 2 })).body.code).toBe('review.edited-meanwhile')
    expect((await edit(someone(catalog), id, { version: 2, stars: 1 })).body.code).toBe('review.not-found')
    expect((await shownFor(catalog, place)).rating).toEqual({ count: 1, sum: 5, average: 5, stars: [0, 0, 0, 0, 1] })
    const { now } = catalog.ctx
    catalog.ctx.now = () => new Date(editableUntil)
    const late = await edit(who, id, { version: 2, stars: 1 })
    catalog.ctx.now = now
    expect([late.status, late.body.code]).toEqual([409, 'review.edit-over'])
  })

  test('a text that begins to name a number waits for staff, uncounted, and is back when it no longer does', async () => {
    const place = await openMarket(catalog)
    const { id, who } = await reviewed(catalog, place, { text: 'Enak' })
    expect((await edit(who, id, { version: 1, text: 'WA 0812 3456 7890' })).body.status).toBe('pending')
    expect(await shownFor(catalog, place)).toMatchObject({ rating: { count: 0, average: null }, items: [] })
    const { body } = await catalog.get<{ items: Own[] }>('/v1/my/reviews', { as: who })
    expect(body.items).toMatchObject([{ id, status: 'pending' }])
    expect((await edit(who, id, { version: body.items[0]?.version, text: 'Enak sekali' })).body.status).toBe(
      'published',
    )
    expect((await shownFor(catalog, place)).rating.count).toBe(1)
  })
})

describe('what was undone', () => {
  test('is withdrawn and counted no more, whatever it was; nobody brings it back', async () => {
    const place = await openMarket(catalog)
    const { id, who, redemption } = await reviewed(catalog, place)
    await reviewed(catalog, place, { stars: 2 })
    await hears(catalog).undone(redemption)
    await hears(catalog).undone(redemption)
    expect((await shownFor(catalog, place)).rating).toMatchObject({ count: 1, sum: 2 })
    expect((await edit(who, id, { version: 2, stars: 1 })).body.code).toBe('review.not-shown')
    const mine = await must<{ items: Own[] }>(catalog, 200, 'GET', '/v1/my/reviews', { as: who })
    expect(mine.items).toMatchObject([{ id, status: 'withdrawn' }])
  })

  test('heard before that it was redeemed, it never stands', async () => {
    const who = someone(catalog)
    const redemption = redemptionOf(market, who.sub)
    const { redeemed, undone, reviewed: judged } = hears(catalog)
    await undone(redemption)
    await redeemed(redemption)
    await judged(redemption, 'approved')
    const { redemptionId } = redemption
    expect((await write(who, { redemptionId, stars: 5 })).body.code).toBe('review.redemption-fallen')
  })

  test('at the moment it is written: never shown afterwards', async () => {
    const place = await openMarket(catalog)
    const round = async () => {
      const who = someone(catalog)
      const redemption = await visit(catalog, place, who)
      const body = { redemptionId: redemption.redemptionId, stars: 5 }
      await Promise.all([write(who, body), hears(catalog).undone(redemption)])
    }
    await Promise.all(Array.from({ length: 20 }, round))
    expect(await shownFor(catalog, place)).toMatchObject({ rating: { count: 0, sum: 0 }, items: [] })
  })
})

test('lists go on where they ended, the newest first', async () => {
  const place = await openMarket(catalog)
  const ids: string[] = []
  for (let stars = 1; stars <= 5; stars++) ids.unshift((await reviewed(catalog, place, { stars })).id)
  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await shownFor(catalog, place, `?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`)
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  }
  expect(seen).toEqual(ids)
})

test('404 where neither merchant nor voucher is shown', async () => {
  expect((await catalog.get('/v1/merchants/tidak-ada/reviews')).body.code).toBe('merchant.not-found')
  expect((await catalog.get(`/v1/vouchers/${market.id}/reviews`)).body.code).toBe('voucher.not-found')
  const place = await openMarket(catalog)
  const { version } = await must<{ version: number }>(catalog, 200, 'GET', `/v1/my/merchants/${place.id}`, {
    as: place.owner,
  })
  await must(catalog, 200, 'PATCH', `/v1/my/merchants/${place.id}`, {
    as: place.owner,
    body: { version, active: false },
  })
  expect((await catalog.get(`/v1/merchants/${place.slug}/reviews`)).status).toBe(404)
  expect((await catalog.get(`/v1/vouchers/${place.voucherId}/reviews`)).status).toBe(404)
})
