import type { Translated } from '@konter/core'
import { isUniqueViolation } from '@konter/service'
import type { Db, Tx } from '../context.ts'
import { problem } from '../problems.ts'
import type { Category } from './category.ts'
import type { Kind } from './kind.ts'

type Row = Omit<Category, 'kind' | 'name'> & { kind: string; name: unknown }

const categoryFrom = ({ id, slug, parentId, path, kind, name, icon, position }: Row): Category => ({
  id,
  slug,
  parentId,
  path,
  kind: kind as Kind,
  name: name as Translated,
  icon,
  position,
})

export const findCategories = async (db: Db | Tx): Promise<Category[]> =>
  (await db.category.findMany({ orderBy: { path: 'asc' } })).map(categoryFrom)

export async function readCategory(tx: Db | Tx, slug: string): Promise<Category> {
  const row = await tx.category.findUnique({ where: { slug } })
  if (row === null) throw problem('category.not-found', { category: slug })
  return categoryFrom(row)
}

export async function insertCategory(tx: Tx, category: Category, at: Date): Promise<void> {
  try {
    await tx.category.create({ data: { ...category, createdAt: at, updatedAt: at } })
  } catch (error) {
    if (isUniqueViolation(error)) throw problem('category.slug-taken', { slug: category.slug })
    throw error
  }
}

export type CategoryChanges = Partial<Pick<Category, 'parentId' | 'name' | 'icon' | 'position'>>

export async function updateCategory(tx: Tx, id: string, changes: CategoryChanges, at: Date): Promise<void> {
  await tx.category.update({ where: { id }, data: { ...changes, updatedAt: at } })
}

/** A moved category takes everything below it along. */
export const moveBelow = (
  tx: Tx,
  from: string,
  move: { to: string; parentId: string | null },
  at: Date,
): Promise<unknown> =>
  tx.query(
    `update category
        set path = $2::text || substr(path, length($1::text) + 1),
            parent_id = case when path = $1::text then $3::uuid else parent_id end,
            updated_at = $4::timestamptz
      where path = $1::text or path like $1::text || '/%'`,
    [from, move.to, move.parentId, at],
  )

/** Moves within the tree take turns: two at once could hang each below the other. */
export const lockTree = (tx: Tx): Promise<unknown> =>
  tx.query(`select pg_advisory_xact_lock(hashtextextended('category tree', 0)) is null as locked`)

/** What still hangs on it, if anything, keeps it. */
export async function deleteCategory(tx: Tx, id: string): Promise<boolean> {
  const gone = await tx.query(
    `delete from category c where id = $1::uuid
        and not exists (select 1 from category where parent_id = c.id)
        and not exists (select 1 from product where category_id = c.id)
        and not exists (select 1 from brand where category_id = c.id)
        and not exists (select 1 from price_rule where category_id = c.id)
     returning id`,
    [id],
  )
  return gone.length === 1
}
