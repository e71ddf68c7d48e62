import type { Translated } from '@konter/core'
import { toJson } from '@konter/service'
import type { Tx } from '../context.ts'
import { type Findable, searchWords } from './search-words.ts'

/** Whose words changed: these products, all of a brand, or all below a category's path. */
export type Reworded = { productIds: readonly string[] } | { brandId: string } | { categoryPath: string }

/** Writes anew by which words products are found, and adds those words to the vocabulary. Set-based. */
export async function refreshSearch(tx: Tx, which: Reworded): Promise<void> {
  const rows = await tx.query<Findable & { id: string; categoryNames: Translated[] }>(
    `select p.id, p.sku, p.kind, p.denomination, p.name, b.name as "brandName",
            array(select alias from brand_alias where brand_id = b.id order by alias) as aliases,
            (select jsonb_agg(above.name) from category above
              where c.path = above.path or c.path like above.path || '/%') as "categoryNames"
       from product p join brand b on b.id = p.brand_id join category c on c.id = p.category_id
      where ($1::uuid[] is null or p.id = any($1::uuid[]))
        and ($2::uuid is null or p.brand_id = $2::uuid)
        and ($3::text is null or c.path = $3::text or c.path like $3::text || '/%')`,
    [
      'productIds' in which ? which.productIds : null,
      'brandId' in which ? which.brandId : null,
      'categoryPath' in which ? which.categoryPath : null,
    ],
  )
  const found = rows.map((row) => ({ id: row.id, words: searchWords(row) }))
  await tx.query('insert into search_word (word) select unnest($1::text[]) on conflict do nothing', [
    [...new Set(found.flatMap(({ words }) => words))].sort(),
  ])
  await tx.query(
    `update product p
        set search = array_to_tsvector(array(select jsonb_array_elements_text(found.words)))
       from jsonb_to_recordset($1::jsonb) as found (id uuid, words jsonb)
      where p.id = found.id`,
    [toJson(found)],
  )
}
