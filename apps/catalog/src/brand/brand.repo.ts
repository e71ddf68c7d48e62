import { isUniqueViolation } from '@konter/service'
import type { Kind } from '../category/kind.ts'
import type { Db, Tx } from '../context.ts'
import { Prisma } from '../generated/client.ts'
import { problem } from '../problems.ts'
import type { Brand } from './brand.ts'

const withAll = { category: { select: { slug: true } }, aliases: { orderBy: { alias: 'asc' } } } as const

type Row = Prisma.BrandGetPayload<{ include: typeof withAll }>

const brandFrom = (row: Row): Brand => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  kind: row.kind as Kind,
  category: row.category?.slug ?? null,
  icon: row.icon,
  position: row.position,
  phonePrefixes: row.phonePrefixes,
  number: row.number as Brand['number'],
  zone: row.zone as Brand['zone'],
  aliases: row.aliases.map(({ alias }) => alias),
})

export async function readBrand(tx: Db | Tx, slug: string): Promise<Brand> {
  const row = await tx.brand.findUnique({ where: { slug }, include: withAll })
  if (row === null) throw problem('brand.not-found', { brand: slug })
  return brandFrom(row)
}

/** Hundreds at most. `onShelf`: only those of which something can be seen. */
export async function findBrands(db: Db, filter: { kind?: Kind | undefined; onShelf?: boolean }): Promise<Brand[]> {
  const rows = await db.brand.findMany({
    where: {
      ...(filter.kind === undefined ? {} : { products: { some: { kind: filter.kind, status: { not: 'hidden' } } } }),
      ...(filter.kind === undefined && filter.onShelf ? { products: { some: { status: { not: 'hidden' } } } } : {}),
    },
    include: withAll,
    orderBy: [{ position: 'asc' }, { slug: 'asc' }],
  })
  return rows.map(brandFrom)
}

export type BrandChanges = {
  name?: string
  kind?: Kind
  categoryId?: string | null
  icon?: string | null
  position?: number
  phonePrefixes?: string[]
  number?: Brand['number']
  zone?: Brand['zone']
}

export async function insertBrand(
  tx: Tx,
  brand: { id: string; slug: string; name: string; kind: Kind },
  at: Date,
): Promise<void> {
  try {
    await tx.brand.create({ data: { ...brand, createdAt: at, updatedAt: at } })
  } catch (error) {
    if (isUniqueViolation(error)) throw problem('brand.slug-taken', { slug: brand.slug })
    throw error
  }
}

export async function updateBrand(
  tx: Tx,
  id: string,
  { number, zone, ...changes }: BrandChanges,
  at: Date,
): Promise<void> {
  await tx.brand.update({
    where: { id },
    data: {
      ...changes,
      ...(number === undefined ? {} : { number: number ?? Prisma.DbNull }),
      ...(zone === undefined ? {} : { zone: zone ?? Prisma.DbNull }),
      updatedAt: at,
    },
  })
}

/** These and no others. */
export async function replaceAliases(tx: Tx, brandId: string, aliases: readonly string[]): Promise<void> {
  await tx.brandAlias.deleteMany({ where: { brandId } })
  try {
    await tx.brandAlias.createMany({ data: aliases.map((alias) => ({ alias, brandId })) })
  } catch (error) {
    if (isUniqueViolation(error)) throw problem('brand.alias-taken', {})
    throw error
  }
}
