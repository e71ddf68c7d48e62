import { AccessChanged } from '@konter/contracts'
import { emit, fingerprint } from '@konter/service'
import { accessOf } from '../account/account.ts'
import { recordAct } from '../activity/activity.repo.ts'
import { bySystem } from '../activity/activity.ts'
import type { Context, Tx } from '../context.ts'
import { problem } from '../problems.ts'
import { type Client, fingerprintOf } from './client.ts'
import { type Opened, signedIn } from './open-session.ts'
import { hashOf, newRefreshToken, openSuccessor, sealSuccessor } from './refresh-token.ts'
import { endSessions, lockToken, rotateToken } from './session.repo.ts'
import type { SignedIn } from './session.schema.ts'
import { type Presented, type Presenting, verdictOn } from './session.ts'

/** A refresh token for its successor, once. `key` is the request's Idempotency-Key, if it had one. */
export async function refreshSession(
  ctx: Context,
  token: string,
  key: string | undefined,
  client: Client,
): Promise<SignedIn> {
  const presenting = {
    at: ctx.now(),
    key: key === undefined ? null : fingerprint(key),
    client: fingerprintOf(client),
  }
  const opened = await ctx.transaction((tx) => present(tx, token, presenting, client))
  if (opened === undefined) throw problem('auth.refresh-refused', {})
  return signedIn(ctx, opened)
}

async function present(tx: Tx, token: string, by: Presenting, client: Client): Promise<Opened | undefined> {
  const presented = await lockToken(tx, hashOf(token))
  if (presented === undefined) return undefined
  const { session, account } = presented
  switch (verdictOn(presented, by)) {
    case 'rotate':
      return { session, account, refreshToken: await rotate(tx, token, presented, by) }
    case 'repeat':
      return { session, account, refreshToken: openSuccessor(token, presented.token.sealedSuccessor ?? Buffer.of()) }
    case 'reused':
      await endFamily(tx, presented, by.at, client)
      return undefined
    case 'refused':
      return undefined
  }
}

async function rotate(tx: Tx, token: string, presented: Presented, { at, key, client }: Presenting): Promise<string> {
  const successor = newRefreshToken()
  await rotateToken(tx, presented, {
    at,
    successorHash: hashOf(successor),
    sealedSuccessor: sealSuccessor(token, successor),
    key,
    client,
  })
  return successor
}

/** Two hold one token and nobody knows who stole it: nobody goes on with this session. It commits; the refusal comes after. */
async function endFamily(tx: Tx, { session }: Presented, at: Date, client: Client): Promise<void> {
  await endSessions(tx, { userId: session.userId, id: session.id }, 'token-reused', at)
  await recordAct(tx, {
    ...bySystem(client.ip),
    at,
    action: 'session.token-reused',
    subject: `user:${session.userId}`,
    after: { sessionId: session.id },
  })
  await emit(tx, AccessChanged, accessOf(session.userId))
}
