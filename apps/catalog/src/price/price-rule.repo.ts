import { readCategory } from '../category/category.repo.ts'
import type { Kind } from '../category/kind.ts'
import type { Db, Tx } from '../context.ts'
import type { Prisma } from '../generated/client.ts'
import { problem } from '../problems.ts'
import { readProduct } from '../product/product.repo.ts'
import type { KeptPriceRule, MarginType, PriceRuleDraft } from './price-rule.ts'

const withNames = { product: { select: { sku: true } }, category: { select: { slug: true } } } as const
type Row = Prisma.PriceRuleGetPayload<{ include: typeof withNames }>

const ruleFrom = ({
  product,
  category,
  productId: _,
  categoryId: __,
  kind,
  marginType,
  ...row
}: Row): KeptPriceRule => ({
  ...row,
  kind: kind as Kind | null,
  marginType: marginType as MarginType,
  sku: product?.sku ?? null,
  category: category?.slug ?? null,
})

export async function readPriceRule(tx: Db | Tx, id: string): Promise<KeptPriceRule> {
  const row = await tx.priceRule.findUnique({ where: { id }, include: withNames })
  if (row === null) throw problem('price-rule.not-found', { id })
  return ruleFrom(row)
}

export type PriceRuleFilter = {
  customerType?: string | undefined
  memberLevel?: string | undefined
  sku?: string | undefined
  category?: string | undefined
  kind?: Kind | undefined
}

/** The newest first. */
export async function findPriceRules(
  db: Db,
  { sku, category, ...scope }: PriceRuleFilter,
  page: { limit: number; before: string | undefined },
): Promise<KeptPriceRule[]> {
  const given = Object.fromEntries(Object.entries(scope).filter(([, value]) => value !== undefined))
  const rows = await db.priceRule.findMany({
    where: {
      ...given,
      ...(sku === undefined ? {} : { product: { sku } }),
      ...(category === undefined ? {} : { category: { slug: category } }),
      ...(page.before === undefined ? {} : { id: { lt: page.before } }),
    },
    include: withNames,
    orderBy: { id: 'desc' },
    take: page.limit + 1,
  })
  return rows.map(ruleFrom)
}

export async function insertPriceRule(tx: Tx, id: string, draft: PriceRuleDraft, at: Date): Promise<void> {
  await tx.priceRule.create({ data: { id, ...(await columnsOf(tx, draft)), createdAt: at, updatedAt: at } })
}

export async function updatePriceRule(tx: Tx, id: string, draft: PriceRuleDraft, at: Date): Promise<void> {
  await tx.priceRule.update({ where: { id }, data: { ...(await columnsOf(tx, draft)), updatedAt: at } })
}

export async function deletePriceRule(tx: Tx, id: string): Promise<void> {
  await tx.priceRule.delete({ where: { id } })
}

/** Two editors of one rule take turns, so that "before" in the log is what was there. */
export const lockPriceRules = (tx: Tx): Promise<unknown> => tx.query('select version from price_book for update')

async function columnsOf(tx: Tx, { sku, category, ...draft }: PriceRuleDraft) {
  return {
    ...draft,
    productId: sku === null ? null : (await readProduct(tx, sku)).id,
    categoryId: category === null ? null : (await readCategory(tx, category)).id,
  }
}
