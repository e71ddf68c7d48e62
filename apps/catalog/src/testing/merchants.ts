import { type CallOptions, customer, staff, type TestCaller, type TestService } from '@konter/testing'
import type { Context } from '../context.ts'

/* Merchants as they come to be: by the routes themselves. */

export type Catalog = TestService<Context>
export const operator = staff('merchant:read', 'merchant:verify', 'activity:read')

export type Shop = {
  id: string
  number: number
  slug: string
  owner: TestCaller
  cashier: TestCaller
  locationId: string
}

/** The body of an answer that must be of this status. */
export async function must<Body = Record<string, unknown>>(
  catalog: Catalog,
  status: number,
  method: string,
  path: string,
  options: CallOptions = {},
): Promise<Body> {
  const answer = await catalog.call<Body>(method, path, options)
  if (answer.status !== status)
    throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body
}

export type Applied = { id: string; number: number; slug: string; version: number; status: string }

export const application = (more: object = {}) => ({
  category: 'kafe',
  name: { id: 'Kopi Senja', en: 'Dusk Coffee' },
  ...more,
})

export const apply = (catalog: Catalog, owner: TestCaller, more: object = {}): Promise<Applied> =>
  must<Applied>(catalog, 201, 'POST', '/v1/merchants', { as: owner, body: application(more) })

export const place = {
  name: 'Dago',
  address: 'Jl. Ir. H. Juanda 77',
  area: 'kota-bandung',
  latitude: -6.8915,
  longitude: 107.6107,
}

/** A merchant that trades: verified, with a location, an owner and a cashier. */
export async function openShop(catalog: Catalog, more: object = {}): Promise<Shop> {
  const [owner, cashier] = [customer(), customer()]
  const { id, number, slug } = await apply(catalog, owner, more)
  await must(catalog, 200, 'POST', `/v1/admin/merchants/${id}/verify`, { as: operator })
  const { id: locationId } = await must<{ id: string }>(catalog, 201, 'POST', `/v1/my/merchants/${id}/locations`, {
    as: owner,
    body: place,
  })
  await must(catalog, 200, 'POST', `/v1/my/merchants/${id}/staff`, {
    as: owner,
    body: { userId: cashier.sub, role: 'cashier', label: 'Siti' },
  })
  return { id, number, slug, owner, cashier, locationId }
}

const day = 24 * 60 * 60 * 1000
export const inDays = (days: number): string => new Date(Date.now() + days * day).toISOString()

export const fullTerms = (more: object = {}) => ({
  title: { id: 'Diskon senja', en: 'Dusk discount' },
  description: { id: 'Untuk semua minuman', en: 'On every drink' },
  conditions: { id: 'Satu per kunjungan', en: 'One per visit' },
  discount: { type: 'percentage', percent: 20, maxAmount: 25_000 },
  minimumSpend: 50_000,
  claimFrom: inDays(-1),
  claimUntil: inDays(10),
  redeemFrom: inDays(-1),
  redeemUntil: inDays(20),
  totalLimit: 100,
  ...more,
})

export type OwnVoucher = {
  id: string
  status: string
  version: number
  revision: number
  terms: Record<string, unknown>
  steps?: { step: string; from: string | null; to: string; actor: string; cause: string }[]
}

export const draft = (catalog: Catalog, { id, owner }: Shop, terms: object = fullTerms()): Promise<OwnVoucher> =>
  must<OwnVoucher>(catalog, 201, 'POST', `/v1/my/merchants/${id}/vouchers`, { as: owner, body: { terms } })

export async function publishedVoucher(catalog: Catalog, shop: Shop, terms: object = fullTerms()): Promise<OwnVoucher> {
  const { id } = await draft(catalog, shop, terms)
  return must<OwnVoucher>(catalog, 200, 'POST', `/v1/my/merchants/${shop.id}/vouchers/${id}/publish`, {
    as: shop.owner,
  })
}

/** What was told about an aggregate, in order. */
export async function told<Data = Record<string, unknown>>(
  catalog: Catalog,
  type: string,
  id: string,
): Promise<Data[]> {
  const rows = await catalog.db.query<{ data: Data }>(
    'select data from outbox where type = $1 and aggregate_id = $2 order by sequence',
    [type, id],
  )
  return rows.map(({ data }) => data)
}
