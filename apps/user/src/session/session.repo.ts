import { accountOf } from '../account/account.repo.ts'
import type { Tx } from '../context.ts'
import type { EndedBecause, Presented, Session } from './session.ts'

/** The check constraint says what the column can hold. */
const sessionOf = (row: Omit<Session, 'endedBecause'> & { endedBecause: string | null }): Session => ({
  ...row,
  endedBecause: row.endedBecause as EndedBecause | null,
})

export async function insertSession(tx: Tx, session: Session, tokenHash: Uint8Array): Promise<void> {
  await tx.session.create({ data: session })
  await insertToken(tx, session.id, tokenHash, session.createdAt)
}

async function insertToken(tx: Tx, sessionId: string, hash: Uint8Array, issuedAt: Date): Promise<void> {
  await tx.refreshToken.create({ data: { hash: bytes(hash), sessionId, issuedAt } })
}

/** Locks the token, so that of several who present it one rotates it and the others find it rotated. */
export async function lockToken(tx: Tx, hash: Uint8Array): Promise<Presented | undefined> {
  await tx.query('select hash from refresh_token where hash = $1 for update', [hash])
  const row = await tx.refreshToken.findUnique({
    where: { hash: bytes(hash) },
    include: { session: { include: { account: true } } },
  })
  if (row === null) return undefined
  const { session, ...token } = row
  const { account, ...rest } = session
  return { token, session: sessionOf(rest), account: accountOf(account) }
}

type Rotation = {
  at: Date
  successorHash: Uint8Array
  sealedSuccessor: Uint8Array
  key: Uint8Array | null
  client: Uint8Array
}

export async function rotateToken(tx: Tx, { token, session }: Presented, rotation: Rotation): Promise<void> {
  const { at, successorHash, sealedSuccessor, key, client } = rotation
  await tx.refreshToken.update({
    where: { hash: bytes(token.hash) },
    data: {
      rotatedAt: at,
      sealedSuccessor: bytes(sealedSuccessor),
      rotatedKey: key && bytes(key),
      rotatedClient: bytes(client),
    },
  })
  await insertToken(tx, session.id, successorHash, at)
  await tx.session.update({ where: { id: session.id }, data: { lastUsedAt: at } })
}

/** Prisma wants arrays that own their memory. */
const bytes = (value: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(value)

type Which = { userId: string; id?: string }

/** The only writer of the end of a session. Tells how many were still running. */
export async function endSessions(tx: Tx, which: Which, because: EndedBecause, at: Date): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { ...which, ...running(at) },
    data: { endedAt: at, endedBecause: because },
  })
  return count
}

const running = (at: Date) => ({ endedAt: null, expiresAt: { gt: at } })

type Listing = { userId: string; at: Date; after: string | undefined; limit: number }

/** Newest first; one row more than asked for tells whether there is a next page. */
export async function listSessions(db: Tx, { userId, at, after, limit }: Listing): Promise<Session[]> {
  const rows = await db.session.findMany({
    where: { userId, ...running(at), ...(after === undefined ? {} : { id: { lt: after } }) },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  return rows.map(sessionOf)
}

/** At most `limit` sessions that were over before `before`, with all their tokens. */
export async function deleteSessionsOver(db: Tx, before: Date, limit: number): Promise<number> {
  const gone = await db.query(
    `delete from session where id in (select id from session where expires_at < $1::timestamptz limit $2::int)
     returning id`,
    [before, limit],
  )
  return gone.length
}
