import { found, foundAtOpen, openPlaces } from './find-vouchers.sql.ts'

/** The values of each filter with how many there are, the most frequent first; so many of each are told. */
const valuesMax = 30

const perFacet = (counted: string): string =>
  (['category', 'area', 'discountType'] as const)
    .map(
      (facet) =>
        `(select '${facet}' as facet, value, sum(vouchers)::int as vouchers from ${counted}
           where facet = '${facet}' group by value order by 3 desc, value limit ${valuesMax})`,
    )
    .join(' union all ')

const counted = (before: string, all: string): string => `
  with ${before} found as materialized (${all}),
       counted as (
         select 'category' as facet, category as value, 1 as vouchers from found where 'category' = any ($8::text[])
         union all
         select 'area', area, 1 from found, unnest(areas) as area where 'area' = any ($8::text[])
         union all
         select 'discountType', discount_type, 1 from found where 'discountType' = any ($8::text[]))
  ${perFacet('counted')}`

/** $1 to $7 as in `found`, or in `foundAtOpen`; $8 which facets. */
export const countFound = counted('', found)
export const countFoundAtOpen = counted(`${openPlaces},`, foundAtOpen)

/** The same from what was counted a minute ago: $1 category, $2 area, $3 type of discount. */
export const countedBefore = `
  with counted as (
         select 'category' as facet, category as value, vouchers from voucher_count
          where area = coalesce($2::text, '') and ($3::text is null or discount_type = $3)
         union all
         select 'area', area, vouchers from voucher_count
          where area <> '' and ($1::text is null or category = $1) and ($3::text is null or discount_type = $3)
         union all
         select 'discountType', discount_type, vouchers from voucher_count
          where area = coalesce($2::text, '') and ($1::text is null or category = $1))
  ${perFacet('counted')}`

/** $1 now. One pass over all: what several vouchers have in common is counted once, and taken apart then. */
export const countAll = `
  with alike as materialized (
         select category, areas, discount_type, count(*) as n from voucher_find
          where claim_from <= $1::timestamptz and claim_until > $1::timestamptz group by 1, 2, 3),
       now as (
         select category, '' as area, discount_type, sum(n) as vouchers from alike group by 1, 3
         union all
         select category, area, discount_type, sum(n) from alike, unnest(areas) as area group by 1, 2, 3),
       gone as (
         delete from voucher_count c where not exists (
           select 1 from now where (now.category, now.area, now.discount_type) = (c.category, c.area, c.discount_type)))
  insert into voucher_count (category, area, discount_type, vouchers) select category, area, discount_type, vouchers from now
  on conflict (area, category, discount_type) do update set vouchers = excluded.vouchers
   where voucher_count.vouchers <> excluded.vouchers`
