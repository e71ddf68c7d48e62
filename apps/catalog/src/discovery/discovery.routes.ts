import { type Translated, tagsFrom, textIn } from '@konter/core'
import { type App, commonProblem, decodeCursor, fingerprint, pageOf } from '@konter/service'
import type { Static } from 'typebox'
import type { Context } from '../context.ts'
import { integerIn } from '../cursor.ts'
import { forEverybody } from '../for-everybody.ts'
import { language } from '../language.ts'
import { discountLine } from '../voucher/discount.ts'
import { FindVouchersQuery, FoundVoucherPage, radiusKmUsually } from './discovery.schema.ts'
import type { FoundVoucher, Sort, Wanted } from './discovery.ts'
import { facetsOf } from './facets.ts'
import { type After, findVouchers } from './find-vouchers.ts'

type Query = Static<typeof FindVouchersQuery>

export function discoveryRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/vouchers',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'findVouchers',
        summary: 'Vouchers that can be claimed now: by words, filters, and what is near',
        querystring: FindVouchersQuery,
        response: { 200: FoundVoucherPage },
      },
    },
    async ({ query, headers }, reply) => {
      reply.header('vary', 'accept-language')
      const wanted = wantedIn(query)
      const { limit = 20, sort = wanted.near === undefined ? 'relevance' : 'distance', cursor } = query
      if (sort === 'distance' && wanted.near === undefined)
        throw nowhere({ id: 'wajib diisi bila diurutkan menurut jarak', en: 'is required to sort by distance' })
      const seal = fingerprint({ wanted, sort }).toString('base64url').slice(0, 12)
      const after = cursor === undefined ? {} : afterFrom(cursor, sort, seal)
      const [{ vouchers, places = 0 }, facets] = await Promise.all([
        findVouchers(ctx, { wanted, sort, limit }, after),
        query.facets === true ? facetsOf(ctx, wanted) : undefined,
      ])
      const tags = tagsFrom(headers['accept-language'])
      const page = pageOf(vouchers, limit, (each) => shown(each, tags), positionIn(sort, seal, places))
      forEverybody(reply)
      return facets === undefined ? page : { ...page, facets }
    },
  )
}

function wantedIn({
  q,
  category,
  area,
  discountType,
  openNow = false,
  near,
  radiusKm = radiusKmUsually,
}: Query): Wanted {
  const [latitude = Number.NaN, longitude = Number.NaN] = near?.split(',').map(Number) ?? []
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180)
    throw nowhere({ id: 'bukan tempat di bumi', en: 'is no place on earth' })
  return {
    q,
    category,
    area,
    discountType,
    openNow,
    near: near === undefined ? undefined : { latitude, longitude, radiusM: radiusKm * 1000 },
  }
}

const nowhere = (message: Translated) =>
  commonProblem('request.invalid', {}, { errors: [{ pointer: '/near', in: 'query', message }] })

/** A cursor goes on in the list it came from, and in no other: it carries a seal of what was asked. */
function positionIn(sort: Sort, seal: string, places: number) {
  return ({ id, line, priority, publishedAt, claimUntil, nearest }: FoundVoucher): string[] => {
    if (sort === 'relevance') return [seal, String(line), id]
    if (sort === 'newest') return [seal, publishedAt.toISOString(), id]
    if (sort === 'ending-soon') return [seal, claimUntil.toISOString(), id]
    return [seal, String(nearest?.mm), nearest?.id ?? id, String(priority), String(line), id, String(places)]
  }
}

function afterFrom(cursor: string, sort: Sort, seal: string): After {
  if (sort === 'distance') {
    const [given, mm = '', locationId = '', priority, line = '', id = '', places] = decodeCursor(
      cursor,
      'text',
      'integer',
      'uuid',
      'integer',
      'integer',
      'uuid',
      'integer',
    )
    demandSeal(given, seal)
    const looked = Math.min(placesMax, Math.max(0, integerIn(places)))
    return { distance: { mm, locationId, priority: integerIn(priority), line, id, places: looked } }
  }
  const [given, key = '', id = ''] = decodeCursor(cursor, 'text', sort === 'relevance' ? 'integer' : 'instant', 'uuid')
  demandSeal(given, seal)
  return { fixed: { key, id } }
}

const placesMax = 1_000_000

function demandSeal(given: string | undefined, seal: string): void {
  if (given !== seal) throw commonProblem('request.cursor-invalid', {})
}

function shown(voucher: FoundVoucher, tags: readonly string[]) {
  const { merchantId, merchantSlug, merchantName, category, discount, nearest, title, reviews, stars, ...rest } =
    voucher
  return {
    ...rest,
    title: textIn(title, tags),
    discountType: discount.type,
    discountLine: discountLine(discount, language(), tags),
    merchant: { id: merchantId, slug: merchantSlug, name: textIn(merchantName, tags), category },
    rating: { count: reviews, average: stars === null ? null : Math.round(stars * 100) / 100 },
    nearest: nearest && { ...nearest, distanceM: Math.round(Number(nearest.mm) / 1000) },
  }
}
