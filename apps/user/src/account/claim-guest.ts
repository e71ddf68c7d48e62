import { AccessChanged, UserChanged } from '@konter/contracts'
import { emit } from '@konter/service'
import type { Context } from '../context.ts'
import { demandGoodPassword } from '../password/password-rules.ts'
import { problem } from '../problems.ts'
import type { Client } from '../session/client.ts'
import { openSession, signedIn } from '../session/open-session.ts'
import { endSessions } from '../session/session.repo.ts'
import type { SignedIn } from '../session/session.schema.ts'
import { asTaken, lockAccount, saveAccount } from './account.repo.ts'
import type { ClaimGuest } from './account.schema.ts'
import { accessOf, personOf } from './account.ts'
import { registrableContactOf } from './identifier.ts'

/** A guest becomes a customer and keeps the id, and with it orders and wallet. Every session of the guest ends: one begins. */
export async function claimGuest(ctx: Context, userId: string, input: ClaimGuest, client: Client): Promise<SignedIn> {
  const { password, remember = false, name, username, ...typed } = input
  const names = { ...registrableContactOf(typed), username: username?.toLowerCase() ?? null }
  demandGoodPassword(password, names)
  const passwordHash = await ctx.passwords.hash(password)
  const now = ctx.now()
  const opened = await ctx
    .transaction(async (tx) => {
      const guest = await lockAccount(tx, userId)
      if (!guest.guest) throw problem('user.not-a-guest', {})
      const registered = { ...names, passwordHash, guest: false, contactEmail: null, contactPhone: null }
      const account = await saveAccount(tx, userId, { name: name?.trim() ?? guest.name, ...registered })
      await endSessions(tx, { userId }, 'claimed', now)
      await emit(tx, UserChanged, personOf(account))
      await emit(tx, AccessChanged, accessOf(userId))
      return openSession(tx, account, { client, remember, now })
    })
    .catch((error: unknown) => {
      throw asTaken(error)
    })
  return signedIn(ctx, opened)
}
