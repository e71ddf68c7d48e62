import { newId } from '@konter/core'
import { type Tx, toJson } from '@konter/service'

/** Something that staff, or the service itself, did to codes, keys or what was redeemed. */
export type Operation = {
  at: Date
  /** `user:<id>`, or `service:redemption`. */
  actor: string
  action: string
  /** `code:<id>`, `batch:<id>`, `voucher:<id>`, `qr-key:<id>`. */
  subject: string
  facts: Readonly<Record<string, unknown>>
}

export const ourselves = 'service:redemption'

/** In the transaction of the act itself: there is no act without its line. */
export async function logOperation(tx: Tx, { at, actor, action, subject, facts }: Operation): Promise<void> {
  await tx.query(
    `insert into operation_log (id, at, actor, action, subject, facts)
     values ($1::uuid, $2::timestamptz, $3, $4, $5, $6::jsonb)`,
    [newId(), at, actor, action, subject, toJson(facts)],
  )
}

export type OperationLine = Operation & { id: string }

/** The newest first. */
export const findOperations = (
  db: Tx,
  { subject, before, limit }: { subject?: string | undefined; before: string | null; limit: number },
): Promise<OperationLine[]> =>
  db.query<OperationLine>(
    `select id, at, actor, action, subject, facts from operation_log
      where ($1::text is null or subject = $1) and ($2::uuid is null or id < $2::uuid)
      order by id desc limit $3::int`,
    [subject ?? null, before, limit + 1],
  )
