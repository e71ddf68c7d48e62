import { toJson } from '@konter/service'
import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import { type PriceItem, type Supplier, TooSoon } from './supplier.ts'

export type PriceList = { supplier: string; fetchedAt: Date; items: PriceItem[] }

/**
 * A supplier's list, fetched at most every few minutes: that is what suppliers allow, and it is kept in the database, so
 * that restarts and replicas ask no more often.
 */
export async function priceList(ctx: Context, code: string): Promise<PriceList> {
  const supplier = ctx.suppliers.get(code)
  if (supplier === undefined) throw problem('supplier.not-found', { supplier: code })
  const missing = supplier.unconfigured()
  if (missing !== undefined) throw problem('supplier.unconfigured', { supplier: code, missing })
  const kept = await keptList(ctx, code)
  const isFresh = kept !== undefined && ctx.now().getTime() - kept.fetchedAt.getTime() < ctx.config.PRICE_LIST_FRESH_MS
  return isFresh ? kept : fetchList(ctx, supplier)
}

async function fetchList(ctx: Context, supplier: Supplier): Promise<PriceList> {
  const fetchedAt = ctx.now()
  try {
    const items = await supplier.priceList()
    await ctx.db.query(
      `insert into price_list (supplier, fetched_at, items) values ($1, $2::timestamptz, $3::jsonb)
       on conflict (supplier) do update set fetched_at = excluded.fetched_at, items = excluded.items`,
      [supplier.code, fetchedAt, toJson(items)],
    )
    return { supplier: supplier.code, fetchedAt, items }
  } catch (error) {
    if (error instanceof TooSoon)
      throw problem(
        'supplier.too-soon',
        { supplier: supplier.code },
        { cause: error, headers: { 'retry-after': '300' } },
      )
    throw error
  }
}

async function keptList(ctx: Context, supplier: string): Promise<PriceList | undefined> {
  const [row] = await ctx.db.query<{ fetched_at: Date; items: PriceItem[] }>(
    'select fetched_at, items from price_list where supplier = $1',
    [supplier],
  )
  return row && { supplier, fetchedAt: row.fetched_at, items: row.items }
}
