import assert from 'node:assert/strict'
import { ledgerInvariants } from '../../apps/wallet/src/ledger/verify-ledger.ts'
import { type Check, now } from './check.ts'

/** Invariants 1 to 3. The statements are the wallet's own (`npm run verify:ledger`), so that there is one truth about the books. */

const names: Record<string, [invariant: string, number: number]> = {
  'the balances of a currency sum to zero': ['ledger.sums-to-zero', 1],
  'the mutations of a transfer sum to zero, and a posted one has them': ['ledger.balanced', 1],
  'every mutation belongs to a posted transfer': ['ledger.known-transfers', 1],
  'a balance is the sum of its mutations, and their count is its sequence': ['ledger.balances', 2],
  'what was after one mutation is before the next': ['ledger.chain', 2],
  'no account is below its floor': ['ledger.floors', 2],
  'what is held is the sum of the open holds': ['ledger.held', 3],
}

const shared = Object.entries(ledgerInvariants).map(([what, sql]): Check => {
  const [invariant, number] = names[what] ?? assert.fail(`the audit does not know the ledger's invariant "${what}"`)
  return {
    invariant,
    number,
    what,
    schema: 'wallet',
    sql: `select what || ': ' || found as example from (${sql}) broken`,
  }
})

export const ledger: Check[] = [
  ...shared,
  {
    invariant: 'ledger.holds-end-once',
    number: 3,
    what: 'a hold ends in one way: captured by one transfer of what was captured, or with nothing taken',
    sql: `
      select h.id || ' is ' || h.status || ', ' || h.captured || ' captured by ' || count(t.id) || ' transfers' as example
        from wallet.hold h
        left join wallet.transfer t on t.kind = h.kind and t.reference = h.reference and t.at = h.ended_at and t.status = 'posted'
          and exists (select from wallet.mutation m where m.transfer_id = t.id and m.account_id = h.account_id and m.amount = -h.captured)
       group by h.id
      having (h.status = 'captured') <> (h.captured > 0) or (h.status = 'captured' and count(t.id) = 0)`,
  },
  {
    invariant: 'ledger.holds-expire',
    number: 3,
    what: 'no hold is open a quarter of an hour after its time',
    sql: `
      select id || ' expired at ' || expires_at as example
        from wallet.hold where status = 'open' and expires_at < ${now} - interval '15 minutes'`,
  },
]
