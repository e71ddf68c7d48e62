import type { Account } from '../account/account.ts'

const hours = 60 * 60 * 1000
const days = 24 * hours

/** From sign-in to the end, whatever is refreshed in between. */
const lifeMs = 24 * hours
const rememberedLifeMs = 30 * days

/**
 * How long the one who rotated a token may ask for its successor again, because the answer got lost. Who has the key of that
 * request, too, is who sent it: for them it may take an outage, or a guest would lose the order with the session.
 */
export const repeatByKeyMs = 15 * 60_000
export const repeatByClientMs = 10_000

export type EndedBecause = 'signed-out' | 'revoked' | 'token-reused' | 'suspended' | 'claimed'

export type Session = {
  id: string
  userId: string
  createdAt: Date
  lastUsedAt: Date
  expiresAt: Date
  remember: boolean
  userAgent: string | null
  ip: string | null
  endedAt: Date | null
  endedBecause: EndedBecause | null
}

/** A guest cannot sign in again, so a guest's session is always remembered. */
export const expiryOf = (start: Date, remember: boolean): Date =>
  new Date(start.getTime() + (remember ? rememberedLifeMs : lifeMs))

export type StoredToken = {
  hash: Uint8Array
  rotatedAt: Date | null
  sealedSuccessor: Uint8Array | null
  rotatedKey: Uint8Array | null
  rotatedClient: Uint8Array | null
}

/** A refresh token that was presented, and what it belongs to. */
export type Presented = { token: StoredToken; session: Session; account: Account }
/** When, and by whom, as fingerprints of the Idempotency-Key and of the client. */
export type Presenting = { at: Date; key: Uint8Array | null; client: Uint8Array }

/**
 * `rotate`: it is the living one. `repeat`: its rotation is asked for again by the one who asked first. `reused`: it was
 * rotated before, so two have it, and one of them stole it. `refused`: the session is over anyway.
 */
export type Verdict = 'rotate' | 'repeat' | 'reused' | 'refused'

export function verdictOn({ token, session, account }: Presented, { at, key, client }: Presenting): Verdict {
  if (session.endedAt !== null || session.expiresAt <= at || account.status !== 'active') return 'refused'
  if (token.rotatedAt === null) return 'rotate'
  const ageMs = at.getTime() - token.rotatedAt.getTime()
  const sameKey = isSame(token.rotatedKey, key) && ageMs <= repeatByKeyMs
  const sameClient = isSame(token.rotatedClient, client) && ageMs <= repeatByClientMs
  return sameKey || sameClient ? 'repeat' : 'reused'
}

const isSame = (a: Uint8Array | null, b: Uint8Array | null): boolean =>
  a !== null && b !== null && Buffer.compare(a, b) === 0
