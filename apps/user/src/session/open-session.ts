import { newId } from '@konter/core'
import { userViewOf } from '../account/account.schema.ts'
import type { Account } from '../account/account.ts'
import type { Context, Tx } from '../context.ts'
import { accessTokenLifeSeconds, claimsOf } from '../signing-key/access-token.ts'
import type { Client } from './client.ts'
import { hashOf, newRefreshToken } from './refresh-token.ts'
import { insertSession } from './session.repo.ts'
import type { SignedIn } from './session.schema.ts'
import { expiryOf, type Session } from './session.ts'

export type Opened = { account: Account; session: Session; refreshToken: string }
type Opening = { client: Client; remember: boolean; now: Date }

/** The start of a family of refresh tokens. */
export async function openSession(tx: Tx, account: Account, { client, remember, now }: Opening): Promise<Opened> {
  const session: Session = {
    id: newId(),
    userId: account.id,
    createdAt: now,
    lastUsedAt: now,
    expiresAt: expiryOf(now, remember),
    remember,
    ...client,
    endedAt: null,
    endedBecause: null,
  }
  const refreshToken = newRefreshToken()
  await insertSession(tx, session, hashOf(refreshToken))
  return { account, session, refreshToken }
}

/** What whoever signed in gets to hold. After the commit: a token for a session that is not there helps nobody. */
export async function signedIn(ctx: Context, { account, session, refreshToken }: Opened): Promise<SignedIn> {
  const sign = await ctx.keyring.signer()
  return {
    user: userViewOf(account),
    accessToken: sign(claimsOf(account, session.id, ctx.now())),
    refreshToken,
    expiresIn: accessTokenLifeSeconds,
  }
}
