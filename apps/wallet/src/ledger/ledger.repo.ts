import assert from 'node:assert/strict'
import type { Tx } from '@konter/service'
import {
  type AccountCode,
  fingerprintOf,
  floorOf,
  type Outcome,
  ownerOf,
  type Refusal,
  type Transfer,
} from './ledger.ts'
import { postTransfers } from './post-transfers.sql.ts'

type Row = { id: string; status: 'posted' | 'refused'; refusal: Refusal | null; replayed: boolean; same: boolean }

/** Posts transfers in one call to the database; `ids` knows every account they name. */
export async function postBatch(
  tx: Tx,
  transfers: readonly Transfer[],
  ids: ReadonlyMap<AccountCode, bigint>,
  at: Date,
): Promise<Outcome[]> {
  const postings = transfers.flatMap((transfer, index) =>
    transfer.postings.map((each) => ({ ...each, transfer: index + 1 })),
  )
  const idOf = (code: AccountCode): bigint => {
    const id = ids.get(code)
    assert(id !== undefined, `the account ${code} was not opened`)
    return id
  }
  const rows = await tx.query<Row>(postTransfers, [
    transfers.map(({ id }) => id),
    transfers.map(({ key }) => key),
    transfers.map(fingerprintOf),
    transfers.map(({ kind }) => kind),
    transfers.map(({ reference }) => reference),
    at,
    postings.map(({ transfer }) => transfer),
    postings.map(({ from }) => idOf(from)),
    postings.map(({ to }) => idOf(to)),
    postings.map(({ amount }) => amount),
  ])
  assert.equal(rows.length, transfers.length, 'the ledger answers every transfer')
  return rows.map(outcomeOf)
}

function outcomeOf({ id, status, refusal, replayed, same }: Row): Outcome {
  if (!same) return { status: 'key-reused', id }
  return refusal === null ? { status: 'posted', id, replayed } : ({ status, id, replayed, refusal } as Outcome)
}

/** Opens what does not exist yet and answers the ids of all. */
export async function openAccounts(tx: Tx, codes: readonly AccountCode[], at: Date): Promise<Map<AccountCode, bigint>> {
  const rows = await tx.query<{ code: AccountCode; id: bigint }>(
    'select code, id from open_accounts($1::text[], $2::uuid[], $3::bigint[], $4::timestamptz)',
    [codes, codes.map(ownerOf), codes.map(floorOf), at],
  )
  return new Map(rows.map(({ code, id }) => [code, id]))
}
