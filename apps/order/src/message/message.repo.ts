import { createHash } from 'node:crypto'
import { newId } from '@konter/core'
import { only, type Tx } from '@konter/service'

/** What was made of a message. */
export type Judgement = { verdict: Verdict; purchaseId: string | null }
export type Verdict = 'applied' | 'no-change' | 'asked-again' | 'contradiction' | 'unknown-reference' | 'malformed'

const unjudged = { verdict: null, purchaseId: null }

/** Keeps a message to the byte. Not new when the same bytes came before: they are counted, and nothing else happens. */
export async function keepMessage(
  tx: Tx,
  supplier: string,
  raw: Buffer,
  at: Date,
  { verdict, purchaseId }: { verdict: Verdict | null; purchaseId: string | null } = unjudged,
): Promise<{ id: string; isNew: boolean }> {
  const row = only(
    await tx.query<{ id: string; times: number }>(
      `insert into supplier_message as known (id, supplier, digest, raw, received_at, verdict, purchase_id)
       values ($1::uuid, $2, $3, $4, $5::timestamptz, $6, $7::uuid)
       on conflict (supplier, digest) do update set times = known.times + 1 returning id, times`,
      [newId(), supplier, createHash('sha256').update(raw).digest(), raw, at, verdict, purchaseId],
    ),
  )
  return { id: row.id, isNew: row.times === 1 }
}

/** A message that nobody has judged yet. Undefined when somebody has: what was made of it stays. */
export async function readUnjudged(tx: Tx, id: string): Promise<{ supplier: string; raw: Buffer } | undefined> {
  const { verdict, ...message } = only(
    await tx.query<{ supplier: string; raw: Buffer; verdict: Verdict | null }>(
      'select supplier, raw, verdict from supplier_message where id = $1::uuid for update',
      [id],
    ),
  )
  return verdict === null ? message : undefined
}

export async function judgeMessage(tx: Tx, id: string, verdict: Verdict, purchaseId: string | null): Promise<void> {
  await tx.query('update supplier_message set verdict = $2, purchase_id = $3::uuid where id = $1::uuid', [
    id,
    verdict,
    purchaseId,
  ])
}
