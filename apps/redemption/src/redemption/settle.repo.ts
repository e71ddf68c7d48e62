import { only, type Tx } from '@konter/service'

type Undo = {
  id: string
  /** Of the merchant who undoes it, within the time they have; null for an operator. */
  merchantId: string | null
  receivedAfter: Date | null
  by: string
  because: string
  at: Date
  day: string
}
export type Undone = 'done' | 'not-found' | 'undone' | 'rejected' | 'too-late'

export async function undoRow(tx: Tx, { id, merchantId, receivedAfter, by, because, at, day }: Undo): Promise<Undone> {
  const rows = await tx.query<{ outcome: Undone }>(
    `select undo_redemption($1::uuid, $2::uuid, $3::timestamptz, $4, $5, $6::timestamptz, $7::date) as outcome`,
    [id, merchantId, receivedAfter, by, because, at, day],
  )
  return only(rows).outcome
}

type Settle = {
  id: string
  outcome: 'approved' | 'rejected'
  /** Why the code is good no more; null when it is to stay good. */
  revoke: string | null
  by: string
  at: Date
  day: string
}

/** False when it is not under review. */
export async function settleRow(tx: Tx, { id, outcome, revoke, by, at, day }: Settle): Promise<boolean> {
  const rows = await tx.query<{ done: boolean }>(
    'select settle_redemption($1::uuid, $2, $3, $4, $5::timestamptz, $6::date) as done',
    [id, outcome, revoke, by, at, day],
  )
  return only(rows).done
}

/** Puts to review what was approved, with a case for it. False when it is not approved. */
export async function challengeRow(tx: Tx, id: string, cause: string, at: Date): Promise<boolean> {
  const [row] = await tx.query<{ done: boolean }>('select challenge_redemption($1::uuid) as done', [id])
  if (row?.done !== true) return false
  await tx.query('select hold_case($1::uuid, $2, $3::timestamptz)', [id, cause, at])
  return true
}

/** Can the code be used again? */
export async function isGoodAgain(tx: Tx, codeId: string): Promise<boolean> {
  const [row] = await tx.query<{ good: boolean }>(
    `select kind = 'personal' and status = 'active' as good from code where id = $1::uuid`,
    [codeId],
  )
  return row?.good === true
}
