import { toJson } from '@konter/service'
import type { Kind } from '../category/kind.ts'
import type { Tx } from '../context.ts'
import type { InputField } from '../product/input-schema.ts'
import {
  type Agreed,
  type NewProduct,
  type Plan,
  type ShelfBrand,
  type Shelves,
  skuCandidates,
  thingKey,
} from './plan.ts'
import { compact } from './tokens.ts'

/** What the plan for these proposals may build on. */
export async function readShelves(tx: Tx, agreed: readonly Agreed[]): Promise<Shelves> {
  const slugs = [...new Set(agreed.flatMap(({ brandSlug }) => (brandSlug === null ? [] : [brandSlug])))]
  const chosen = agreed.flatMap(({ productId }) => (productId === null ? [] : [productId]))
  const brands = await tx.brand.findMany({ where: { slug: { in: slugs } }, include: { category: true } })
  const products = await tx.product.findMany({
    where: { OR: [{ brand: { slug: { in: slugs } } }, { id: { in: chosen } }] },
    select: { id: true, sku: true, kind: true, denomination: true, brand: { select: { slug: true } } },
  })
  return {
    brands: new Map(brands.map((brand) => [brand.slug, shelfBrand(brand)])),
    products: new Map(
      products.map(({ id, sku, kind, denomination, brand }) => [
        thingKey(brand.slug, kind as Kind, denomination),
        { id, sku },
      ]),
    ),
    skuById: new Map(products.map(({ id, sku }) => [id, sku])),
    categoryByKind: await readCategoryByKind(tx),
    takenSkus: await readTakenSkus(tx, agreed),
  }
}

type BrandRow = {
  id: string
  slug: string
  name: string
  category: { id: string; kind: string } | null
  phonePrefixes: string[]
  number: unknown
  zone: unknown
}

const shelfBrand = ({ id, slug, name, category, phonePrefixes, number, zone }: BrandRow): ShelfBrand => ({
  id,
  slug,
  name,
  category: category === null ? null : { id: category.id, kind: category.kind as Kind },
  phonePrefixes,
  number: number as ShelfBrand['number'],
  zone: zone as InputField | null,
})

/** The topmost category of each kind takes in what no brand places elsewhere. */
async function readCategoryByKind(tx: Tx): Promise<Map<Kind, string>> {
  const rows = await tx.query<{ kind: Kind; id: string }>(
    `select distinct on (kind) kind, id from category order by kind, length(path) - length(replace(path, '/', '')), position, slug`,
  )
  return new Map(rows.map(({ kind, id }) => [kind, id]))
}

async function readTakenSkus(tx: Tx, agreed: readonly Agreed[]): Promise<Set<string>> {
  const candidates = agreed.flatMap(({ brandSlug, kind, denomination }) =>
    brandSlug === null || denomination === null ? [] : skuCandidates(brandSlug, kind, denomination),
  )
  const taken = await tx.query<{ sku: string }>('select sku from product where sku = any($1::text[])', [candidates])
  return new Set(taken.map(({ sku }) => sku))
}

/** Brands, products, offers, all in one statement each. */
export async function carryOut(tx: Tx, plan: Plan, offers: readonly { id: string }[], at: Date): Promise<void> {
  await insertBrands(tx, plan.brands, at)
  await insertProducts(tx, plan.products, at)
  await tx.query(
    `insert into offer (id, product_id, supplier_item_id, zone_join, created_at, updated_at)
     select id, "productId", "itemId", "zoneJoin", $2::timestamptz, $2::timestamptz
       from jsonb_to_recordset($1::jsonb) as placed (id uuid, "productId" uuid, "itemId" uuid, "zoneJoin" text)
     on conflict on constraint offer_item do update
        set product_id = excluded.product_id, held_because = null, updated_at = excluded.updated_at`,
    [toJson(plan.placements.map((placement, i) => ({ ...placement, id: offers[i]?.id }))), at],
  )
}

async function insertBrands(tx: Tx, brands: Plan['brands'], at: Date): Promise<void> {
  if (brands.length === 0) return
  await tx.brand.createMany({ data: brands.map((brand) => ({ ...brand, createdAt: at, updatedAt: at })) })
  await tx.brandAlias.createMany({
    data: brands
      .map(({ id, name }) => ({ alias: compact(name), brandId: id }))
      .filter(({ alias }) => /^[a-z0-9]{2,60}$/.test(alias)),
    skipDuplicates: true,
  })
}

const insertProducts = (tx: Tx, products: readonly NewProduct[], at: Date): Promise<unknown> =>
  tx.query(
    `insert into product (id, sku, brand_id, category_id, kind, denomination, name, description, input_schema, target,
                          status, for_sale, sort_key, created_at, updated_at)
     select id, sku, "brandId", "categoryId", kind, denomination, name, '{"id": "", "en": ""}', "inputSchema", target,
            'active', "forSale", "sortKey", $2::timestamptz, $2::timestamptz
       from jsonb_to_recordset($1::jsonb) as made (id uuid, sku text, "brandId" uuid, "categoryId" uuid, kind text,
            denomination text, name jsonb, "inputSchema" jsonb, target jsonb, "forSale" boolean, "sortKey" text)`,
    [toJson(products), at],
  )
