import type { Tx } from '@konter/service'

/** So many calls without an answer, one after the other, close a supplier for new purchases; then one is let through. */
const failuresMax = 5
const closedMs = 30_000

export type Health = { supplier: string; failures: number; closedUntil: Date | null }

/** Those that have lately given no answer. */
export const ailing = (tx: Tx): Promise<Health[]> =>
  tx.query<Health>('select supplier, failures, closed_until as "closedUntil" from supplier_health where failures > 0')

export async function noteSilence(tx: Tx, supplier: string, now: Date): Promise<void> {
  await tx.query(
    `insert into supplier_health as h (supplier, failures) values ($1, 1)
     on conflict (supplier) do update set failures = h.failures + 1,
       closed_until = case when h.failures + 1 >= ${failuresMax} then $2::timestamptz else h.closed_until end`,
    [supplier, new Date(now.getTime() + closedMs)],
  )
}

/** It answered, whatever it said. */
export async function noteVoice(tx: Tx, supplier: string): Promise<void> {
  await tx.query('update supplier_health set failures = 0, closed_until = null where supplier = $1 and failures > 0', [
    supplier,
  ])
}

export type Standing = {
  supplier: string
  failures: number
  closedUntil: Date | null
  succeeded: number
  failed: number
}

/** Each supplier with its breaker and what became of its purchases since an instant. */
export async function standings(tx: Tx, suppliers: readonly string[], since: Date): Promise<Standing[]> {
  return tx.query<Standing>(
    `select s.supplier, coalesce(h.failures, 0) as failures, h.closed_until as "closedUntil",
            count(p.id) filter (where p.status = 'succeeded')::int as succeeded, count(p.id) filter (where p.status = 'failed')::int as failed
       from unnest($1::text[]) s (supplier)
       left join supplier_health h on h.supplier = s.supplier
       left join purchase p on p.supplier = s.supplier and p.ended_at >= $2::timestamptz
      group by s.supplier, h.failures, h.closed_until order by s.supplier`,
    [suppliers, since],
  )
}
