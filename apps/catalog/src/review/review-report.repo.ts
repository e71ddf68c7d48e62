import { only, type Tx } from '@konter/service'
import type { ReportReason } from './review.ts'

export type Report = {
  userId: string
  byMerchant: boolean
  reason: ReportReason
  note: string | null
  at: Date
  decidedAt: Date | null
  decision: string | null
}

/** How many reports of somebody are open, and go on being until the transaction ends: nobody reports beside. */
export async function countOpenReports(tx: Tx, userId: string): Promise<number> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('review.report ' || $1::text, 0))::text as locked`, [
    userId,
  ])
  const rows = await tx.query<{ n: number }>(
    'select count(*)::int as n from review_report where user_id = $1::uuid and decided_at is null',
    [userId],
  )
  return only(rows).n
}

/** False when nothing is new: it is open already, or was decided and the review is still the same. */
export async function putReport(
  tx: Tx,
  reviewId: string,
  { userId, byMerchant, reason, note, at }: Omit<Report, 'decidedAt' | 'decision'>,
): Promise<boolean> {
  const put = await tx.query(
    `insert into review_report as r (review_id, user_id, by_merchant, reason, note, at)
     values ($1::uuid, $2::uuid, $3::boolean, $4, $5, $6::timestamptz)
     on conflict (review_id, user_id) do update
        set by_merchant = excluded.by_merchant, reason = excluded.reason, note = excluded.note, at = excluded.at, decided_at = null, decision = null
      where r.decided_at < (select edited_at from review where id = r.review_id)
     returning review_id`,
    [reviewId, userId, byMerchant, reason, note, at],
  )
  return put.length === 1
}

/** All that are open: what was decided about the review answers them. */
export async function decideReports(tx: Tx, reviewId: string, decision: string, at: Date): Promise<void> {
  await tx.query(
    `update review_report set decided_at = $2::timestamptz, decision = $3
      where review_id = $1::uuid and decided_at is null returning review_id`,
    [reviewId, at, decision],
  )
}

export const reportsOf = (db: Tx, reviewId: string): Promise<Report[]> =>
  db.query<Report>(
    `select user_id as "userId", by_merchant as "byMerchant", reason, note, at, decided_at as "decidedAt", decision
       from review_report where review_id = $1::uuid order by at, user_id limit ${reportsShownMax}`,
    [reviewId],
  )

const reportsShownMax = 200

/** Of each of these that has any. */
export async function openReportsOf(db: Tx, reviewIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.query<{ id: string; n: number }>(
    `select review_id as id, count(*)::int as n from review_report
      where review_id = any($1::uuid[]) and decided_at is null group by review_id`,
    [reviewIds],
  )
  return new Map(rows.map(({ id, n }) => [id, n]))
}
