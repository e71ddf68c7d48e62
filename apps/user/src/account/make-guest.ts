import { UserRegistered } from '@konter/contracts'
import type { Language } from '@konter/core'
import { emit } from '@konter/service'
import type { Context, Tx } from '../context.ts'
import { problem } from '../problems.ts'
import type { Client } from '../session/client.ts'
import { openSession, signedIn } from '../session/open-session.ts'
import type { SignedIn } from '../session/session.schema.ts'
import { insertAccountOnce, lockAccount } from './account.repo.ts'
import type { CreateGuest } from './account.schema.ts'
import { type Account, guestName, newAccount, personOf } from './account.ts'
import { contactOf } from './identifier.ts'

/** Somebody who wants to buy before telling who they are. */
export const beGuest = (ctx: Context, language: Language, client: Client): Promise<SignedIn> =>
  enter(ctx, newAccount({ name: guestName(language), guest: true, language, createdAt: ctx.now() }), client)

/**
 * For a checkout without a token. The id comes from the caller, who asks again with the same one after a crash: that is a
 * new session of the same guest, whose contact stays what it was.
 */
export function createGuest(ctx: Context, input: CreateGuest, client: Client): Promise<SignedIn> {
  const { guestId: id, language = 'id', name = guestName(language), ...typed } = input
  const { email: contactEmail, phone: contactPhone } = contactOf(typed)
  const given = { id, name: name.trim(), contactEmail, contactPhone, guest: true, language, createdAt: ctx.now() }
  return enter(ctx, newAccount(given), client)
}

async function enter(ctx: Context, guest: Account, client: Client): Promise<SignedIn> {
  const opened = await ctx.transaction(async (tx) => {
    const account = await findOrInsert(tx, guest)
    return openSession(tx, account, { client, remember: true, now: ctx.now() })
  })
  return signedIn(ctx, opened)
}

async function findOrInsert(tx: Tx, guest: Account): Promise<Account> {
  if (await insertAccountOnce(tx, guest)) {
    await emit(tx, UserRegistered, personOf(guest))
    return guest
  }
  const known = await lockAccount(tx, guest.id)
  if (!known.guest) throw problem('user.not-a-guest', {})
  if (known.status === 'suspended') throw problem('user.suspended', {})
  return known
}
