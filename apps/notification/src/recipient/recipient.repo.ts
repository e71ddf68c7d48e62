import type { Language } from '@konter/core'
import type { Tx } from '@konter/service'

export type Recipient = { userId: string; name: string; language: Language }

/** The state at registration: whatever else is known of somebody is newer. */
export async function insertRecipient(tx: Tx, { userId, name, language }: Recipient): Promise<void> {
  await tx.query('insert into recipient (user_id, name, language) values ($1::uuid, $2, $3) on conflict do nothing', [
    userId,
    name,
    language,
  ])
}

export async function replaceRecipient(tx: Tx, { userId, name, language }: Recipient): Promise<void> {
  await tx.query(
    `insert into recipient (user_id, name, language) values ($1::uuid, $2, $3)
     on conflict (user_id) do update set name = excluded.name, language = excluded.language`,
    [userId, name, language],
  )
}
