import { newId, type Translated } from '@konter/core'
import type { Kind } from '../category/kind.ts'
import { type BrandInput, type InputSchema, inputFor, type Target } from '../product/input-schema.ts'
import { nameFor, skuFor, sortKeyFor } from '../product/naming.ts'

/** A proposal that staff says yes to, with what is needed to carry it out. */
export type Agreed = {
  id: string
  itemId: string
  brandSlug: string | null
  brandName: string | null
  kind: Kind
  denomination: string | null
  /** Staff chose this product. */
  productId: string | null
  needsZone: boolean | null
  zoneJoin: string | null
}

export type ShelfBrand = BrandInput & {
  id: string
  slug: string
  name: string
  category: { id: string; kind: Kind } | null
}
export type NewProduct = {
  id: string
  sku: string
  brandId: string
  categoryId: string
  kind: Kind
  denomination: string
  name: Translated
  inputSchema: InputSchema
  target: Target
  forSale: boolean
  sortKey: string
}

/** The shelves as they are: what the plan may build on. */
export type Shelves = {
  brands: ReadonlyMap<string, ShelfBrand>
  /** By `thingKey`. */
  products: ReadonlyMap<string, { id: string; sku: string }>
  skuById: ReadonlyMap<string, string>
  categoryByKind: ReadonlyMap<Kind, string>
  takenSkus: ReadonlySet<string>
}

export type Placement = { proposalId: string; itemId: string; productId: string; sku: string; zoneJoin: string | null }
export type Skip = { id: string; because: 'incomplete' | 'no-category' | 'not-open' }
export type Plan = {
  brands: { id: string; slug: string; name: string; kind: Kind }[]
  products: NewProduct[]
  placements: Placement[]
  skipped: Skip[]
}

export const thingKey = (brand: string, kind: Kind, denomination: string): string =>
  [brand, kind, denomination].join(' | ')

/** What to create and where every item goes, decided before anything is written. Two items of one thing share a product. */
export function planPlacements(agreed: readonly Agreed[], shelves: Shelves): Plan {
  const plan: Plan = { brands: [], products: [], placements: [], skipped: [] }
  const brands = new Map(shelves.brands)
  const products = new Map(shelves.products)
  const taken = new Set(shelves.takenSkus)
  for (const proposal of agreed) {
    const chosen = chosenProduct(proposal, shelves)
    const product = chosen ?? productFor(proposal, plan, { brands, products, taken }, shelves.categoryByKind)
    if ('because' in product) plan.skipped.push(product)
    else
      plan.placements.push({
        proposalId: proposal.id,
        itemId: proposal.itemId,
        productId: product.id,
        sku: product.sku,
        zoneJoin: proposal.zoneJoin,
      })
  }
  return plan
}

const chosenProduct = ({ productId }: Agreed, { skuById }: Shelves): { id: string; sku: string } | undefined => {
  const sku = productId === null ? undefined : skuById.get(productId)
  return productId === null || sku === undefined ? undefined : { id: productId, sku }
}

type Growing = {
  brands: Map<string, ShelfBrand>
  products: Map<string, { id: string; sku: string }>
  taken: Set<string>
}

function productFor(
  proposal: Agreed,
  plan: Plan,
  { brands, products, taken }: Growing,
  categoryByKind: ReadonlyMap<Kind, string>,
): { id: string; sku: string } | Skip {
  const { id, brandSlug, brandName, kind, denomination, needsZone } = proposal
  if (brandSlug === null || brandName === null || denomination === null) return { id, because: 'incomplete' }
  const key = thingKey(brandSlug, kind, denomination)
  const known = products.get(key)
  if (known !== undefined) return known
  const brand = brands.get(brandSlug) ?? newBrand(brandSlug, brandName)
  const categoryId = brand.category?.kind === kind ? brand.category.id : categoryByKind.get(kind)
  if (categoryId === undefined) return { id, because: 'no-category' }
  if (!brands.has(brandSlug)) {
    brands.set(brandSlug, brand)
    plan.brands.push({ id: brand.id, slug: brandSlug, name: brandName, kind })
  }
  const product = newProduct(brand, { kind, denomination, categoryId, zoned: needsZone === true }, taken)
  products.set(key, product)
  taken.add(product.sku)
  plan.products.push(product)
  return product
}

const newBrand = (slug: string, name: string): ShelfBrand => ({
  id: newId(),
  slug,
  name,
  category: null,
  phonePrefixes: [],
  number: null,
  zone: null,
})

type Thing = { kind: Kind; denomination: string; categoryId: string; zoned: boolean }

function newProduct(brand: ShelfBrand, thing: Thing, taken: ReadonlySet<string>): NewProduct {
  const { kind, denomination, categoryId, zoned } = thing
  const id = newId()
  const sku = skuCandidates(brand.slug, kind, denomination).find((each) => !taken.has(each)) ?? `${brand.slug}-${id}`
  return {
    id,
    sku,
    brandId: brand.id,
    categoryId,
    kind,
    denomination,
    name: nameFor(kind, brand.name, denomination),
    ...inputFor(kind, brand, zoned),
    // A bill cannot be bought before it can be inquired.
    forSale: kind !== 'postpaid',
    sortKey: sortKeyFor(brand.slug, kind, denomination, sku),
  }
}

/** The plainest first. */
export const skuCandidates = (brand: string, kind: Kind, denomination: string): string[] => {
  const withKind = skuFor(brand, denomination, kind)
  return [skuFor(brand, denomination), withKind, `${withKind}-2`, `${withKind}-3`]
}
