import { only, type Tx } from '@konter/service'
import type { Features } from './features.ts'

export type Moved = { attemptId: string; features: Features; meters: number; seconds: number }

const scansMax = 20_000
/** Nearer than this is not looked at again. */
const nearM = 1_000

const nearest = (column: string) => `
  (select n.at, n.place from scan n where n.taken and n.place is not null and n.${column} = s.${column}
      and n.at <= s.at and n.at > s.at - interval '24 hours' and n.attempt_id <> s.attempt_id and n.outcome = 'approve' order by n.at desc limit 1)
  union all
  (select n.at, n.place from scan n where n.taken and n.place is not null and n.${column} = s.${column}
      and n.at > s.at and n.at < s.at + interval '24 hours' and n.outcome = 'approve' order by n.at limit 1)`

/** Scans received since then that were approved, with the one of the same account or device that was approved elsewhere. */
export async function movedSince(tx: Tx, since: Date): Promise<Moved[]> {
  return tx.query<Moved>(
    `select s.attempt_id as "attemptId", s.features, near.meters, near.seconds
       from (select * from scan where received_at > $1::timestamptz and taken and outcome = 'approve' and place is not null
              order by received_at desc limit ${scansMax}) s
      cross join lateral (
        select st_distance(s.place, n.place) as meters, abs(extract(epoch from s.at - n.at))::float8 as seconds
          from (${nearest('customer_id')} union all ${nearest('device_hash')}) n
         where st_distance(s.place, n.place) > ${nearM}
         order by st_distance(s.place, n.place) / greatest(abs(extract(epoch from s.at - n.at)), 1) desc limit 1
      ) near`,
    [since],
  )
}

/** False when it does not stand approved any more, or has been looked at before. */
export async function holdLater(tx: Tx, redemptionId: string, cause: string, at: Date): Promise<boolean> {
  const seen = await tx.query('select 1 as one from fraud_case where redemption_id = $1::uuid', [redemptionId])
  if (seen.length > 0) return false
  const { challenged } = only(
    await tx.query<{ challenged: boolean }>('select challenge_redemption($1::uuid) as challenged', [redemptionId]),
  )
  if (challenged) await tx.query('select hold_case($1::uuid, $2, $3::timestamptz)', [redemptionId, cause, at])
  return challenged
}
