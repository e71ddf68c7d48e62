import type { Tx } from '@konter/service'
import type { Minted } from '../code/mint-code.ts'
import { announceBeforeMs } from '../qr-key/qr-key.ts'
import type { Batch, RefusedLine } from './batch.ts'

const columns = `b.id, b.kind, b.voucher_id as "voucherId", b.version, b.merchant_id as "merchantId", b.qr_key_id as "qrKeyId",
  k.run, k.kid, b.wanted, b.made, b.refused, b.uses_max as "usesMax", b.status, b.note, b.requested_by as "requestedBy",
  b.requested_at as "requestedAt", b.ended_at as "endedAt",
  k.announced_at + interval '${announceBeforeMs / 1000} seconds' as "keyKnownFrom"`

export type NewBatch = Pick<
  Batch,
  | 'id'
  | 'kind'
  | 'voucherId'
  | 'version'
  | 'merchantId'
  | 'qrKeyId'
  | 'wanted'
  | 'usesMax'
  | 'note'
  | 'requestedBy'
  | 'requestedAt'
>

/** Inserting the same again (a resumed request) changes nothing. */
export async function insertBatch(tx: Tx, batch: NewBatch): Promise<void> {
  const { id, kind, voucherId, version, merchantId, qrKeyId, wanted, usesMax, note, requestedBy, requestedAt } = batch
  await tx.query(
    `insert into batch (id, kind, voucher_id, version, merchant_id, qr_key_id, wanted, uses_max, status, note, requested_by, requested_at)
     values ($1::uuid, $2, $3::uuid, $4::int, $5::uuid, $6::uuid, $7::int, $8::int, 'making', $9, $10, $11::timestamptz)
     on conflict (id) do nothing`,
    [id, kind, voucherId, version, merchantId, qrKeyId, wanted, usesMax, note, requestedBy, requestedAt],
  )
}

export async function findBatch(db: Tx, id: string): Promise<Batch | undefined> {
  const [row] = await db.query<Batch>(
    `select ${columns} from batch b join qr_key k on k.id = b.qr_key_id where b.id = $1::uuid`,
    [id],
  )
  return row
}

export const findBatches = (
  db: Tx,
  { voucherId, before, limit }: { voucherId: string | undefined; before: string | null; limit: number },
): Promise<Batch[]> =>
  db.query<Batch>(
    `select ${columns} from batch b join qr_key k on k.id = b.qr_key_id
      where ($1::uuid is null or b.voucher_id = $1::uuid) and ($2::uuid is null or b.id < $2::uuid)
      order by b.id desc limit $3::int`,
    [voucherId ?? null, before, limit + 1],
  )

type Making = Pick<Batch, 'id' | 'kind' | 'voucherId' | 'version' | 'merchantId' | 'qrKeyId' | 'usesMax'> & {
  lastDay: string
  validUntil: Date
  at: Date
}

/** Those that were not there yet. What collides with another code, once in many millions, is left out. */
export const insertCodes = (tx: Tx, batch: Making, codes: readonly Minted[]): Promise<{ id: string }[]> =>
  tx.query(
    `insert into code (id, kind, voucher_id, version, merchant_id, batch_id, code_hash, sealed_code, qr_id, qr_key_id,
                       last_day, signature, uses_max, valid_until, made_at)
     select c.id, $6, $7::uuid, $8::int, $9::uuid, $10::uuid, c.hash, c.sealed, c.qr, $11::uuid,
            $12::date, c.signature, $13::int, $14::timestamptz, $15::timestamptz
       from unnest($1::uuid[], $2::bytea[], $3::text[], $4::bytea[], $5::bytea[]) c (id, hash, sealed, qr, signature)
     on conflict do nothing
     returning id`,
    [
      codes.map(({ id }) => id),
      codes.map(({ hash }) => hash),
      codes.map(({ sealed }) => sealed),
      codes.map(({ qrId }) => qrId),
      codes.map(({ signature }) => signature),
      batch.kind === 'shared' ? 'shared' : 'print',
      batch.voucherId,
      batch.version,
      batch.merchantId,
      batch.id,
      batch.qrKeyId,
      batch.lastDay,
      batch.usesMax,
      batch.validUntil,
      batch.at,
    ],
  )

/** False when it is not where it was: somebody else makes it, or it was revoked meanwhile. */
export async function noteMade(tx: Tx, { id, made }: Pick<Batch, 'id' | 'made'>, more: number): Promise<boolean> {
  const noted = await tx.query(
    `update batch set made = made + $3::int where id = $1::uuid and made = $2::int and status = 'making' returning id`,
    [id, made, more],
  )
  return noted.length === 1
}

export async function endBatch(tx: Tx, id: string, to: 'made' | 'failed' | 'revoked', at: Date): Promise<boolean> {
  const from = to === 'revoked' ? ['making', 'made'] : ['making']
  const ended = await tx.query(
    'update batch set status = $2, ended_at = $3::timestamptz where id = $1::uuid and status = any ($4) returning id',
    [id, to, at, from],
  )
  return ended.length === 1
}

export async function noteRefused(tx: Tx, id: string, refused: readonly RefusedLine[]): Promise<void> {
  await tx.query('update batch set refused = $2::jsonb where id = $1::uuid', [id, JSON.stringify(refused)])
}

/** How many of its codes are in which state. */
export async function statesOf(db: Tx, id: string): Promise<Record<string, number>> {
  const rows = await db.query<{ status: string; count: number }>(
    'select status, count(*)::int as count from code where batch_id = $1::uuid group by status',
    [id],
  )
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]))
}

export type ExportedCode = {
  id: string
  sealedCode: string
  qrId: Buffer
  signature: Buffer
  lastDay: string
  status: string
  uses: number
  usesMax: number | null
  validUntil: Date
  endedBecause: string | null
}

/** In the order of their ids, which is that in which they were made. */
export const codesAfter = (db: Tx, batchId: string, after: string | null, limit: number): Promise<ExportedCode[]> =>
  db.query<ExportedCode>(
    `select id, sealed_code as "sealedCode", qr_id as "qrId", signature, last_day::text as "lastDay", status, uses,
            uses_max as "usesMax", valid_until as "validUntil", ended_because as "endedBecause"
       from code where batch_id = $1::uuid and ($2::uuid is null or id > $2::uuid) order by id limit $3::int`,
    [batchId, after, limit],
  )
