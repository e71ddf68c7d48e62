import { randomUUID } from 'node:crypto'
import type { Hours, Texts } from '@konter/core'
import { toJson } from '@konter/service'
import { noon, type TestCatalog } from './stand-in.ts'

/** Merchants and vouchers as rows, for tests of what is found: how they get there is proven elsewhere. */

const days = 24 * 60 * 60 * 1000
export const fromNoon = (amount: number, unit: 'days' | 'minutes' = 'days'): Date =>
  new Date(noon.getTime() + amount * (unit === 'days' ? days : 60_000))

type Place = {
  area?: string
  at?: readonly [latitude: number, longitude: number]
  openingHours?: Hours | null
  name?: string
}
export type TestMerchant = { id: string; slug: string; locationIds: string[] }

export async function openMerchant(
  { ctx }: TestCatalog,
  { name = 'Kedai Senja', category = 'kafe', places = [{}] as readonly Place[], timeZone = 'Asia/Jakarta' } = {},
): Promise<TestMerchant> {
  const id = randomUUID()
  const slug = `m-${id.slice(0, 8)}`
  await ctx.sql.query(
    `insert into merchant (id, slug, category_slug, name, description, status, time_zone, verified_at, applied_by, created_at, updated_at)
     values ($1::uuid, $2, $3, $4::jsonb, '{"id": ""}', 'verified', $5, $6::timestamptz, $1::uuid, $6::timestamptz, $6::timestamptz)`,
    [id, slug, category, toJson({ id: name }), timeZone, noon],
  )
  const locationIds: string[] = []
  for (const place of places) locationIds.push(await openPlace({ ctx } as TestCatalog, id, place))
  return { id, slug, locationIds }
}

export async function openPlace(
  { ctx }: TestCatalog,
  merchantId: string,
  { area = 'kota-bandung', at = [-6.9, 107.6], openingHours = null, name = 'Cabang' }: Place = {},
): Promise<string> {
  const id = randomUUID()
  await ctx.sql.query(
    `insert into merchant_location (id, merchant_id, name, address, area, position, opening_hours, created_at, updated_at)
     values ($1::uuid, $2::uuid, $3, 'Jalan Braga 1', $4, st_point($5::float8, $6::float8)::geography, $7::jsonb, $8::timestamptz, $8::timestamptz)`,
    [id, merchantId, name, area, at[1], at[0], openingHours === null ? null : toJson(openingHours), noon],
  )
  return id
}

export type VoucherRow = {
  title?: Texts | string
  discount?: object
  status?: string
  locationIds?: readonly string[]
  claimFrom?: Date
  claimUntil?: Date
  publishedAt?: Date
  priority?: number
  campaignId?: string | null
  id?: string
}

export async function offerVoucher(
  { ctx }: TestCatalog,
  { id: merchantId }: Pick<TestMerchant, 'id'>,
  row: VoucherRow = {},
): Promise<string> {
  const {
    title = 'Diskon kopi susu',
    discount = { type: 'percentage', percent: 20 },
    status = 'published',
    locationIds = [],
  } = row
  const {
    claimFrom = fromNoon(-1),
    claimUntil = fromNoon(30),
    publishedAt = fromNoon(-1),
    priority = 0,
    campaignId = null,
  } = row
  const id = row.id ?? randomUUID()
  const redeemUntil = new Date(claimUntil.getTime() + days)
  const texts = typeof title === 'string' ? { id: title } : title
  const terms = {
    title: texts,
    description: { id: '' },
    conditions: { id: '' },
    discount,
    currency: 'IDR',
    locationIds,
    imageIds: [],
    audience: {},
    campaignId,
  }
  await ctx.sql.query(
    `insert into voucher (id, merchant_id, status, version, terms, campaign_id, claim_from, claim_until, redeem_from, redeem_until, priority,
                          published_at, created_at, updated_at)
     values ($1::uuid, $2::uuid, $3, case when $3 = 'draft' then 0 else 1 end, $4::jsonb, $5::uuid, $6::timestamptz, $7::timestamptz, $6::timestamptz,
             $8::timestamptz, $9::int, $10::timestamptz, $10::timestamptz, $10::timestamptz)`,
    [
      id,
      merchantId,
      status,
      toJson({ ...terms, claimFrom, claimUntil, redeemFrom: claimFrom, redeemUntil }),
      campaignId,
      claimFrom,
      claimUntil,
      redeemUntil,
      priority,
      publishedAt,
    ],
  )
  return id
}

export type FoundItem = {
  id: string
  title: string
  discountLine: string
  areas: string[]
  merchant: { slug: string; name: string; category: string }
  nearest: { id: string; distanceM: number } | null
}
type FacetValue = { value: string; count: number; more: boolean; about: boolean }
export type FoundPage = {
  items: FoundItem[]
  nextCursor: string | null
  facets?: { category: FacetValue[]; area: FacetValue[]; discountType: FacetValue[] }
}

export const find = async (
  catalog: TestCatalog,
  query: string,
  headers: Record<string, string> = {},
): Promise<FoundPage> => {
  const { status, body } = await catalog.get<FoundPage>(`/v1/vouchers?${query}`, { headers })
  if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`)
  return body
}
export const foundIds = async (catalog: TestCatalog, query: string): Promise<string[]> =>
  (await find(catalog, query)).items.map(({ id }) => id)

/** All pages, one after the other. */
export async function walk(catalog: TestCatalog, query: string, limit: number): Promise<FoundItem[]> {
  const items: FoundItem[] = []
  for (let cursor: string | null = null; ; ) {
    const page: FoundPage = await find(catalog, `${query}&limit=${limit}${cursor === null ? '' : `&cursor=${cursor}`}`)
    items.push(...page.items)
    cursor = page.nextCursor
    if (cursor === null) return items
  }
}
