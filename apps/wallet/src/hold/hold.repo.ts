import { fingerprint, only, type Tx } from '@konter/service'
import { problem } from '../problems.ts'
import type { Hold, HoldStatus } from './hold.ts'

type Row = {
  id: string
  key: string
  fingerprint: Buffer
  status: HoldStatus
  amount: bigint
  captured: bigint
  expires_at: Date | null
}

const holdOf = (row: Row): Hold => ({
  id: row.id,
  status: row.status,
  amount: row.amount,
  captured: row.captured,
  expiresAt: row.expires_at as Date,
})

export type NewHold = {
  id: string
  key: string
  accountId: bigint
  amount: bigint
  kind: string
  reference: string
  expiresInSeconds: number
  expiresAt: Date
}

export async function placeHold(tx: Tx, hold: NewHold, at: Date): Promise<Hold> {
  const print = fingerprint({
    account: hold.accountId,
    amount: hold.amount,
    kind: hold.kind,
    reference: hold.reference,
    seconds: hold.expiresInSeconds,
  })
  const row = only(
    await tx.query<Row>(
      'select * from place_hold($1::uuid, $2, $3, $4::bigint, $5::bigint, $6, $7, $8::timestamptz, $9::timestamptz)',
      [hold.id, hold.key, print, hold.accountId, hold.amount, hold.kind, hold.reference, hold.expiresAt, at],
    ),
  )
  if (!print.equals(row.fingerprint)) throw problem('wallet.key-reused', { key: hold.key })
  return holdOf(row)
}

export async function endHold(tx: Tx, id: string, status: 'released' | 'expired', at: Date): Promise<Hold> {
  return found(id, await tx.query<Row>('select * from end_hold($1::uuid, $2, $3::timestamptz)', [id, status, at]))
}

export type Capture = { transferId: string; key: string; to: bigint; amount: bigint }
/** What became of a capture's key: `ended` when the hold had, or was smaller. */
export type Verdict = 'captured' | 'ended' | 'key-reused' | 'account-not-open'

export async function takeHold(
  tx: Tx,
  id: string,
  capture: Capture,
  at: Date,
): Promise<{ hold: Hold; verdict: Verdict }> {
  const print = fingerprint({ hold: id, to: capture.to, amount: capture.amount })
  const rows = await tx.query<Row & { verdict: Verdict }>(
    'select * from take_hold($1::uuid, $2::uuid, $3, $4, $5::bigint, $6::bigint, $7::timestamptz)',
    [id, capture.transferId, capture.key, print, capture.to, capture.amount, at],
  )
  return { hold: found(id, rows), verdict: only(rows).verdict }
}

export async function findHold(tx: Tx, id: string): Promise<Hold> {
  return found(id, await tx.query<Row>('select * from hold where id = $1::uuid', [id]))
}

/** Ends holds whose time is over. Answers how many. */
export async function expireHolds(tx: Tx, at: Date, limit: number): Promise<number> {
  return only(await tx.query<{ ended: number }>('select expire_holds($1::timestamptz, $2::int) as ended', [at, limit]))
    .ended
}

function found(id: string, rows: Row[]): Hold {
  const [row] = rows
  // A function that finds nothing answers one row of nulls.
  if (row === undefined || row.expires_at === null) throw problem('hold.not-found', { id })
  return holdOf(row)
}
