import type { FixedSort } from './discovery.ts'

/** What is shown of a page that was found: `page` has the ids. */
const shown = `page.voucher_id as id, page.merchant_id as "merchantId", page.category, page.areas, page.line, page.priority,
         page.published_at as "publishedAt", page.claim_until as "claimUntil", v.redeem_until as "redeemUntil",
         v.terms -> 'title' as title, v.terms -> 'discount' as discount, (v.terms ->> 'minimumSpend')::float8 as "minimumSpend",
         v.terms -> 'imageIds' ->> 0 as "imageId", m.slug as "merchantSlug", m.name as "merchantName",
         coalesce(r.reviews, 0) as reviews, r.stars::float8 / nullif(r.reviews, 0) as stars`
const joined = `
    from page join voucher v on v.id = page.voucher_id join merchant m on m.id = page.merchant_id
    left join voucher_rating r on r.voucher_id = page.voucher_id`

/** Open, by the place's own clock. */
const isOpen = (place: string, now: string): string =>
  `open_at(${place}.week, ${place}.opening_hours, ${now}::timestamptz at time zone ${place}.time_zone)`

/** $1 lexemes, $2 now, $3 open only, $4 around (WKT), $5 within metres, $6 area: null where it does not matter. */
export const found = `
  select f.* from voucher_find f
   where f.words @@ $1::tsquery and f.claim_from <= $2::timestamptz and f.claim_until > $2::timestamptz
     and (($3::boolean is not true and $4::text is null) or exists (
       select 1 from place_find p
        where p.merchant_id = f.merchant_id and (f.location_ids is null or p.location_id = any(f.location_ids))
          and ($6::text is null or p.area = $6)
          and ($4::text is null or st_dwithin(p.position, $4::geography, $5::float8))
          and ($3::boolean is not true or ${isOpen('p', '$2')})))`

const orders: Record<FixedSort, { by(row: string): string; after: string }> = {
  relevance: {
    by: (row) => `${row}.line desc, ${row}.voucher_id`,
    after: '(f.line < $8::bigint or (f.line = $8::bigint and f.voucher_id > $9::uuid))',
  },
  newest: {
    by: (row) => `${row}.published_at desc, ${row}.voucher_id`,
    after: '(f.published_at < $8::timestamptz or (f.published_at = $8::timestamptz and f.voucher_id > $9::uuid))',
  },
  'ending-soon': {
    by: (row) => `${row}.claim_until, ${row}.voucher_id`,
    after: '(f.claim_until, f.voucher_id) > ($8::timestamptz, $9::uuid)',
  },
}

/**
 * $7 how many, $8 and $9 where the page before ended. Found first, sorted then: what is asked for decides which index is used,
 * and that is always the one of the lexemes.
 */
const inOrder = ({ by, after }: (typeof orders)[FixedSort]): string => `
  with found as materialized (${found} and ($9::uuid is null or ${after})),
       page as (select * from found order by ${by('found')} limit $7::int)
  select ${shown}, null as nearest ${joined}
   order by ${by('page')}`

export const vouchersInOrder: Record<FixedSort, string> = {
  relevance: inOrder(orders.relevance),
  newest: inOrder(orders.newest),
  'ending-soon': inOrder(orders['ending-soon']),
}

const nearestShown = `
  jsonb_build_object('id', l.id, 'name', l.name, 'address', l.address, 'area', l.area, 'latitude', st_y(l.position::geometry),
                     'longitude', st_x(l.position::geometry), 'mm', page.mm) as nearest`

const nearestFirst = 'mm, location_id, priority desc, line desc, voucher_id'
const afterNearest = (place: string): string => `
  ($9::bigint is null or (${place}.mm, ${place}.location_id) > ($9::bigint, $10::uuid)
   or ((${place}.mm, ${place}.location_id) = ($9::bigint, $10::uuid)
       and (f.priority < $11::int or (f.priority = $11::int and (f.line < $12::bigint or (f.line = $12::bigint and f.voucher_id > $13::uuid))))))`

const shownNearest = `
  select ${shown}, ${nearestShown} ${joined}
    join merchant_location l on l.id = page.location_id
   order by page.mm, page.location_id, page.priority desc, page.line desc, page.voucher_id`

/**
 * Found by words: how far each is, by its nearest place, and then in this order. $7 how many, $8 no farther than so many
 * millimetres, because beyond that not all are among the squares that were looked at; $9 to $13 where the page before ended.
 */
export const foundByDistance = `
  with found as materialized (${found}),
       placed as materialized (
         select distinct on (f.voucher_id) f.*, p.location_id, (st_distance(p.position, $4::geography) * 1000)::bigint as mm
           from found f
           join place_find p on p.merchant_id = f.merchant_id and (f.location_ids is null or p.location_id = any(f.location_ids))
            and ($6::text is null or p.area = $6) and st_dwithin(p.position, $4::geography, $5::float8)
            and ($3::boolean is not true or ${isOpen('p', '$2')})
          order by f.voucher_id, st_distance(p.position, $4::geography), p.location_id),
       page as (select f.* from placed f where ($8::bigint is null or f.mm <= $8::bigint) and ${afterNearest('f')} order by ${nearestFirst} limit $7::int)
  ${shownNearest}`

/**
 * Nearest places first, and then what is good there. $1 category, $2 now, $3 open only, $4 around, $5 within metres, $6 area,
 * $7 how many vouchers, $8 how many places to look at; $9 to $13 where the page before ended; $14 type of discount.
 *
 * The index goes by distances on a sphere, which are up to 0.6 % from the true ones on the spheroid: so places are sorted again,
 * and beyond what the farthest of the sphere guarantees nothing is shown yet.
 */
export const placesByDistance = `
  with near as materialized (
         select p.location_id, p.merchant_id, p.position <-> $4::geography as roughly, (st_distance(p.position, $4::geography) * 1000)::bigint as mm
           from place_find p
          where ($1::text is null or p.category = $1) and ($6::text is null or p.area = $6)
            and st_dwithin(p.position, $4::geography, $5::float8) and ($3::boolean is not true or ${isOpen('p', '$2')})
          order by p.position <-> $4::geography limit $8::int),
       sight as materialized (select case when count(*) = $8::int then max(roughly) * 993 end as mm, count(*)::int as places from near),
       page as (
         select f.*, n.location_id, n.mm
           from (select * from near order by mm, location_id) n
           cross join lateral (
             select * from voucher_find f
              where f.merchant_id = n.merchant_id and f.claim_from <= $2::timestamptz and f.claim_until > $2::timestamptz
                and ($14::text is null or f.discount_type = $14)
                and (f.location_ids is null or n.location_id = any(f.location_ids))
                and not exists (
                  select 1 from near other
                   where other.merchant_id = n.merchant_id and (other.mm, other.location_id) < (n.mm, n.location_id)
                     and (f.location_ids is null or other.location_id = any(f.location_ids)))
                and ${afterNearest('n')}
              order by f.priority desc, f.line desc, f.voucher_id limit $7::int) f
          where ($9::bigint is null or n.mm >= $9::bigint) and n.mm <= coalesce((select mm from sight), n.mm)
          order by n.mm, n.location_id, f.priority desc, f.line desc, f.voucher_id limit $7::int),
       shown as (${shownNearest})
  select sight.places, shown.* from sight left join shown on true`
