/** Offers of a product `page.id`, as one JSON array: a page of products is one query, never one per product. */
const offers = `
  left join lateral (
    select coalesce(jsonb_agg(jsonb_build_object(
             'id', o.id, 'supplier', i.supplier, 'supplierEnabled', s.enabled, 'itemCode', i.code, 'itemName', i.name,
             'priority', o.priority, 'enabled', o.enabled, 'held', o.held_because is not null, 'zoneJoin', o.zone_join,
             'cost', i.cost, 'sellable', i.sellable, 'stock', i.stock, 'multi', i.multi,
             'cutOff', case when i.cut_off_from is not null
                            then jsonb_build_object('fromMinute', i.cut_off_from, 'toMinute', i.cut_off_to) end,
             'vanished', i.vanished_at is not null, 'refused', i.refused_because is not null)), '[]'::jsonb) as offers
      from offer o join supplier_item i on i.id = o.supplier_item_id join supplier s on s.code = i.supplier
     where o.product_id = page.id
  ) as sold on true`

const columns = `
  page.id, page.sku, page.kind, page.denomination, page.name, page.description, page.images,
  page.input_schema as "inputSchema", page.target, page.status, page.parked_because as "parkedBecause",
  page.parked_facts as "parkedFacts", page.parked_at as "parkedAt", page.for_sale as "forSale", page.version,
  page.sort_key as "sortKey", page.created_at as "createdAt", page.updated_at as "updatedAt",
  c.slug as category, c.path as "categoryPath", b.slug as brand, b.name as "brandName",
  sold.offers, (select version from price_book) as "bookVersion"`

const shelved = `
  join category c on c.id = page.category_id join brand b on b.id = page.brand_id ${offers}`

/** $1 statuses, $2 category slug, $3 brand slug, $4 kind; each null when it does not matter. */
const filters = `
  p.status = any($1::text[])
  and ($2::text is null or p.category_id in (
        select below.id from category top join category below on below.path = top.path or below.path like top.path || '/%'
         where top.slug = $2::text))
  and ($3::text is null or p.brand_id = (select id from brand where slug = $3::text))
  and ($4::text is null or p.kind = $4::text)`

/** $5 how many, $6 the sort key of the last product of the page before. */
export const browseProducts = `
  with page as (
    select p.*, 0 as rank from product p
     where ${filters} and p.sort_key > coalesce($6::text, '')
     order by p.sort_key limit $5::int
  )
  select ${columns}, page.rank from page ${shelved} order by page.sort_key`

/**
 * $7 the rank of the last product of the page before, $8 the words of the query.
 *
 * Every word is looked up among the words that products are found by: itself (100 points), words it begins (80), and
 * words that look like it (up to 70; numbers must be exact or, when there is no such number, begin one). A word that
 * resembles nothing is left out. A product must have one of the candidates of every word that is left; its rank is the
 * sum of the best of each, a whole number, so that a page can go on exactly where the one before ended.
 */
export const searchProducts = `
  with asked as (
    select word, n, exists (select 1 from search_word v where v.word = asked.word) as is_known, word ~ '^[0-9]' as is_number
      from unnest($8::text[]) with ordinality as asked (word, n)
  ), candidate as (
    select a.n, v.word,
           case when v.word = a.word then 100 when v.word ^@ a.word then 80 else (70 * similarity(v.word, a.word))::int end as points
      from asked a
      join search_word v on
           v.word = a.word
        or (v.word ^@ a.word and length(a.word) >= 2 and not (a.is_number and a.is_known))
        or (not a.is_number and length(a.word) >= 3 and v.word !~ '^[0-9]' and v.word % a.word
            and (not a.is_known or similarity(v.word, a.word) >= 0.6))
  ), wanted as (
    select string_agg(alternatives, ' & ')::tsquery as query
      from (select '(' || string_agg(quote_literal(word), ' | ') || ')' as alternatives from candidate group by n) as per_word
  ), page as (
    select p.*, r.rank
      from wanted w
      join product p on p.search @@ w.query
      join lateral (
        select sum(best)::int as rank
          from (select max(c.points) as best from candidate c
                 where c.word = any(tsvector_to_array(p.search)) group by c.n) as per_word
      ) as r on true
     where ${filters}
       and ($7::int is null or r.rank < $7::int or (r.rank = $7::int and p.sort_key > $6::text))
     order by r.rank desc, p.sort_key limit $5::int
  )
  select ${columns}, page.rank from page ${shelved} order by page.rank desc, page.sort_key`

export const productBySku = `
  with page as (select p.*, 0 as rank from product p where p.sku = $1::text)
  select ${columns}, page.rank from page ${shelved}`
