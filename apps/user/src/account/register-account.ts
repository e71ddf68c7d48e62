import { UserRegistered } from '@konter/contracts'
import type { Language } from '@konter/core'
import { emit } from '@konter/service'
import type { Context } from '../context.ts'
import { demandGoodPassword } from '../password/password-rules.ts'
import type { Client } from '../session/client.ts'
import { openSession, signedIn } from '../session/open-session.ts'
import type { SignedIn } from '../session/session.schema.ts'
import { asTaken, insertAccount } from './account.repo.ts'
import type { Register } from './account.schema.ts'
import { newAccount, personOf } from './account.ts'
import { registrableContactOf } from './identifier.ts'

/** A new customer, signed in at once. */
export async function registerAccount(
  ctx: Context,
  { password, remember = false, name, username, language, ...typed }: Register & { language: Language },
  client: Client,
): Promise<SignedIn> {
  const names = { ...registrableContactOf(typed), username: username?.toLowerCase() ?? null }
  demandGoodPassword(password, names)
  const passwordHash = await ctx.passwords.hash(password)
  const now = ctx.now()
  const account = newAccount({ name: name.trim(), ...names, passwordHash, guest: false, language, createdAt: now })
  const opened = await ctx
    .transaction(async (tx) => {
      await insertAccount(tx, account)
      await emit(tx, UserRegistered, personOf(account))
      return openSession(tx, account, { client, remember, now })
    })
    .catch((error: unknown) => {
      throw asTaken(error)
    })
  return signedIn(ctx, opened)
}
