import type { Metrics, Tx } from '@konter/service'

/** What the business watches: what is on the shelves, what waits for staff, how old the price lists are. */
export function measureCatalog(metrics: Metrics, db: Tx, now: () => Date): void {
  metrics.gauge(
    'catalog_products',
    'Products by status',
    async (set) => {
      const rows = await db.query<{ status: string; n: number }>(
        'select status, count(*)::int as n from product group by status',
      )
      for (const { status, n } of rows) set(n, { status })
    },
    ['status'],
  )
  metrics.gauge('catalog_proposals_open', 'Supplier items that wait for staff', async (set) => {
    const [row] = await db.query<{ n: number }>(`select count(*)::int as n from proposal where status = 'open'`)
    set(row?.n ?? 0)
  })
  metrics.gauge('catalog_reviews_waiting', 'Reviews that wait for staff: pending or reported', async (set) => {
    const [row] = await db.query<{ n: number }>(
      `select count(*)::int as n from (select id from review where status = 'pending'
        union select review_id from review_report where decided_at is null) as waiting`,
    )
    set(row?.n ?? 0)
  })
  metrics.gauge(
    'catalog_price_list_age_seconds',
    'Age of the newest price list taken in',
    async (set) => {
      const rows = await db.query<{ supplier: string; at: Date }>(
        `select supplier, max(fetched_at) as at from sync where status = 'completed' group by supplier`,
      )
      for (const { supplier, at } of rows) set((now().getTime() - at.getTime()) / 1_000, { supplier })
    },
    ['supplier'],
  )
}
