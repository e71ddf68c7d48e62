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

/** In all statements: $2 now, $3 the minute of the week where only what is open matters, $4 around, $5 within metres, $6 area. */
const isClaimable = 'f.claim_from <= $2::timestamptz and f.claim_until > $2::timestamptz'
const isOpen = `(p.week @> $3::int or (p.week is null and is_open(p.opening_hours, $2::timestamptz at time zone p.time_zone)))`
const isGoodAt = (place: string): string => `(f.location_ids is null or ${place}.location_id = any(f.location_ids))`
const isMeant = `($6::text is null or p.area = $6) and ($4::text is null or st_distance(p.position, $4::geography) <= $5::float8)`

/**
 * $1 the lexemes that the index is asked for, $7 those that each row must have as well: as a function, so that the index is not
 * asked for them.
 */
export const found = `
  select f.* from voucher_find f
   where f.words @@ $1::tsquery and ($7::text is null or ts_match_vq(f.words, $7::tsquery)) and ${isClaimable}
     and (($3::int is null and $4::text is null) or exists (
       select 1 from place_find p
        where p.merchant_id = f.merchant_id and ${isGoodAt('p')} and ${isMeant} and ($3::int is null or ${isOpen})))`

/** Where few places are open: what is good at those. $1 all lexemes, $7 category. */
export const foundAtOpen = `
  select f.* from (select distinct merchant_id from open) o join voucher_find f on f.merchant_id = o.merchant_id
   where ts_match_vq(f.words, $1::tsquery) and ${isClaimable}
     and exists (select 1 from open p where p.merchant_id = f.merchant_id and ${isGoodAt('p')})`
export const openPlaces = `
  open as materialized (
    select p.merchant_id, p.location_id from place_find p
     where ${isOpen} and ${isMeant} and ($7::text is null or p.category = $7))`

const orders: Record<FixedSort, { by(row: string): string; after: string }> = {
  relevance: {
    by: (row) => `${row}.line desc, ${row}.voucher_id`,
    after: '(f.line < $9::bigint or (f.line = $9::bigint and f.voucher_id > $10::uuid))',
  },
  newest: {
    by: (row) => `${row}.published_at desc, ${row}.voucher_id`,
    after: '(f.published_at < $9::timestamptz or (f.published_at = $9::timestamptz and f.voucher_id > $10::uuid))',
  },
  'ending-soon': {
    by: (row) => `${row}.claim_until, ${row}.voucher_id`,
    after: '(f.claim_until, f.voucher_id) > ($9::timestamptz, $10::uuid)',
  },
}

/**
 * $8 how many, $9 and $10 where the page before ended. Found first, sorted then: what is asked for decides which index is used,
 * and that is always the one of the lexemes.
 */
const inOrder = ({ by, after }: (typeof orders)[FixedSort], before: string, all: string): string => `
  with ${before} found as materialized (${all} and ($10::uuid is null or ${after})),
       page as (select * from found order by ${by('found')} limit $8::int)
  select ${shown}, null as nearest ${joined}
   order by ${by('page')}`

export const vouchersInOrder: Record<FixedSort, string> = {
  relevance: inOrder(orders.relevance, '', found),
  newest: inOrder(orders.newest, '', found),
  'ending-soon': inOrder(orders['ending-soon'], '', found),
}
export const vouchersOpenInOrder: Record<FixedSort, string> = {
  relevance: inOrder(orders.relevance, `${openPlaces},`, foundAtOpen),
  newest: inOrder(orders.newest, `${openPlaces},`, foundAtOpen),
  'ending-soon': inOrder(orders['ending-soon'], `${openPlaces},`, foundAtOpen),
}

/** $10 to $14 where the page before ended. */
const afterNearest = (place: string): string => `
  ($10::bigint is null or (${place}.mm, ${place}.location_id) > ($10::bigint, $11::uuid)
   or ((${place}.mm, ${place}.location_id) = ($10::bigint, $11::uuid)
       and (f.priority < $12::int or (f.priority = $12::int and (f.line < $13::bigint or (f.line = $13::bigint and f.voucher_id > $14::uuid))))))`

const shownNearest = `
  select ${shown},
         jsonb_build_object('id', l.id, 'name', l.name, 'address', l.address, 'area', l.area, 'latitude', st_y(l.position::geometry),
                            'longitude', st_x(l.position::geometry), 'mm', page.mm) as nearest ${joined}
    join merchant_location l on l.id = page.location_id
   order by page.mm, page.location_id, page.priority desc, page.line desc, page.voucher_id`

/**
 * Found by words: how far each is, by its nearest place, and then in this order. $8 how many, $9 no farther than so many
 * millimetres, because beyond that not all are among the squares that were looked at.
 */
export const foundByDistance = `
  with found as materialized (${found}),
       placed as materialized (
         select distinct on (f.voucher_id) f.*, p.location_id, (st_distance(p.position, $4::geography) * 1000)::bigint as mm
           from found f join place_find p on p.merchant_id = f.merchant_id and ${isGoodAt('p')} and ${isMeant} and ($3::int is null or ${isOpen})
          order by f.voucher_id, st_distance(p.position, $4::geography), p.location_id),
       page as (
         select f.* from placed f where ($9::bigint is null or f.mm <= $9::bigint) and ${afterNearest('f')}
          order by mm, location_id, priority desc, line desc, voucher_id limit $8::int)
  ${shownNearest}`

/**
 * Nearest places first, and then what is good there. $1 category, $7 type of discount, $8 how many vouchers, $9 how many places to
 * look at.
 *
 * The index goes by distances on a sphere, which are up to 0.6 % from the true ones on the spheroid: so places are sorted again,
 * and beyond what the farthest of the sphere guarantees nothing is shown yet. `page` is not sorted, because its places are: one
 * after the other is asked what is good there, until there is enough.
 */
export const placesByDistance = `
  with near as materialized (
         select p.location_id, p.merchant_id, p.position <-> $4::geography as roughly, (st_distance(p.position, $4::geography) * 1000)::bigint as mm
           from place_find p
          where ($1::text is null or p.category = $1) and ($6::text is null or p.area = $6)
            and st_dwithin(p.position, $4::geography, $5::float8) and ($3::int is null or ${isOpen})
          order by p.position <-> $4::geography limit $9::int),
       sight as materialized (select case when count(*) = $9::int then max(roughly) * 993 end as mm, count(*)::int as places from near),
       page as (
         select f.*, n.location_id, n.mm
           from (select near.* from near
                  where ($10::bigint is null or near.mm >= $10::bigint) and near.mm <= coalesce((select mm from sight), near.mm)
                  order by near.mm, near.location_id) n
          cross join lateral (
             select * from voucher_find f
              where f.merchant_id = n.merchant_id and ${isClaimable} and ($7::text is null or f.discount_type = $7) and ${isGoodAt('n')}
                and not exists (
                  select 1 from near other
                   where other.merchant_id = n.merchant_id and (other.mm, other.location_id) < (n.mm, n.location_id) and ${isGoodAt('other')})
                and ${afterNearest('n')}
              order by f.priority desc, f.line desc, f.voucher_id limit $8::int) f
          limit $8::int),
       shown as (${shownNearest})
  select sight.places, shown.* from sight left join shown on true`
