import type { Tx } from '@konter/service'

export type Backlog = { status: string; count: number; oldestSeconds: number; lateSeconds: number; inReview: number }

/** Orders whose money lies in order clearing, by status. They are few: there is an index over them alone. */
export const readBacklog = (tx: Tx, now: Date): Promise<Backlog[]> =>
  tx.query<Backlog>(
    `select s.status, count(o.id)::int as count,
            coalesce(greatest(extract(epoch from $1::timestamptz - min(o.placed_at)), 0), 0)::float8 as "oldestSeconds",
            coalesce(greatest(extract(epoch from $1::timestamptz - min(o.drive_at)), 0), 0)::float8 as "lateSeconds",
            count(o.id) filter (where exists (
              select 1 from purchase p where p.order_id = o.id and p.status = 'open' and p.review is not null
            ))::int as "inReview"
       from unnest(array['paid', 'processing', 'failed']) s (status)
       left join "order" o on o.status = s.status and o.status in ('paid', 'processing', 'failed')
      group by s.status`,
    [now],
  )
