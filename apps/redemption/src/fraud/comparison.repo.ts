import type { Tx } from '@konter/service'
import type { Pair } from './comparison.ts'
import type { Outcome } from './rule-set.ts'

type Window = { version: number; since: Date }

export async function pairsOf(tx: Tx, { version, since }: Window): Promise<Pair[]> {
  const rows = await tx.query<{ live: Outcome; other: Outcome; scans: number }>(
    `select s.outcome as live, h.outcome as other, count(*)::int as scans
       from shadow_assessment h join scan s on s.attempt_id = h.attempt_id
      where h.rule_set = $1::int and h.at > $2::timestamptz and s.rule_set is not null
      group by 1, 2`,
    [version, since],
  )
  return rows
}

export type Example = {
  scanId: string
  at: Date
  live: { ruleSet: number; score: number; outcome: Outcome }
  other: { score: number; outcome: Outcome }
  /** What people made of its case. */
  resolved: 'confirmed' | 'dismissed' | null
}

const examplesMax = 10

/** Where the two differ in what would have happened, the furthest apart first. */
export async function differencesOf(tx: Tx, { version, since }: Window): Promise<Example[]> {
  const rows = await tx.query<{
    attempt_id: string
    at: Date
    rule_set: number
    score: number
    outcome: Outcome
    other_score: number
    other: Outcome
    resolved: Example['resolved']
  }>(
    `select h.attempt_id, h.at, s.rule_set, s.score, s.outcome, h.score as other_score, h.outcome as other, c.outcome as resolved
       from shadow_assessment h
       join scan s on s.attempt_id = h.attempt_id
       left join fraud_case_scan l on l.attempt_id = h.attempt_id
       left join fraud_case c on c.id = l.case_id
      where h.rule_set = $1::int and h.at > $2::timestamptz and s.rule_set is not null and s.outcome <> h.outcome
      order by abs(s.score - h.score) desc, h.at desc limit ${examplesMax}`,
    [version, since],
  )
  return rows.map((row) => ({
    scanId: row.attempt_id,
    at: row.at,
    live: { ruleSet: row.rule_set, score: row.score, outcome: row.outcome },
    other: { score: row.other_score, outcome: row.other },
    resolved: row.resolved,
  }))
}

export type RuleRecord = { rule: string; fired: number; counted: number; confirmed: number; dismissed: number }

/** What each rule of a version found, while it looked on or decided, and what people made of the cases that came of it. */
export async function rulesOf(tx: Tx, { version, since }: Window): Promise<RuleRecord[]> {
  return tx.query<RuleRecord>(
    `with looked as (
       select attempt_id, fired from shadow_assessment where rule_set = $1::int and at > $2::timestamptz
       union all
       select attempt_id, fired from scan where rule_set = $1::int and received_at > $2::timestamptz and fired <> '[]'
     )
     select f.rule, count(*)::int as fired, count(*) filter (where f.counted <> 0)::int as counted,
            count(*) filter (where c.outcome = 'confirmed')::int as confirmed,
            count(*) filter (where c.outcome = 'dismissed')::int as dismissed
       from looked
      cross join lateral jsonb_to_recordset(looked.fired) f (rule text, counted int)
       left join fraud_case_scan l on l.attempt_id = looked.attempt_id
       left join fraud_case c on c.id = l.case_id
      group by f.rule order by f.rule`,
    [version, since],
  )
}
