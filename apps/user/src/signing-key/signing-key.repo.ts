import type { Tx } from '../context.ts'
import {
  type PublicJwk,
  publishAfterMs,
  publishBeforeMs,
  type SigningKey,
  type SigningKeyStatus,
} from './signing-key.ts'

/** Newest first: the next, the current, and the retired ones whose tokens may still be about. */
export async function publishedKeys(db: Tx, now: Date): Promise<SigningKey[]> {
  const rows = await db.signingKey.findMany({
    where: { OR: [{ retiredAt: null }, { retiredAt: { gt: unpublishedBefore(now) } }] },
    orderBy: { publishedAt: 'desc' },
  })
  return rows.map((row) => ({
    ...row,
    status: row.status as SigningKeyStatus,
    publicJwk: row.publicJwk as PublicJwk,
  }))
}

const unpublishedBefore = (now: Date): Date => new Date(now.getTime() - publishAfterMs)

/** False when there is one of this status already: of two replicas that try, one is right. */
export async function insertKeyOnce(tx: Tx, key: SigningKey): Promise<boolean> {
  const { count } = await tx.signingKey.createMany({ data: [key], skipDuplicates: true })
  return count === 1
}

/** The next key becomes the current one, if it has been published for long enough. */
export async function promoteKey(tx: Tx, kid: string, now: Date): Promise<boolean> {
  const due = await tx.query(
    `select kid from signing_key where kid = $1 and status = 'next' and published_at <= $2::timestamptz for update`,
    [kid, new Date(now.getTime() - publishBeforeMs)],
  )
  if (due.length === 0) return false
  await tx.signingKey.updateMany({ where: { status: 'current' }, data: { status: 'retired', retiredAt: now } })
  await tx.signingKey.update({ where: { kid }, data: { status: 'current', signsFrom: now } })
  return true
}

/** A key that nobody needs to verify by any more is better not kept at all. */
export async function deleteUnpublishedKeys(tx: Tx, now: Date): Promise<void> {
  await tx.signingKey.deleteMany({ where: { retiredAt: { lte: unpublishedBefore(now) } } })
}
