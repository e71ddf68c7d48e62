import type { Language, Translated } from '@konter/core'
import type { Kind } from './kind.ts'

export type Category = {
  id: string
  slug: string
  parentId: string | null
  /** Slugs from the root to here, `games/mobile-games`. */
  path: string
  kind: Kind
  name: Translated
  icon: string | null
  position: number
}

export type Branch = {
  slug: string
  path: string
  name: string
  kind: Kind
  icon: string | null
  children: Branch[]
}

/** The tree as people walk it: siblings in the order staff gave them. */
export function treeOf(categories: readonly Category[], language: Language): Branch[] {
  const below = Map.groupBy(categories, ({ parentId }) => parentId)
  const branches = (parentId: string | null): Branch[] =>
    (below.get(parentId) ?? []).toSorted(bySiblingOrder).map(({ id, slug, path, name, kind, icon }) => ({
      slug,
      path,
      name: name[language],
      kind,
      icon,
      children: branches(id),
    }))
  return branches(null)
}

const bySiblingOrder = (a: Category, b: Category): number => a.position - b.position || (a.slug < b.slug ? -1 : 1)

export const pathBelow = (parent: Pick<Category, 'path'> | null, slug: string): string =>
  parent === null ? slug : `${parent.path}/${slug}`

/** Itself and everything below it. */
export const isWithin = (path: string, { path: top }: Pick<Category, 'path'>): boolean =>
  path === top || path.startsWith(`${top}/`)
