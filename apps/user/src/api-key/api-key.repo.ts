import type { Tx } from '../context.ts'
import type { ApiKey } from './api-key.ts'

export const insertApiKey = async (tx: Tx, key: ApiKey): Promise<void> => {
  await tx.apiKey.create({ data: { ...key, hash: new Uint8Array(key.hash) } })
}

/** There are never more than `keysPerUserMax`, so this list needs no pages. */
export const listApiKeys = (db: Tx, userId: string): Promise<ApiKey[]> =>
  db.apiKey.findMany({ where: { userId, revokedAt: null }, orderBy: { id: 'desc' } })

/** The key that is no more, or undefined when it is not theirs or was revoked before. */
export async function revokeKey(tx: Tx, userId: string, id: string, at: Date): Promise<ApiKey | undefined> {
  const [key] = await tx.apiKey.updateManyAndReturn({
    where: { id, userId, revokedAt: null },
    data: { revokedAt: at },
  })
  return key
}

const useNotedEveryMs = 60_000

/** Once a minute at most: a busy key must not be a busy row. */
export async function noteUse(db: Tx, id: string, at: Date): Promise<void> {
  const noted = new Date(at.getTime() - useNotedEveryMs)
  await db.apiKey.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: noted } }] },
    data: { lastUsedAt: at },
  })
}
