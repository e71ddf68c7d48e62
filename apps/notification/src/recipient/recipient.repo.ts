import type { Language } from '@konter/core'
import type { Tx } from '../context.ts'

export type Recipient = { userId: string; name: string; language: Language }

/** The state at registration: whatever else is known of somebody is newer. */
export async function insertRecipient(tx: Tx, { userId, name, language }: Recipient): Promise<void> {
  await tx.recipient.createMany({ data: { userId, name, language }, skipDuplicates: true })
}

export async function replaceRecipient(tx: Tx, { userId, name, language }: Recipient): Promise<void> {
  await tx.recipient.upsert({
    where: { userId },
    create: { userId, name, language },
    update: { name, language },
  })
}
