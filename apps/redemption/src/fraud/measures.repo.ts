import { only, type Tx } from '@konter/service'

type Cases = { open: number; investigating: number; heldSeconds: number }

export async function casesNow(tx: Tx, now: Date): Promise<Cases> {
  return only(
    await tx.query<Cases>(
      `select count(*) filter (where status = 'open')::int as open,
              count(*) filter (where status = 'investigating')::int as investigating,
              coalesce(extract(epoch from $1::timestamptz - min(opened_at) filter (where kind = 'held')), 0)::float8 as "heldSeconds"
         from fraud_case where status <> 'resolved'`,
      [now],
    ),
  )
}
