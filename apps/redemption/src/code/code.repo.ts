import type { Tx } from '@konter/service'
import type { Code } from './code.ts'

const columns = `id, kind, voucher_id as "voucherId", version, merchant_id as "merchantId", customer_id as "customerId",
  batch_id as "batchId", sealed_code as "sealedCode", qr_id as "qrId", qr_key_id as "qrKeyId", last_day::text as "lastDay",
  signature, status, uses_max as "usesMax", uses, valid_until as "validUntil", made_at as "madeAt", ended_at as "endedAt",
  ended_because as "endedBecause"`

export async function findCode(db: Tx, id: string): Promise<Code | undefined> {
  const [row] = await db.query<Code>(`select ${columns} from code where id = $1::uuid`, [id])
  return row
}

/** By what `CodeSecrets.hashOf` makes of ten symbols. */
export async function findByHash(db: Tx, hash: Buffer): Promise<Code | undefined> {
  const [row] = await db.query<Code>(`select ${columns} from code where code_hash = $1`, [hash])
  return row
}

/** By the eight bytes in a QR whose signature was verified. */
export async function findByQrId(db: Tx, qrId: Uint8Array): Promise<Code | undefined> {
  const [row] = await db.query<Code>(`select ${columns} from code where qr_id = $1`, [Buffer.from(qrId)])
  return row
}

/** A customer's own, newest first. */
export const claimsOf = (
  db: Tx,
  customerId: string,
  { status, before, limit }: { status: Code['status'] | undefined; before: string | null; limit: number },
): Promise<Code[]> =>
  db.query<Code>(
    `select ${columns} from code
      where kind = 'personal' and customer_id = $1::uuid and ($2::text is null or status = $2)
        and ($3::uuid is null or id < $3::uuid)
      order by id desc limit $4::int`,
    [customerId, status ?? null, before, limit + 1],
  )

/** Signed anew: the key that had signed it was revoked. */
export async function writeSignature(tx: Tx, { id, qrKeyId, signature }: Pick<Code, 'id' | 'qrKeyId' | 'signature'>) {
  await tx.query(`update code set qr_key_id = $2::uuid, signature = $3 where id = $1::uuid`, [id, qrKeyId, signature])
}

type End = { to: 'expired' | 'given-back' | 'revoked'; because: string; at: Date }

/** Ends those of these that are active, and gives back what claims had reserved. Answers with those it ended. */
export const endCodes = (tx: Tx, ids: readonly string[], { to, because, at }: End): Promise<Code[]> =>
  tx.query<Code>(`select ${columns} from end_codes($1::uuid[], $2, $3, $4::timestamptz)`, [ids, to, because, at])

export const codesToExpire = (db: Tx, now: Date, limit: number): Promise<{ id: string }[]> =>
  db.query(
    `select id from code where status = 'active' and valid_until <= $1::timestamptz order by valid_until limit $2::int`,
    [now, limit],
  )

/** What is active of a batch, of a voucher, or of what a key signed. */
export type ActiveOf = { batchId?: string; voucherId?: string; qrKeyId?: string }

export const activeCodes = (
  db: Tx,
  { batchId, voucherId, qrKeyId }: ActiveOf,
  limit: number,
): Promise<{ id: string }[]> => {
  const [column, id] =
    batchId !== undefined
      ? ['batch_id', batchId]
      : voucherId !== undefined
        ? ['voucher_id', voucherId]
        : ['qr_key_id', qrKeyId]
  return db.query(`select id from code where ${column} = $1::uuid and status = 'active' limit $2::int`, [id, limit])
}
