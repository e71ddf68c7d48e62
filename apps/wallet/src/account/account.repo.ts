import { IDR } from '@konter/core'
import { decodeCursor, pageOf, type Tx } from '@konter/service'
import { problem } from '../problems.ts'

type AccountRow = {
  id: bigint
  code: string
  currency: string
  balance: bigint
  held: bigint
  sequence: bigint
  status: string
}
type MutationRow = {
  transfer_id: string
  sequence: bigint
  amount: bigint
  balance_before: bigint
  balance_after: bigint
  at: Date
  kind: string
  reference: string
}

const viewOf = ({ id: _, ...account }: AccountRow) => ({ ...account, available: account.balance - account.held })

/** An account by its code. A customer who never moved money has none yet, and a balance of zero. */
export async function findAccount(tx: Tx, code: string) {
  const [row] = await tx.query<AccountRow>(
    'select id, code, currency, balance, held, sequence, status from account where code = $1',
    [code],
  )
  return row && viewOf(row)
}

export async function walletOf(tx: Tx, code: string) {
  return (await findAccount(tx, code)) ?? { balance: 0n, held: 0n, available: 0n, currency: IDR }
}

export async function accountByCode(tx: Tx, code: string) {
  const account = await findAccount(tx, code)
  if (account === undefined) throw problem('account.not-found', { code })
  return account
}

export async function houseAccounts(tx: Tx) {
  const rows = await tx.query<AccountRow>(
    `select id, code, currency, balance, held, sequence, status from account where code like 'house:%' order by code limit 500`,
  )
  return rows.map(viewOf)
}

export type MutationFilter = { limit?: number; cursor?: string; kind?: string; from?: string; to?: string }

/** Newest first. The sequence is the position: it has no gaps and never changes. */
export async function mutationsOf(tx: Tx, code: string, { limit = 20, cursor, kind, from, to }: MutationFilter) {
  const [before = null] = cursor === undefined ? [] : decodeCursor(cursor, 'integer')
  const rows = await tx.query<MutationRow>(
    `select m.transfer_id, m.sequence, m.amount, m.balance_before, m.balance_after, t.at, t.kind, t.reference
       from mutation m join transfer t on t.id = m.transfer_id
      where m.account_id = (select id from account where code = $1)
        and ($2::bigint is null or m.sequence < $2::bigint)
        and ($3::text is null or t.kind = $3) and ($4::timestamptz is null or t.at >= $4) and ($5::timestamptz is null or t.at < $5)
      order by m.sequence desc limit $6::int`,
    [code, before, kind ?? null, from ?? null, to ?? null, limit + 1],
  )
  return pageOf(rows, limit, mutationView, ({ sequence }) => [String(sequence)])
}

const mutationView = (row: MutationRow) => ({
  id: `${row.transfer_id}:${row.sequence}`,
  at: row.at,
  kind: row.kind,
  amount: row.amount,
  currency: IDR,
  balanceBefore: row.balance_before,
  balanceAfter: row.balance_after,
  sequence: row.sequence,
  reference: row.reference,
})
