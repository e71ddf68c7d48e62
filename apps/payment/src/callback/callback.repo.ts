import { createHash } from 'node:crypto'
import { newId } from '@konter/core'
import { decodeCursor, only, pageOf, type Tx } from '@konter/service'
import type { Verdict as Settlement } from '../payment/settle-payment.ts'

export type Verdict = Settlement | 'unknown-reference' | 'malformed'

/** Keeps a message to the byte. False when the same bytes came before: they are counted, and nothing else happens. */
export async function keepCallback(
  tx: Tx,
  gateway: string,
  raw: Buffer,
  at: Date,
): Promise<{ id: string; isNew: boolean }> {
  const id = newId()
  const row = only(
    await tx.query<{ id: string; times: number }>(
      `insert into callback as known (id, gateway, digest, raw, received_at) values ($1::uuid, $2, $3, $4, $5::timestamptz)
     on conflict (gateway, digest) do update set times = known.times + 1 returning id, times`,
      [id, gateway, createHash('sha256').update(raw).digest(), raw, at],
    ),
  )
  return { id: row.id, isNew: row.times === 1 }
}

/** A callback that nobody has judged yet. Undefined when somebody has: what was made of it stays. */
export async function readUnjudged(tx: Tx, id: string): Promise<{ gateway: string; raw: Buffer } | undefined> {
  const { verdict, ...callback } = only(
    await tx.query<{ gateway: string; raw: Buffer; verdict: Verdict | null }>(
      'select gateway, raw, verdict from callback where id = $1::uuid for update',
      [id],
    ),
  )
  return verdict === null ? callback : undefined
}

export async function judgeCallback(
  tx: Tx,
  id: string,
  verdict: Verdict,
  paymentId: string | null,
  at: Date,
): Promise<void> {
  await tx.query(
    'update callback set verdict = $2, payment_id = $3::uuid, judged_at = $4::timestamptz where id = $1::uuid',
    [id, verdict, paymentId, at],
  )
}

type Row = {
  id: string
  gateway: string
  raw: Buffer
  received_at: Date
  times: number
  payment_id: string | null
  verdict: Verdict | null
}

export async function listCallbacks(
  tx: Tx,
  { limit = 20, cursor, verdict }: { limit?: number; cursor?: string; verdict?: Verdict },
) {
  const [at = null, id = null] = cursor === undefined ? [] : decodeCursor(cursor, 'instant', 'uuid')
  const rows = await tx.query<Row>(
    `select * from callback where ($1::text is null or verdict = $1) and ($2::timestamptz is null or (received_at, id) < ($2, $3::uuid))
      order by received_at desc, id desc limit $4::int`,
    [verdict ?? null, at, id, limit + 1],
  )
  const view = ({ id, gateway, raw, received_at, times, payment_id, verdict }: Row) => ({
    id,
    gateway,
    body: raw.toString('utf8'),
    receivedAt: received_at,
    times,
    paymentId: payment_id,
    verdict,
  })
  return pageOf(rows, limit, view, (row) => [row.received_at.toISOString(), row.id])
}
