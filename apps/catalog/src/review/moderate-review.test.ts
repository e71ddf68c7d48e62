import { customer, staff } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { must } from '../testing/merchants.ts'
import {
  decide,
  hears,
  type Market,
  moderator,
  openMarket,
  type ReviewCatalog,
  reviewCatalog,
  reviewed,
  shownFor,
  someone,
} from './review.fixture.ts'

let catalog: ReviewCatalog
let market: Market
beforeAll(async () => {
  catalog = await reviewCatalog()
  market = await openMarket(catalog)
})
afterAll(() => catalog.stop())

const respond = (as: ReturnType<typeof customer>, reviewId: string, text: string, { id } = market) =>
  catalog.call<{ code: string; response: { text: string; editedAt: string | null } | null }>(
    'PUT',
    `/v1/my/merchants/${id}/reviews/${reviewId}/response`,
    { as, body: { text } },
  )
const report = (as: ReturnType<typeof customer>, reviewId: string, more: object = {}) =>
  catalog.post<{ code: string }>('/v1/review-reports', { as, body: { reviewId, reason: 'spam', ...more } })
const queue = async (query: string) =>
  (
    await must<{ items: { id: string; openReports: number }[] }>(catalog, 200, 'GET', `/v1/admin/reviews?${query}`, {
      as: moderator,
    })
  ).items

describe('the response of the merchant', () => {
  test('one: 201, then the same again is the same and another mends it, for 14 days', async () => {
    const { id } = await reviewed(catalog, market)
    const first = await respond(market.owner, id, 'Terima kasih! 🙏')
    expect([first.status, first.body.response]).toMatchObject([201, { text: 'Terima kasih! 🙏', editedAt: null }])
    expect((await respond(market.owner, id, ' Terima kasih! 🙏 ')).body.response?.editedAt).toBeNull()
    const mended = await respond(market.owner, id, 'Terima kasih banyak')
    expect([mended.status, mended.body.response?.text]).toEqual([200, 'Terima kasih banyak'])
    const { now } = catalog.ctx
    catalog.ctx.now = () => new Date(now().getTime() + 14 * 86_400_000)
    const late = await respond(market.owner, id, 'Lain')
    catalog.ctx.now = now
    expect([late.status, late.body.code]).toEqual([409, 'review.edit-over'])
    expect((await shownFor(catalog, market)).items.find((each) => each.id === id)?.response?.text).toBe(
      'Terima kasih banyak',
    )
  })

  test('ten at the same moment leave one', async () => {
    const { id } = await reviewed(catalog, market)
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => respond(market.owner, id, `Terima ${n}`)))
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 9 }, () => 200), 201])
  })

  test('by an owner, of that merchant, to what is shown', async () => {
    const { id } = await reviewed(catalog, market)
    expect((await respond(market.cashier, id, 'x')).body.code).toBe('merchant.owner-only')
    expect((await respond(customer(), id, 'x')).body.code).toBe('merchant.not-found')
    const other = await openMarket(catalog)
    expect((await respond(other.owner, id, 'x', other)).body.code).toBe('review.not-found')
    expect((await respond(market.owner, id, ' ')).status).toBe(400)
    await decide(catalog, id, 'hide')
    expect((await respond(market.owner, id, 'x')).body.code).toBe('review.not-shown')
  })

  test('its staff sees what still waits for one', async () => {
    const place = await openMarket(catalog)
    const [answered, waiting] = [await reviewed(catalog, place), await reviewed(catalog, place)]
    await respond(place.owner, answered.id, 'Terima kasih', place)
    const path = `/v1/my/merchants/${place.id}/reviews?answered=false`
    const { items } = await must<{ items: { id: string }[] }>(catalog, 200, 'GET', path, { as: place.cashier })
    expect(items.map(({ id }) => id)).toEqual([waiting.id])
    expect((await catalog.get(path, { as: customer() })).body.code).toBe('merchant.not-found')
  })

  test('staff hides it alone, with a reason, and shows it again', async () => {
    const { id } = await reviewed(catalog, market)
    expect((await decide(catalog, id, 'hide-response')).body.code).toBe('review.response-not-found')
    await respond(market.owner, id, 'Anda bohong')
    expect((await decide(catalog, id, 'hide-response')).status).toBe(200)
    const wordOf = async () => (await shownFor(catalog, market)).items.find((each) => each.id === id)?.response ?? null
    expect(await wordOf()).toBeNull()
    expect((await respond(market.owner, id, 'Maaf')).body.code).toBe('review.response-hidden')
    expect((await decide(catalog, id, 'restore-response', { body: undefined })).status).toBe(200)
    expect(await wordOf()).toMatchObject({ text: 'Anda bohong' })
  })
})

describe('reports', () => {
  test('customers and merchants, once each; it stays shown until staff decides, and the decision answers all', async () => {
    const { id } = await reviewed(catalog, market)
    const who = someone(catalog)
    for (const each of [who, who, market.owner]) expect((await report(each, id)).status).toBe(200)
    expect((await shownFor(catalog, market)).items.map((each) => each.id)).toContain(id)
    expect(await queue('queue=reported')).toMatchObject([{ id, openReports: 2 }])
    const { body } = await catalog.get<{ reports: object[] }>(`/v1/admin/reviews/${id}`, { as: moderator })
    expect(body.reports).toMatchObject([{ byMerchant: false }, { byMerchant: true }])
    expect((await decide(catalog, id, 'keep')).body).toMatchObject({ status: 'published', openReports: 0 })
    expect((await report(who, id)).status).toBe(200)
    expect(await queue('queue=reported'), 'decided, and not edited since').toEqual([])
  })

  test('again after it was edited since the decision', async () => {
    const { id, who } = await reviewed(catalog, market)
    const reporter = someone(catalog)
    await report(reporter, id)
    const { body } = await decide(catalog, id, 'keep')
    const { version } = body as unknown as { version: number }
    await must(catalog, 200, 'PATCH', `/v1/reviews/${id}`, { as: who, body: { version, text: 'Lain' } })
    await report(reporter, id)
    expect(await queue('queue=reported')).toMatchObject([{ id, openReports: 1 }])
    await decide(catalog, id, 'hide')
  })

  test('not by guests, not of what is not shown, and not more than 20 that wait', async () => {
    const { id } = await reviewed(catalog, market)
    expect((await report(customer({ guest: true }), id)).body.code).toBe('review.account-needed')
    await decide(catalog, id, 'hide')
    expect((await report(someone(catalog), id)).body.code).toBe('review.not-found')
    const eager = someone(catalog)
    const ids: string[] = []
    for (let n = 0; n < 21; n++) ids.push((await reviewed(catalog, market)).id)
    const answers = await Promise.all(ids.map((each) => report(eager, each)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20)
    expect(answers.find(({ status }) => status !== 200)?.body.code).toBe('review.too-many-reports')
    for (const each of ids) await decide(catalog, each, 'keep')
  })
})

describe('moderation', () => {
  test('what names a number waits, oldest first, and is shown once it is kept', async () => {
    const place = await openMarket(catalog)
    const text = 'Pesan di 0812 3456 7890'
    const [first, second] = [await reviewed(catalog, place, { text }), await reviewed(catalog, place, { text })]
    expect(first.status).toBe('pending')
    expect((await shownFor(catalog, place)).items).toEqual([])
    expect((await queue(`merchantId=${place.id}`)).map(({ id }) => id)).toEqual([first.id, second.id])
    expect((await decide(catalog, first.id, 'keep')).body.steps.map(({ step }) => step)).toEqual(['give', 'keep'])
    expect((await shownFor(catalog, place)).rating.count).toBe(1)
    expect((await queue(`merchantId=${place.id}&queue=pending`)).map(({ id }) => id)).toEqual([second.id])
  })

  test('hide with a reason that the author reads, restore; each step is logged', async () => {
    const place = await openMarket(catalog)
    const { id, who } = await reviewed(catalog, place)
    expect((await decide(catalog, id, 'restore')).body.code).toBe('review.step-refused')
    await decide(catalog, id, 'hide', { body: { because: 'menghina' } })
    expect((await shownFor(catalog, place)).rating.count).toBe(0)
    expect((await catalog.get('/v1/my/reviews', { as: who })).body).toMatchObject({
      items: [{ status: 'hidden', hiddenBecause: 'menghina' }],
    })
    expect((await decide(catalog, id, 'restore')).body).toMatchObject({ status: 'published', hiddenBecause: null })
    expect((await shownFor(catalog, place)).rating.count).toBe(1)
    const log = await catalog.get<{ items: { act: string }[] }>(
      `/v1/admin/catalog/log?subject=review&subjectId=${id}`,
      {
        as: moderator,
      },
    )
    expect(log.body.items.map(({ act }) => act)).toEqual(['review.restore', 'review.hide', 'review.give'])
  })

  test('what was withdrawn stays withdrawn', async () => {
    const { id, redemption } = await reviewed(catalog, market)
    await decide(catalog, id, 'hide')
    await hears(catalog).undone(redemption)
    expect((await decide(catalog, id, 'restore')).body.code).toBe('review.step-refused')
  })

  test('403 for whoever may not', async () => {
    const { id } = await reviewed(catalog, market)
    const as = staff('merchant:read')
    expect((await decide(catalog, id, 'hide', { as })).status).toBe(403)
    expect((await catalog.get('/v1/admin/reviews', { as: market.owner })).status).toBe(403)
  })
})
