import { loadConfig, openDatabase, SecretText } from '@konter/service'
import { Type } from 'typebox'
import { verifyLedger } from './ledger/verify-ledger.ts'

/** `npm run verify:ledger`: proves the invariants over the whole history. Prints what breaks them; exits 1 when anything does. */

const statementTimeoutMs = 60 * 60 * 1000

const { DATABASE_URL } = loadConfig('wallet', Type.Object({ DATABASE_URL: SecretText() }), process.env)
const db = openDatabase(DATABASE_URL, { connectionsMax: 1, name: 'verify ledger', statementTimeoutMs })
const violations = await verifyLedger(db)
await db.close()
for (const { invariant, what, found } of violations) process.stdout.write(`${invariant}: ${what} (${found})\n`)
process.stdout.write(violations.length === 0 ? 'The books are right.\n' : `${violations.length} violations.\n`)
process.exitCode = violations.length === 0 ? 0 : 1
