import { newId, type Translated } from '@konter/core'
import type { Context, Tx } from '../context.ts'
import { logDeeds } from '../log/log.repo.ts'
import { turnPage } from '../price/price.repo.ts'
import { problem } from '../problems.ts'
import { refreshSearch } from '../product/search.repo.ts'
import { deleteCategory, insertCategory, lockTree, moveBelow, readCategory, updateCategory } from './category.repo.ts'
import { type Category, isWithin, pathBelow } from './category.ts'
import type { Kind } from './kind.ts'

export type NewCategory = {
  slug: string
  parent?: string | null | undefined
  kind: Kind
  name: Translated
  icon?: string | null | undefined
  position?: number | undefined
}

export function createCategory(ctx: Context, actor: string, wanted: NewCategory): Promise<Category> {
  return ctx.prismaTransaction(async (tx) => {
    await lockTree(tx)
    const parent = wanted.parent == null ? null : await readCategory(tx, wanted.parent)
    const { slug, kind, name, icon = null, position = 0 } = wanted
    const category = {
      id: newId(),
      slug,
      parentId: parent?.id ?? null,
      path: pathBelow(parent, slug),
      kind,
      name,
      icon,
      position,
    }
    await insertCategory(tx, category, ctx.now())
    await log(tx, ctx, actor, { act: 'category.create', slug, after: category })
    return category
  })
}

export type CategoryEdit = {
  /** Null makes it a root. */
  parent?: string | null | undefined
  name?: Translated | undefined
  icon?: string | null | undefined
  position?: number | undefined
}

/** Its slug stays: it is an address. */
export function editCategory(ctx: Context, actor: string, slug: string, edit: CategoryEdit): Promise<Category> {
  return ctx.prismaTransaction(async (tx) => {
    await lockTree(tx)
    const before = await readCategory(tx, slug)
    const { name, icon, position, parent } = edit
    await updateCategory(
      tx,
      before.id,
      {
        ...(name === undefined ? {} : { name }),
        ...(icon === undefined ? {} : { icon }),
        ...(position === undefined ? {} : { position }),
      },
      ctx.now(),
    )
    if (parent !== undefined) await hang(tx, before, parent, ctx.now())
    const after = await readCategory(tx, slug)
    await refreshSearch(tx, { categoryPath: after.path })
    await log(tx, ctx, actor, { act: 'category.edit', slug, before, after })
    return after
  })
}

async function hang(tx: Tx, category: Category, parentSlug: string | null, at: Date): Promise<void> {
  const parent = parentSlug === null ? null : await readCategory(tx, parentSlug)
  if (parent !== null && isWithin(parent.path, category))
    throw problem('category.move-refused', { slug: category.slug })
  const to = pathBelow(parent, category.slug)
  if (to !== category.path) await moveBelow(tx, category.path, { to, parentId: parent?.id ?? null }, at)
  // Price rules about a category are about what lies below it, which is another lot of goods now.
  await turnPage(tx)
}

export function removeCategory(ctx: Context, actor: string, slug: string): Promise<void> {
  return ctx.prismaTransaction(async (tx) => {
    await lockTree(tx)
    const before = await readCategory(tx, slug)
    if (!(await deleteCategory(tx, before.id))) throw problem('category.not-empty', { slug })
    await log(tx, ctx, actor, { act: 'category.remove', slug, before })
  })
}

type Told = { act: string; slug: string; before?: Category; after?: Category }

const log = (tx: Tx, ctx: Context, actor: string, { act, slug, before, after }: Told): Promise<void> =>
  logDeeds(tx, { actor, at: ctx.now() }, [{ act, subject: 'category', subjectId: slug, before, after }])
