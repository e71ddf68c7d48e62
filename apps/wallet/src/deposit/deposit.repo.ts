import { decodeCursor, pageOf, type Tx } from '@konter/service'
import { problem } from '../problems.ts'
import { type Deposit, type DepositStatus, type DepositStep, steps } from './deposit.ts'

type Row = {
  id: string
  user_id: string
  amount: bigint
  currency: string
  method: string
  payment_id: string | null
  status: DepositStatus
  created_at: Date
}

const depositOf = (row: Row): Deposit => ({
  id: row.id,
  userId: row.user_id,
  amount: row.amount,
  currency: row.currency,
  method: row.method,
  paymentId: row.payment_id,
  status: row.status,
  createdAt: row.created_at,
})

/** Inserting the same deposit again (a resumed request) changes nothing. */
export async function insertDeposit(tx: Tx, deposit: Deposit): Promise<void> {
  await tx.query(
    `insert into deposit (id, user_id, amount, currency, method, status, created_at)
     values ($1::uuid, $2::uuid, $3::bigint, $4, $5, $6, $7::timestamptz) on conflict (id) do nothing`,
    [deposit.id, deposit.userId, deposit.amount, deposit.currency, deposit.method, deposit.status, deposit.createdAt],
  )
}

export async function notePayment(tx: Tx, id: string, paymentId: string): Promise<void> {
  await tx.query('update deposit set payment_id = $2::uuid where id = $1::uuid', [id, paymentId])
}

/** Only what no payment was ever opened for may be forgotten. False when there is one after all. */
export async function forgetDeposit(tx: Tx, id: string): Promise<boolean> {
  const gone = await tx.query(
    `delete from deposit where id = $1::uuid and payment_id is null and status = 'pending' returning id`,
    [id],
  )
  return gone.length === 1
}

export async function depositById(tx: Tx, id: string): Promise<Deposit | undefined> {
  const [row] = await tx.query<Row>('select * from deposit where id = $1::uuid', [id])
  return row && depositOf(row)
}

export async function findDeposit(tx: Tx, { id, userId }: { id: string; userId: string }): Promise<Deposit> {
  const [row] = await tx.query<Row>('select * from deposit where id = $1::uuid and user_id = $2::uuid', [id, userId])
  if (row === undefined) throw problem('deposit.not-found', { id })
  return depositOf(row)
}

export async function depositsOf(tx: Tx, userId: string, { limit = 20, cursor }: { limit?: number; cursor?: string }) {
  const [at = null, id = null] = cursor === undefined ? [] : decodeCursor(cursor, 'instant', 'uuid')
  const rows = await tx.query<Row>(
    `select * from deposit where user_id = $1::uuid and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid))
      order by created_at desc, id desc limit $4::int`,
    [userId, at, id, limit + 1],
  )
  return pageOf(rows, limit, depositOf, (row) => [row.created_at.toISOString(), row.id])
}

/** The only writer of `status`: false when the deposit is past that step. */
export async function moveDeposit(
  tx: Tx,
  { id, status: from }: Deposit,
  step: DepositStep,
  cause: string,
  at: Date,
): Promise<boolean> {
  const to = steps[from][step]
  if (to === undefined) return false
  const moved = await tx.query(
    `update deposit set status = $3, completed_at = case when $3 = 'completed' then $4::timestamptz when $3 = 'refunded' then completed_at end
      where id = $1::uuid and status = $2 returning id`,
    [id, from, to, at],
  )
  if (moved.length === 0) throw new Error(`deposit ${id} moved meanwhile`)
  await tx.query(
    `insert into deposit_move (deposit_id, at, from_status, to_status, cause) values ($1::uuid, $2::timestamptz, $3, $4, $5)`,
    [id, at, from, to, cause],
  )
  return true
}
