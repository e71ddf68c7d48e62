import { audit, invariants } from '../audit/audit.ts'
import type { Ops } from './ops.ts'
import { OpsError } from './ops-error.ts'
import { json } from './table.ts'

/** Younger than this may still be on its way. */
const settledAfterMs = 30_000

/** The audit, as of now. */
export async function check({ env, values, print }: Ops): Promise<0 | 1> {
  const url = env.DATABASE_AUDIT_URL
  if (url === undefined) throw new OpsError('DATABASE_AUDIT_URL is not set: the database, as the role konter_auditor.')
  const started = performance.now()
  const findings = await audit(url, { settledAfterMs }).catch((cause: unknown) => {
    throw new OpsError(`The audit could not look: ${cause instanceof Error ? cause.message : String(cause)}`, 3, {
      cause,
    })
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  if (values.json === true) print(json({ invariants: invariants.length, findings }))
  else if (findings.length === 0) print(`All ${invariants.length} invariants hold (${seconds} s).\n`)
  else
    for (const { invariant, number, what, found, examples } of findings)
      print(
        `${invariant} (${number}) is broken: ${what}. Found ${found}:\n${examples.map((each) => `  ${each}\n`).join('')}`,
      )
  return findings.length === 0 ? 0 : 1
}
