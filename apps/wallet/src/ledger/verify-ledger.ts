import type { Tx } from '@konter/service'

/** Every invariant as one query that lists what breaks it. All of history is read, nothing is trusted. */
export const ledgerInvariants: Readonly<Record<string, string>> = {
  'the balances of a currency sum to zero': `
    select currency as what, sum(balance)::text as found from account group by currency having sum(balance) <> 0`,
  'the mutations of a transfer sum to zero, and a posted one has them': `
    select t.id::text as what, coalesce(sum(m.amount), 0)::text || ' in ' || count(m.*) as found
      from transfer t left join mutation m on m.transfer_id = t.id
     group by t.id, t.status
    having sum(m.amount) <> 0 or (t.status = 'posted') <> (count(m.*) >= 2)`,
  'a balance is the sum of its mutations, and their count is its sequence': `
    select a.code as what, a.balance || ' / ' || coalesce(sum(m.amount), 0) || ', ' || a.sequence || ' / ' || count(m.*) as found
      from account a left join mutation m on m.account_id = a.id
     group by a.id
    having a.balance <> coalesce(sum(m.amount), 0) or a.sequence <> count(m.*) or a.sequence <> coalesce(max(m.sequence), 0)`,
  'what was after one mutation is before the next': `
    select account_id || ' #' || sequence as what, balance_before::text as found
      from (select *, lag(balance_after, 1, 0::bigint) over (partition by account_id order by sequence) as last,
                   row_number() over (partition by account_id order by sequence) as nth from mutation) m
     where balance_before <> last or sequence <> nth`,
  'no account is below its floor': `
    select code as what, (balance - held)::text as found from account where balance - held < floor`,
  'what is held is the sum of the open holds': `
    select a.code as what, a.held || ' / ' || coalesce(sum(h.amount), 0) as found
      from account a left join hold h on h.account_id = a.id and h.status = 'open'
     group by a.id having a.held <> coalesce(sum(h.amount), 0)`,
  'every mutation belongs to a posted transfer': `
    select m.transfer_id::text as what, 'no transfer' as found
      from mutation m left join transfer t on t.id = m.transfer_id and t.status = 'posted' where t.id is null`,
}

export type Violation = { invariant: string; what: string; found: string }

/** What is wrong with the books; empty when nothing is. Reads all of history: minutes for tens of millions of rows. */
export async function verifyLedger(db: Tx): Promise<Violation[]> {
  const violations: Violation[] = []
  for (const [invariant, sql] of Object.entries(ledgerInvariants)) {
    const rows = await db.query<{ what: string; found: string }>(`${sql} limit 100`)
    violations.push(...rows.map((row) => ({ invariant, ...row })))
  }
  return violations
}
