import { newId } from '@konter/core'
import { readCategory } from '../category/category.repo.ts'
import type { Kind } from '../category/kind.ts'
import type { Context, Tx } from '../context.ts'
import { logDeeds } from '../log/log.repo.ts'
import { problem } from '../problems.ts'
import { checkInputSchema } from '../product/edit-product.ts'
import { inputFor } from '../product/input-schema.ts'
import { refreshSearch } from '../product/search.repo.ts'
import { compact } from '../proposal/tokens.ts'
import { insertBrand, readBrand, replaceAliases, updateBrand } from './brand.repo.ts'
import type { Brand } from './brand.ts'

export type BrandEdit = {
  name?: string | undefined
  kind?: Kind | undefined
  /** Where its new products go; null: into the category of their kind. */
  category?: string | null | undefined
  icon?: string | null | undefined
  position?: number | undefined
  phonePrefixes?: string[] | undefined
  number?: Brand['number'] | undefined
  zone?: Brand['zone'] | undefined
  /** All of them, as suppliers and people write it; signs and spaces do not matter. */
  aliases?: string[] | undefined
}
export type NewBrand = BrandEdit & { slug: string; name: string; kind: Kind }

export function createBrand(ctx: Context, actor: string, { slug, ...wanted }: NewBrand): Promise<Brand> {
  return ctx.prismaTransaction(async (tx) => {
    const at = ctx.now()
    await insertBrand(tx, { id: newId(), slug, name: wanted.name, kind: wanted.kind }, at)
    const empty = await readBrand(tx, slug)
    const brand = await apply(tx, empty, { aliases: [wanted.name], ...wanted }, at)
    await logDeeds(tx, { actor, at }, [{ act: 'brand.create', subject: 'brand', subjectId: slug, after: brand }])
    return brand
  })
}

/** Products that exist keep their forms; what is new from now on gets the new one. */
export function editBrand(ctx: Context, actor: string, slug: string, edit: BrandEdit): Promise<Brand> {
  return ctx.prismaTransaction(async (tx) => {
    const at = ctx.now()
    const before = await readBrand(tx, slug)
    const after = await apply(tx, before, edit, at)
    await refreshSearch(tx, { brandId: before.id })
    await logDeeds(tx, { actor, at }, [{ act: 'brand.edit', subject: 'brand', subjectId: slug, before, after }])
    return after
  })
}

async function apply(tx: Tx, brand: Brand, edit: BrandEdit, at: Date): Promise<Brand> {
  const { category, aliases, ...changes } = edit
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  const categoryId = category == null ? category : (await readCategory(tx, category)).id
  await updateBrand(tx, brand.id, { ...given, ...(categoryId === undefined ? {} : { categoryId }) }, at)
  if (aliases !== undefined) await replaceAliases(tx, brand.id, aliasesFrom(aliases))
  const after = await readBrand(tx, brand.slug)
  const { inputSchema, target } = inputFor(after.kind, after)
  checkInputSchema(inputSchema, target)
  return after
}

const aliasesFrom = (written: readonly string[]): string[] => {
  const aliases = [...new Set(written.map(compact))]
  const bad = aliases.find((alias) => !/^[a-z0-9]{2,60}$/.test(alias))
  if (bad !== undefined) throw problem('brand.alias-unusable', { alias: bad })
  return aliases
}
