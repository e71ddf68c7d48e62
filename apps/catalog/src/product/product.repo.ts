import type { Translated } from '@konter/core'
import { type Tx as Queryable, toJson } from '@konter/service'
import type { Tx } from '../context.ts'
import { type OfferJson, offerFrom } from '../offer/offer.ts'
import { problem } from '../problems.ts'
import { browseProducts, productBySku, searchProducts } from './find-products.sql.ts'
import type { InputSchema, Target } from './input-schema.ts'
import type { Product, ProductStatus, ProductStep } from './product.ts'
import { steps } from './product.ts'

type ProductRow = Omit<Product, 'offers'> & { offers: OfferJson[] }

const productFrom = ({ offers, ...row }: ProductRow): Product => ({ ...row, offers: offers.map(offerFrom) })

export type ProductFilter = {
  statuses: readonly ProductStatus[]
  category?: string
  brand?: string
  kind?: string
  /** Words of a search, see search-words.ts. */
  words?: readonly string[]
}
/** Where the page before ended. */
export type Position = { rank: number; sortKey: string }

/** One query, however many products and offers; one product more than asked, to see whether there are more. */
export async function findProducts(
  db: Queryable,
  filter: ProductFilter,
  { limit, after }: { limit: number; after?: Position | undefined },
): Promise<Product[]> {
  const { statuses, category, brand, kind, words } = filter
  const shared = [statuses, category ?? null, brand ?? null, kind ?? null, limit + 1, after?.sortKey ?? null]
  const rows =
    words === undefined
      ? await db.query<ProductRow>(browseProducts, shared)
      : await db.query<ProductRow>(searchProducts, [...shared, after?.rank ?? null, words])
  return rows.map(productFrom)
}

export async function findProduct(db: Queryable, sku: string): Promise<Product | undefined> {
  const [row] = await db.query<ProductRow>(productBySku, [sku])
  return row && productFrom(row)
}

export async function readProduct(db: Queryable, sku: string): Promise<Product> {
  const product = await findProduct(db, sku)
  if (product === undefined) throw problem('product.not-found', { sku })
  return product
}

export type Step = { step: ProductStep; at: Date; because?: string }

/** The only writer of `status` for one product: it moves if it still is where it was read. */
export async function moveProduct(
  tx: Tx,
  { id, sku, status }: Product,
  { step, at, because }: Step,
): Promise<ProductStatus> {
  const to = steps[status][step]
  if (to === undefined) throw problem('product.step-refused', { sku, status, step })
  const parked = to === 'parked'
  const moved = await tx.query(
    `update product
        set status = $3::text, parked_because = $4::text, parked_facts = null, parked_at = $5::timestamptz,
            updated_at = $6::timestamptz
      where id = $1::uuid and status = $2::text returning id`,
    [id, status, to, parked ? (because ?? 'staff') : null, parked ? at : null, at],
  )
  if (moved.length === 0) throw problem('product.edited-meanwhile', { sku })
  return to
}

export type Parking = { id: string; because: string; facts: object }

/** Parks what is for sale; what is parked or hidden already is left as it is. */
export const parkProducts = (tx: Tx, parkings: readonly Parking[], at: Date): Promise<{ id: string; sku: string }[]> =>
  tx.query<{ id: string; sku: string }>(
    `update product p
        set status = 'parked', parked_because = alarm.because, parked_facts = alarm.facts, parked_at = $2::timestamptz,
            updated_at = $2::timestamptz
       from jsonb_to_recordset($1::jsonb) as alarm (id uuid, because text, facts jsonb)
      where p.id = alarm.id and p.status = 'active'
     returning p.id, p.sku`,
    [toJson(parkings), at],
  )

export type ProductChanges = {
  name?: Translated | undefined
  description?: Translated | undefined
  images?: string[] | undefined
  categoryId?: string | undefined
  inputSchema?: InputSchema | undefined
  target?: Target | undefined
  forSale?: boolean | undefined
}

/** Only onto the version that was read: the later of two editors is told. */
export async function updateProduct(
  tx: Tx,
  { id, sku }: Product,
  version: number,
  changes: ProductChanges,
  at: Date,
): Promise<void> {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  const { count } = await tx.product.updateMany({
    where: { id, version },
    data: { ...given, version: { increment: 1 }, updatedAt: at },
  })
  if (count === 0) throw problem('product.edited-meanwhile', { sku })
}
