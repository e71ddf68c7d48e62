import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newId } from '@konter/core'
import { type CallOptions, customer, staff, type TestCaller } from '@konter/testing'
import { must, openShop, publishedVoucher, type Shop } from '../testing/merchants.ts'
import { type TestCatalog, testCatalog } from '../testing/stand-in.ts'
import { grantReview, judgeReviewRight, takeReviewAway } from './review.events.ts'

/* Reviews as they come to be: redemption tells, customers write. */

/** A real HTTP server in the place of the user service, which is not ours to start. */
export type People = { url: string; called: Map<string, string>; asked: string[]; away: boolean; stop(): Promise<void> }

async function startPeople(): Promise<People> {
  const called = new Map<string, string>()
  const asked: string[] = []
  const people: People = { url: '', called, asked, away: false, stop: () => Promise.resolve() }
  const server = createServer((request, response) => {
    const id = /^\/internal\/users\/([\w-]+)\/contact$/.exec(request.url ?? '')?.[1] ?? ''
    asked.push(id)
    const name = called.get(id)
    const [status, type] = name === undefined ? [404, 'problem+json'] : [200, 'json']
    const about = { email: 'a@example.com', phone: '+62811', language: 'id', customerType: 'retail', guest: false }
    const body =
      name === undefined ? { code: 'user.not-found', status: 404, title: '', detail: '' } : { ...about, name }
    response
      .writeHead(people.away ? 503 : Number(status), { 'content-type': `application/${type}` })
      .end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  people.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  people.stop = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return people
}

export type ReviewCatalog = TestCatalog & { people: People }

export async function reviewCatalog(): Promise<ReviewCatalog> {
  const people = await startPeople()
  const catalog = await testCatalog({ USER_URL: people.url })
  const stop = async () => {
    await catalog.stop()
    await people.stop()
  }
  return { ...catalog, people, stop }
}

export const moderator = staff('review:moderate', 'activity:read')

export type Market = Shop & { voucherId: string }
export async function openMarket(catalog: ReviewCatalog): Promise<Market> {
  const shop = await openShop(catalog)
  const { id: voucherId } = await publishedVoucher(catalog, shop)
  return { ...shop, voucherId }
}

export const someone = ({ people }: ReviewCatalog, name = 'Budi Santoso'): TestCaller => {
  const who = customer()
  people.called.set(who.sub, name)
  return who
}

export const redemptionOf = (market: Pick<Market, 'id' | 'voucherId' | 'locationId'>, customerId: string | null) => ({
  ...{ redemptionId: newId(), codeId: newId(), kind: 'personal' as const, voucherId: market.voucherId, version: 1 },
  ...{ title: { id: 'Diskon' }, merchantId: market.id, merchantName: { id: 'Kopi' }, locationId: market.locationId },
  ...{ customerId, campaignId: null, discount: null, at: new Date().toISOString(), offline: false },
})
export type Redemption = ReturnType<typeof redemptionOf>

/** What the service hears, as it hears it: in a transaction of its own. */
export const hears = ({ ctx }: Pick<ReviewCatalog, 'ctx'>) => {
  const hear = (consumer: typeof judgeReviewRight, data: object) =>
    ctx.transaction((tx) => consumer.handle(tx, data as never, ctx))
  return {
    redeemed: async (redemption: Redemption, status: 'approved' | 'review' = 'approved') =>
      ctx.transaction(await grantReview.prepare({ ...redemption, status } as never, ctx)),
    reviewed: (redemption: Redemption, outcome: 'approved' | 'rejected') =>
      hear(judgeReviewRight, { ...redemption, outcome }),
    undone: (redemption: Redemption) => hear(takeReviewAway, { ...redemption, by: 'merchant', again: true }),
  }
}

export type Own = {
  id: string
  status: string
  version: number
  stars: number
  text: string | null
  name: string | null
  hiddenBecause: string | null
  editableUntil: string
}

export async function visit(catalog: ReviewCatalog, market: Market, who: TestCaller): Promise<Redemption> {
  const redemption = redemptionOf(market, who.sub)
  await hears(catalog).redeemed(redemption)
  return redemption
}

/** Somebody was there and says so. */
export async function reviewed(
  catalog: ReviewCatalog,
  market: Market,
  body: object = {},
  who: TestCaller = someone(catalog),
): Promise<Own & { redemption: Redemption; who: TestCaller }> {
  const redemption = await visit(catalog, market, who)
  const own = await must<Own>(catalog, 201, 'POST', '/v1/reviews', {
    as: who,
    body: { redemptionId: redemption.redemptionId, stars: 5, ...body },
  })
  return { ...own, redemption, who }
}

export type Shown = {
  rating: { count: number; sum: number; average: number | null; stars: number[] }
  items: { id: string; stars: number; text: string | null; name: string | null; response: { text: string } | null }[]
  nextCursor: string | null
}
export const shownFor = (catalog: ReviewCatalog, { slug }: Market, query = ''): Promise<Shown> =>
  must<Shown>(catalog, 200, 'GET', `/v1/merchants/${slug}/reviews${query}`)

export const decide = (catalog: ReviewCatalog, id: string, step: string, options: CallOptions = {}) =>
  catalog.post<{ status: string; code: string; openReports: number; steps: { step: string; cause: string }[] }>(
    `/v1/admin/reviews/${id}/${step}`,
    { as: moderator, body: { because: 'sudah diperiksa' }, ...options },
  )
