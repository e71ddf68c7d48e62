import type { Tx } from '@konter/service'
import { problem } from '../problems.ts'
import type { Fired } from './assess.ts'
import type { Features } from './features.ts'
import type { Outcome } from './rule-set.ts'

/** A scan as it is kept. */
export type KeptScan = {
  id: string
  at: Date
  receivedAt: Date
  merchantId: string
  customerId: string | null
  taken: boolean
  value: bigint | null
  features: Features | null
  featuresHash: Buffer | null
  ruleSet: number | null
  score: number | null
  outcome: Outcome
  fired: Omit<Fired, 'because'>[]
  hard: string[]
  failure: string | null
  ms: number
  shadow: { ruleSet: number; score: number; outcome: Outcome } | null
}

type Row = {
  attempt_id: string
  at: Date
  received_at: Date
  merchant_id: string
  customer_id: string | null
  taken: boolean
  value: bigint | null
  features: Features | null
  features_hash: Buffer | null
  rule_set: number | null
  score: number | null
  outcome: Outcome
  fired: Omit<Fired, 'because'>[]
  hard: string[]
  failure: string | null
  ms: number
  shadow_rule_set: number | null
  shadow_score: number | null
  shadow_outcome: Outcome | null
}

const scanOf = (row: Row): KeptScan => ({
  id: row.attempt_id,
  at: row.at,
  receivedAt: row.received_at,
  merchantId: row.merchant_id,
  customerId: row.customer_id,
  taken: row.taken,
  value: row.value,
  features: row.features,
  featuresHash: row.features_hash,
  ruleSet: row.rule_set,
  score: row.score,
  outcome: row.outcome,
  fired: row.fired,
  hard: row.hard,
  failure: row.failure,
  ms: row.ms,
  shadow:
    row.shadow_rule_set === null
      ? null
      : {
          ruleSet: row.shadow_rule_set,
          score: row.shadow_score as number,
          outcome: row.shadow_outcome as Outcome,
        },
})

const columns = `s.attempt_id, s.at, s.received_at, s.merchant_id, s.customer_id, s.taken, s.value, s.features, s.features_hash,
  s.rule_set, s.score, s.outcome, s.fired, s.hard, s.failure, s.ms,
  h.rule_set as shadow_rule_set, h.score as shadow_score, h.outcome as shadow_outcome`

/** The last look from the shadow, where several have looked. */
const withShadow = `left join lateral (
  select rule_set, score, outcome from shadow_assessment where attempt_id = s.attempt_id order by rule_set desc limit 1) h on true`

export async function findScans(tx: Tx, ids: readonly string[]): Promise<KeptScan[]> {
  const rows = await tx.query<Row>(
    `select ${columns} from scan s ${withShadow} where s.attempt_id = any($1::uuid[]) order by s.received_at desc`,
    [ids],
  )
  return rows.map(scanOf)
}

export async function findScan(tx: Tx, id: string): Promise<KeptScan> {
  const [found] = await findScans(tx, [id])
  if (found === undefined) throw problem('scan.not-found', { id })
  return found
}
