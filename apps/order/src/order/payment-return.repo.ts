import type { Tx } from '@konter/service'

type Returned = { paymentId: string; orderId: string; userId: string }

/** False when it had been noted before. */
export async function noteReturned(tx: Tx, { paymentId, orderId, userId }: Returned, at: Date): Promise<boolean> {
  const fresh = await tx.query(
    `insert into payment_return (payment_id, order_id, user_id, returned_at)
     values ($1::uuid, $2::uuid, $3::uuid, $4::timestamptz) on conflict (payment_id) do nothing returning payment_id`,
    [paymentId, orderId, userId, at],
  )
  return fresh.length === 1
}

export async function isReturned(tx: Tx, paymentId: string): Promise<boolean> {
  return (await tx.query('select 1 as one from payment_return where payment_id = $1::uuid', [paymentId])).length > 0
}
