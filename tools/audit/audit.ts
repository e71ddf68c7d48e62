import { openDatabase, Secret, type Tx } from '@konter/service'
import { access } from './access.ts'
import type { Check } from './check.ts'
import { claims } from './claims.ts'
import { ledger } from './ledger.ts'
import { messages } from './messages.ts'
import { moneyIn } from './money-in.ts'
import { orders } from './orders.ts'
import { suppliers } from './suppliers.ts'
import { vouchers } from './vouchers.ts'

/**
 * Proves, from the rows of one database alone, that nothing is lost or doubled (docs/audit.md). Of the fourteen
 * invariants, 12 (nothing secret in logs, nothing leaked) and 14 (restore and replay) cannot be told from rows: tests keep
 * them, 14 in e2e/journeys/restore.ts.
 */

export type Finding = {
  invariant: string
  number: number
  /** What should hold. */
  what: string
  /** How many break it. */
  found: number
  examples: string[]
}

export type AuditOptions = {
  /** What is younger may still be on its way and is not judged. 0 (default): everything is to be at rest. */
  settledAfterMs?: number
  /** An order that holds money for longer is a finding. Not judged unless given. */
  finishedAfterMs?: number
  /** Invariants that are not asked about: what a test has broken on purpose. */
  ignore?: readonly string[]
  /** The clock, where tests have moved it. */
  now?: Date
}

const statementTimeoutMs = 60 * 60 * 1000
const examplesMax = 10

const checks: readonly Check[] = [
  ...ledger,
  ...claims,
  ...moneyIn,
  ...orders,
  ...suppliers,
  ...vouchers,
  ...messages,
  ...access,
]

/** What is proved, by name. */
export const invariants: readonly Pick<Check, 'invariant' | 'number' | 'what'>[] = checks.map(
  ({ invariant, number, what }) => ({ invariant, number, what }),
)

/** What breaks the invariants, as of one instant: all statements see the same snapshot. Empty when all hold. */
export async function audit(databaseUrl: string, options: AuditOptions = {}): Promise<Finding[]> {
  const db = openDatabase(new Secret(databaseUrl), { connectionsMax: 1, name: 'audit', statementTimeoutMs })
  try {
    return await db.transaction(async (tx) => {
      await tx.query('set transaction isolation level repeatable read, read only')
      return await auditWithin(tx, options)
    })
  } finally {
    await db.close()
  }
}

/** The same in a transaction of the caller's. */
export async function auditWithin(tx: Tx, options: AuditOptions = {}): Promise<Finding[]> {
  const { ignore = [] } = options
  await tx.query(
    `select set_config('konter.now', $1, true), set_config('konter.settled_before', $2, true), set_config('konter.finished_before', $3, true)`,
    instantsOf(options),
  )
  const findings: Finding[] = []
  for (const check of checks.filter(({ invariant }) => !ignore.includes(invariant))) {
    const { found, examples } = await breaks(tx, check)
    const { invariant, number, what } = check
    if (found > 0) findings.push({ invariant, number, what, found, examples })
  }
  return findings
}

function instantsOf({ now = new Date(), settledAfterMs = 0, finishedAfterMs }: AuditOptions): string[] {
  const ago = (ms: number) => new Date(now.getTime() - ms).toISOString()
  return [
    now.toISOString(),
    settledAfterMs === 0 ? 'infinity' : ago(settledAfterMs),
    finishedAfterMs === undefined ? '-infinity' : ago(finishedAfterMs),
  ]
}

async function breaks(tx: Tx, check: Check): Promise<Pick<Finding, 'found' | 'examples'>> {
  await tx.query(`select set_config('search_path', $1, true)`, [`"${check.schema ?? 'pg_catalog'}"`])
  if ('look' in check) {
    const examples = await check.look(tx)
    return { found: examples.length, examples: examples.slice(0, examplesMax) }
  }
  const rows = await tx.query<{ example: string | null; found: number }>(
    `select example, (count(*) over ())::int as found from (${check.sql}) broken limit ${examplesMax}`,
  )
  return { found: rows[0]?.found ?? 0, examples: rows.map(({ example }) => example ?? '?') }
}
