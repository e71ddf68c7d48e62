import type { Tx } from '@konter/service'

export async function keepAccount(tx: Tx, userId: string, registeredAt: Date): Promise<void> {
  await tx.query(
    'insert into account (user_id, registered_at) values ($1::uuid, $2::timestamptz) on conflict (user_id) do nothing',
    [userId, registeredAt],
  )
}
