import { decodeCursor, pageOf, type Tx } from '@konter/service'
import { problem } from '../problems.ts'
import {
  type CaseKind,
  type CaseOutcome,
  type CaseStatus,
  type CaseStep,
  type FraudCase,
  outcomeOf,
  steps,
} from './fraud-case.ts'

type Row = {
  id: string
  kind: CaseKind
  subject: string
  status: CaseStatus
  outcome: CaseOutcome | null
  score: number | null
  value: bigint | null
  weight: bigint
  scans: number
  merchant_id: string
  voucher_id: string | null
  customer_id: string | null
  device_hash: Buffer | null
  redemption_id: string | null
  assignee: string | null
  opened_at: Date
  resolved_at: Date | null
  resolved_by: string | null
  because: string | null
}

const caseOf = (row: Row): FraudCase => ({
  id: row.id,
  kind: row.kind,
  subject: row.subject,
  status: row.status,
  outcome: row.outcome,
  score: row.score,
  value: row.value,
  weight: row.weight,
  scans: row.scans,
  merchantId: row.merchant_id,
  voucherId: row.voucher_id,
  customerId: row.customer_id,
  deviceHash: row.device_hash?.toString('hex') ?? null,
  redemptionId: row.redemption_id,
  assignee: row.assignee,
  openedAt: row.opened_at,
  resolvedAt: row.resolved_at,
  resolvedBy: row.resolved_by,
  because: row.because,
})

export async function findCase(tx: Tx, id: string): Promise<FraudCase> {
  const [row] = await tx.query<Row>('select * from fraud_case where id = $1::uuid', [id])
  if (row === undefined) throw problem('fraud-case.not-found', { id })
  return caseOf(row)
}

export type CaseFilter = {
  limit?: number
  cursor?: string
  status?: CaseStatus
  assignee?: string
  merchantId?: string
  customerId?: string
}

/** What is not resolved, the heaviest first. */
export async function caseQueue(tx: Tx, { limit = 20, cursor, status, assignee, merchantId, customerId }: CaseFilter) {
  const [weight = null, id = null] = cursor === undefined ? [] : decodeCursor(cursor, 'integer', 'uuid')
  const rows = await tx.query<Row>(
    `select * from fraud_case
      where status <> 'resolved' and ($1::text is null or status = $1) and ($2::text is null or assignee = $2)
        and ($3::uuid is null or merchant_id = $3) and ($4::uuid is null or customer_id = $4)
        and ($5::bigint is null or (weight, id) < ($5, $6::uuid))
      order by weight desc, id desc limit $7::int`,
    [status ?? null, assignee ?? null, merchantId ?? null, customerId ?? null, weight, id, limit + 1],
  )
  return pageOf(rows, limit, caseOf, (row) => [row.weight.toString(), row.id])
}

/** What is resolved, the newest first. */
export async function resolvedCases(tx: Tx, { limit = 20, cursor, merchantId, customerId }: CaseFilter) {
  const [at = null, id = null] = cursor === undefined ? [] : decodeCursor(cursor, 'instant', 'uuid')
  const rows = await tx.query<Row>(
    `select * from fraud_case
      where status = 'resolved' and ($1::uuid is null or merchant_id = $1) and ($2::uuid is null or customer_id = $2)
        and ($3::timestamptz is null or (resolved_at, id) < ($3, $4::uuid))
      order by resolved_at desc, id desc limit $5::int`,
    [merchantId ?? null, customerId ?? null, at, id, limit + 1],
  )
  return pageOf(rows, limit, caseOf, (row) => [(row.resolved_at as Date).toISOString(), row.id])
}

type Move = { step: CaseStep; actor: string; because: string | null; at: Date }

/** The only writer of `status`: moves the row if it still is where it was read, and tells its timeline. */
export async function moveCase(
  tx: Tx,
  { id, status: from, assignee }: FraudCase,
  { step, actor, because, at }: Move,
): Promise<FraudCase> {
  const to = steps[from][step]
  if (to === undefined) throw problem('fraud-case.step-refused', { id, status: from, step })
  const [row] = await tx.query<Row>(
    `update fraud_case
        set status = $4, outcome = $5, assignee = case $4 when 'open' then null when 'investigating' then $6 else assignee end,
            resolved_at = case when $4 = 'resolved' then $7::timestamptz end,
            resolved_by = case when $4 = 'resolved' then $6 end, because = case when $4 = 'resolved' then $8 end
      where id = $1::uuid and status = $2 and assignee is not distinct from $3
      returning *`,
    [id, from, assignee, to, outcomeOf[step] ?? null, actor, at, because],
  )
  if (row === undefined) throw problem('fraud-case.moved-meanwhile', { id })
  await addEntry(tx, { caseId: id, kind: 'step', text: because === null ? step : `${step}: ${because}`, actor, at })
  return caseOf(row)
}

export const ENTRY_KINDS = ['opened', 'scan', 'step', 'note', 'listed', 'snoozed'] as const
export type CaseEntry = { at: Date; actor: string; kind: (typeof ENTRY_KINDS)[number]; text: string }
type NewEntry = CaseEntry & { caseId: string }

/** Entries of one case are numbered one after the other, whoever writes at the same time. */
export async function addEntry(tx: Tx, { caseId, kind, text, actor, at }: NewEntry): Promise<void> {
  await tx.query('select 1 as one from fraud_case where id = $1::uuid for update', [caseId])
  await tx.query(
    `insert into fraud_case_entry (case_id, nth, at, actor, kind, text)
     select $1::uuid, coalesce(max(nth), 0) + 1, $2::timestamptz, $3, $4, $5 from fraud_case_entry where case_id = $1::uuid`,
    [caseId, at, actor, kind, text],
  )
}

/** The locks of whoever counts its use. */
export async function lockRedemption(tx: Tx, id: string): Promise<void> {
  await tx.query('select lock_redemption($1::uuid)', [id])
}

const entriesMax = 500

export async function timelineOf(tx: Tx, caseId: string): Promise<CaseEntry[]> {
  return tx.query<CaseEntry>(
    `select at, actor, kind, text from fraud_case_entry where case_id = $1::uuid order by nth limit ${entriesMax}`,
    [caseId],
  )
}

const scansShownMax = 20

/** The scans of a case by id, the newest first. */
export async function scanIdsOf(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await tx.query<{ attempt_id: string }>(
    `select l.attempt_id from fraud_case_scan l join scan s on s.attempt_id = l.attempt_id
      where l.case_id = $1::uuid order by s.received_at desc limit ${scansShownMax}`,
    [caseId],
  )
  return rows.map(({ attempt_id }) => attempt_id)
}

const linkedMax = 20
export type LinkedCase = Pick<FraudCase, 'id' | 'status' | 'outcome' | 'score' | 'openedAt'> & { by: string[] }

/** Other cases of the same customer, device or merchant, the newest of each. */
export async function linkedTo(tx: Tx, { id, customerId, deviceHash, merchantId }: FraudCase): Promise<LinkedCase[]> {
  const rows = await tx.query<Row & { by: string[] }>(
    `with linked as (
       (select 'account' as by, id from fraud_case where customer_id = $2::uuid order by opened_at desc limit ${linkedMax})
       union all
       (select 'device', id from fraud_case where device_hash = $3::bytea order by opened_at desc limit ${linkedMax})
       union all
       (select 'merchant', id from fraud_case where merchant_id = $4::uuid order by opened_at desc limit ${linkedMax})
     )
     select c.*, array_agg(l.by order by l.by) as by from linked l join fraud_case c on c.id = l.id
      where c.id <> $1::uuid group by c.id order by c.opened_at desc limit ${linkedMax}`,
    [id, customerId, deviceHash === null ? null : Buffer.from(deviceHash, 'hex'), merchantId],
  )
  return rows.map((row) => {
    const { status, outcome, score, openedAt } = caseOf(row)
    return { id: row.id, status, outcome, score, openedAt, by: row.by }
  })
}
