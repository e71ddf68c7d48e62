import type { Tx } from '@konter/service'
import { kidRestMs, kidsOf, type NewQrKey, type QrKey, type QrKeyPurpose } from './qr-key.ts'

const columns = `id, kid, purpose, run, state, public_key as "publicKey", sealed_private_key as "sealedPrivateKey",
  announced_at as "announcedAt", signs_from as "signsFrom", signed_until as "signedUntil", good_until as "goodUntil",
  ended_at as "endedAt", ended_because as "endedBecause"`

/** All that a code may name: those that are published, and those that were revoked, while their ids name nothing else. */
export const knownKeys = (db: Tx, now: Date): Promise<QrKey[]> =>
  db.query<QrKey>(
    `select ${columns} from qr_key
      where state in ('announced', 'signing', 'verifying') or (state = 'revoked' and ended_at > $1::timestamptz)
      order by announced_at desc, id desc`,
    [restingSince(now)],
  )

export const allKeys = (db: Tx): Promise<QrKey[]> =>
  db.query<QrKey>(`select ${columns} from qr_key order by announced_at desc, id desc`)

export async function findQrKey(tx: Tx, id: string): Promise<QrKey | undefined> {
  const [row] = await tx.query<QrKey>(`select ${columns} from qr_key where id = $1::uuid for no key update`, [id])
  return row
}

const restingSince = (now: Date): Date => new Date(now.getTime() - kidRestMs)

type Begin = { purpose: QrKeyPurpose; state: 'announced' | 'signing'; run?: string; now: Date }

/**
 * Under the lowest id that is free. `taken`: somebody else was first with such a key, or with the id. `exhausted`: every id
 * of this purpose names a key, or did until too short a time ago.
 */
export async function insertQrKey(
  tx: Tx,
  { id, publicKey, sealedPrivateKey }: NewQrKey,
  { purpose, state, run, now }: Begin,
): Promise<'made' | 'taken' | 'exhausted'> {
  const { from, to } = kidsOf[purpose]
  const [free] = await tx.query<{ kid: number }>(
    `select kid from generate_series($1::int, $2::int) each (kid)
      where not exists (select from qr_key k where k.kid = each.kid
                           and (k.state in ('announced', 'signing', 'verifying') or k.ended_at > $3::timestamptz))
      order by kid limit 1`,
    [from, to, restingSince(now)],
  )
  if (free === undefined) return 'exhausted'
  const made = await tx.query(
    `insert into qr_key (id, kid, purpose, run, state, public_key, sealed_private_key, announced_at, signs_from)
     values ($1::uuid, $2::smallint, $3, $4, $5, $6, $7, $8::timestamptz, case when $5 = 'signing' then $8::timestamptz end)
     on conflict do nothing returning id`,
    [id, free.kid, purpose, run ?? null, state, publicKey, sealedPrivateKey, now],
  )
  return made.length === 1 ? 'made' : 'taken'
}

/** Of claims: the announced key signs from now on, if it has been announced since `announcedBefore`; the other signs no more. */
export async function promoteKey(tx: Tx, now: Date, announcedBefore: Date): Promise<boolean> {
  const due = await tx.query<{ id: string }>(
    `select id from qr_key where purpose = 'claims' and state = 'announced' and announced_at <= $1::timestamptz for update`,
    [announcedBefore],
  )
  const [next] = due
  if (next === undefined) return false
  await tx.query(
    `update qr_key set state = 'verifying', sealed_private_key = null, signed_until = $1::timestamptz
      where purpose = 'claims' and state = 'signing'`,
    [now],
  )
  await tx.query(`update qr_key set state = 'signing', signs_from = $2::timestamptz where id = $1::uuid`, [
    next.id,
    now,
  ])
  return true
}

/** The key of a print run: its own, or the spare that was announced first. Undefined when there is no spare. */
export async function takeRunKey(tx: Tx, run: string, now: Date): Promise<QrKey | undefined> {
  // Two batches that begin one run at the same moment take turns: the second finds what the first took.
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`print run ${run}`])
  const [own] = await tx.query<QrKey>(
    `select ${columns} from qr_key where run = $1 and state = 'signing' for no key update`,
    [run],
  )
  if (own !== undefined) return own
  const [taken] = await tx.query<QrKey>(
    `update qr_key set state = 'signing', run = $1, signs_from = $2::timestamptz
      where id = (select id from qr_key where purpose = 'print' and state = 'announced'
                   order by announced_at, id limit 1 for update skip locked)
     returning ${columns}`,
    [run, now],
  )
  return taken
}

export async function countSpares(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::int as count from qr_key where purpose = 'print' and state = 'announced'`,
  )
  return row?.count ?? 0
}

/** What the key signed is good until then, or a little longer: rounded, so that claims nearly never write here. */
export async function noteGoodUntil(tx: Tx, id: string, until: Date): Promise<void> {
  await tx.query(
    `update qr_key set good_until = date_trunc('month', $2::timestamptz) + interval '1 month'
      where id = $1::uuid and (good_until is null or good_until < $2::timestamptz)`,
    [id, until],
  )
}

/** Print runs that nothing was added to since then: their private keys go. */
export async function closeRuns(tx: Tx, now: Date, untouchedSince: Date): Promise<number> {
  const closed = await tx.query(
    `update qr_key k set state = 'verifying', sealed_private_key = null, signed_until = $1::timestamptz
      where purpose = 'print' and state = 'signing' and signs_from < $2::timestamptz
        and not exists (select from batch b where b.qr_key_id = k.id and (b.status = 'making' or b.requested_at >= $2::timestamptz))
     returning id`,
    [now, untouchedSince],
  )
  return closed.length
}

/** Nothing that they signed can be disputed any more. */
export async function retireKeys(tx: Tx, now: Date, expiredBefore: Date): Promise<number[]> {
  const retired = await tx.query<{ kid: number }>(
    `update qr_key set state = 'retired', ended_at = $1::timestamptz, ended_because = 'everything it signed is over'
      where state = 'verifying' and coalesce(good_until, signed_until) < $2::timestamptz returning kid`,
    [now, expiredBefore],
  )
  return retired.map(({ kid }) => kid)
}

/** False when it was no key that is published. */
export async function revokeKey(tx: Tx, id: string, because: string, now: Date): Promise<boolean> {
  const revoked = await tx.query(
    `update qr_key set state = 'revoked', sealed_private_key = null, ended_at = $3::timestamptz, ended_because = $2,
            signed_until = case when state = 'signing' then $3::timestamptz else signed_until end
      where id = $1::uuid and state in ('announced', 'signing', 'verifying') returning id`,
    [id, because, now],
  )
  return revoked.length === 1
}
