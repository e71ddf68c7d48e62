import { isUniqueViolation, only, type Tx } from '@konter/service'
import { problem } from '../problems.ts'
import { type RuleSet, type RuleSetState, type RuleSetStep, type Rules, ruleSetSteps } from './rule-set.ts'

type Row = {
  version: number
  state: RuleSetState
  rules: Rules
  note: string
  created_by: string
  created_at: Date
}

export type RuleSetRecord = RuleSet & { note: string; createdBy: string; createdAt: Date }

const recordOf = (row: Row): RuleSetRecord => ({
  version: row.version,
  state: row.state,
  rules: row.rules,
  note: row.note,
  createdBy: row.created_by,
  createdAt: row.created_at,
})

export async function findRuleSets(tx: Tx, versions: readonly number[]): Promise<RuleSetRecord[]> {
  return (await tx.query<Row>('select * from rule_set where version = any($1::int[])', [versions])).map(recordOf)
}

export async function findRuleSet(tx: Tx, version: number): Promise<RuleSetRecord> {
  const [found] = await findRuleSets(tx, [version])
  if (found === undefined) throw problem('rule-set.not-found', { version })
  return found
}

const listedMax = 100

export type RuleSetSummary = Omit<RuleSetRecord, 'rules'>

export async function listRuleSets(tx: Tx): Promise<RuleSetSummary[]> {
  const rows = await tx.query<Row>(
    `select version, state, note, created_by, created_at from rule_set order by version desc limit ${listedMax}`,
  )
  return rows.map((row) => {
    const { rules: _, ...summary } = recordOf(row)
    return summary
  })
}

export type NewRuleSet = { rules: Rules; note: string; actor: string; at: Date }

export async function insertRuleSet(tx: Tx, { rules, note, actor, at }: NewRuleSet): Promise<RuleSetRecord> {
  return recordOf(
    only(
      await tx.query<Row>(
        `insert into rule_set (rules, note, created_by, created_at) values ($1::jsonb, $2, $3, $4::timestamptz) returning *`,
        [JSON.stringify(rules), note, actor, at],
      ),
    ),
  )
}

/** Only a draft can be changed; the database refuses the rest as well. */
export async function changeRules(
  tx: Tx,
  { version, rules, note }: { version: number; rules: Rules; note: string },
): Promise<RuleSetRecord> {
  const [row] = await tx.query<Row>(
    `update rule_set set rules = $2::jsonb, note = $3 where version = $1::int and state = 'draft' returning *`,
    [version, JSON.stringify(rules), note],
  )
  if (row !== undefined) return recordOf(row)
  const { state } = await findRuleSet(tx, version)
  throw problem('rule-set.step-refused', { version, state, step: 'edit' })
}

type Step = { step: RuleSetStep; actor: string; because: string; at: Date }

/** The only writer of `state`: moves the row if it still is where it was read, and logs who did so, and why. */
export async function moveRuleSet(
  tx: Tx,
  { version, state: from }: Pick<RuleSet, 'version' | 'state'>,
  { step, actor, because, at }: Step,
): Promise<RuleSetRecord> {
  const to = ruleSetSteps[from][step]
  if (to === undefined) throw problem('rule-set.step-refused', { version, state: from, step })
  const [row] = await tx
    .query<Row>(
      `with moved as (update rule_set set state = $3 where version = $1::int and state = $2 returning *),
            logged as (insert into rule_set_move (version, nth, at, from_state, to_state, actor, because)
                       select version, (select coalesce(max(nth), 0) + 1 from rule_set_move m where m.version = $1::int),
                              $4::timestamptz, $2, $3, $5, $6 from moved)
       select * from moved`,
      [version, from, to, at, actor, because],
    )
    .catch((error: unknown) => {
      throw isUniqueViolation(error) ? problem('rule-set.moved-meanwhile', { version }, { cause: error }) : error
    })
  if (row === undefined) throw problem('rule-set.moved-meanwhile', { version })
  return recordOf(row)
}

export async function ruleSetIn(tx: Tx, state: 'live' | 'shadow'): Promise<RuleSetRecord | undefined> {
  const [row] = await tx.query<Row>('select * from rule_set where state = $1', [state])
  return row && recordOf(row)
}

export type RuleSetMove = { at: Date; from: string; to: string; actor: string; because: string }

export async function movesOf(tx: Tx, version: number): Promise<RuleSetMove[]> {
  const rows = await tx.query<{ at: Date; from_state: string; to_state: string; actor: string; because: string }>(
    'select at, from_state, to_state, actor, because from rule_set_move where version = $1::int order by nth',
    [version],
  )
  return rows.map(({ from_state: from, to_state: to, ...rest }) => ({ ...rest, from, to }))
}
