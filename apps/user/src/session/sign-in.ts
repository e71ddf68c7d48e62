import { createHash } from 'node:crypto'
import { findAccount, lockAccount, saveAccount } from '../account/account.repo.ts'
import { identifierOf } from '../account/identifier.ts'
import type { Context } from '../context.ts'
import { isStale } from '../password/password.ts'
import { problem } from '../problems.ts'
import type { Client } from './client.ts'
import { openSession, signedIn } from './open-session.ts'
import type { SignedIn, SignIn } from './session.schema.ts'
import { countTry, forgetTries } from './sign-in-tries.repo.ts'

/**
 * Whether the account exists shows neither in the answer nor in the time it takes, nor in when tries run out. That it is
 * suspended is told only to whoever knows its password.
 */
export async function signIn(ctx: Context, input: SignIn, client: Client): Promise<SignedIn> {
  const identifier = identifierOf(input.identifier)
  const account = await findAccount(ctx.db, identifier)
  const subject = account?.id ?? unknownSubject(Object.values(identifier).join())
  const hash = account?.passwordHash ?? null
  const matches = await ctx.passwords.verify(input.password, hash, () => countTry(ctx.db, subject, ctx.now()))
  if (account === undefined || hash === null || !matches) throw problem('auth.credentials-refused', {})

  const renewed = isStale(hash) ? await ctx.passwords.hash(input.password) : undefined
  const opened = await ctx.transaction(async (tx) => {
    // Read again under a lock: no session begins beside a suspension that ends them all.
    const current = await lockAccount(tx, account.id)
    if (current.status === 'suspended') throw problem('user.suspended', {})
    if (renewed !== undefined) await saveAccount(tx, account.id, { passwordHash: renewed })
    await forgetTries(tx, subject)
    return openSession(tx, current, { client, remember: input.remember ?? false, now: ctx.now() })
  })
  return signedIn(ctx, opened)
}

/** What people type by mistake into this field is often a password: only its hash is kept. */
const unknownSubject = (identifier: string): string =>
  `unknown:${createHash('sha256').update(identifier).digest('base64url')}`
