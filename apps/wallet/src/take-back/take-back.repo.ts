import { decodeCursor, pageOf, type Tx } from '@konter/service'
import type { TakeBack, TakenBack } from './take-back.ts'

type Row = {
  payment_id: string
  user_id: string
  gateway: string
  reference: string
  amount: bigint
  taken: bigint
  claimed: bigint
  currency: string
  at: Date
}

const takenBackOf = (row: Row): TakenBack => ({
  paymentId: row.payment_id,
  userId: row.user_id,
  gateway: row.gateway,
  reference: row.reference,
  amount: row.amount,
  taken: row.taken,
  claimed: row.claimed,
  currency: row.currency,
  at: row.at,
})

/** Begins as a claim of the whole. False when this payment was taken back before, or is being so right now. */
export async function beginTakeBack(tx: Tx, asked: TakeBack, at: Date): Promise<boolean> {
  const begun = await tx.query(
    `insert into take_back (payment_id, user_id, gateway, reference, amount, taken, claimed, at)
     values ($1::uuid, $2::uuid, $3, $4, $5::bigint, 0, $5::bigint, $6::timestamptz)
     on conflict (payment_id) do nothing returning payment_id`,
    [asked.paymentId, asked.userId, asked.gateway, asked.reference, asked.amount, at],
  )
  return begun.length === 1
}

export async function noteTaken(tx: Tx, paymentId: string, taken: bigint): Promise<void> {
  await tx.query('update take_back set taken = $2::bigint, claimed = amount - $2::bigint where payment_id = $1::uuid', [
    paymentId,
    taken,
  ])
}

export async function takenBackById(tx: Tx, paymentId: string): Promise<TakenBack | undefined> {
  const [row] = await tx.query<Row>('select * from take_back where payment_id = $1::uuid', [paymentId])
  return row && takenBackOf(row)
}

export type TakeBackFilter = { limit?: number; cursor?: string; claimed?: boolean }

export async function listTakeBacks(tx: Tx, { limit = 20, cursor, claimed }: TakeBackFilter) {
  const [at = null, id = null] = cursor === undefined ? [] : decodeCursor(cursor, 'instant', 'uuid')
  const rows = await tx.query<Row>(
    `select * from take_back
      where ($1::boolean is null or (claimed > 0) = $1) and ($2::timestamptz is null or (at, payment_id) < ($2, $3::uuid))
      order by at desc, payment_id desc limit $4::int`,
    [claimed ?? null, at, id, limit + 1],
  )
  return pageOf(rows, limit, takenBackOf, (row) => [row.at.toISOString(), row.payment_id])
}
