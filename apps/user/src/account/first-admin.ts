import { UserRegistered } from '@konter/contracts'
import { ConfigError, emit, isUniqueViolation, type Secret } from '@konter/service'
import { recordAct } from '../activity/activity.repo.ts'
import { bySystem } from '../activity/activity.ts'
import type { Context, Tx } from '../context.ts'
import { isEasy } from '../password/password-rules.ts'
import { hasSuperAdmin, insertAccount } from './account.repo.ts'
import { newAccount, personOf } from './account.ts'

export type FirstAdmin = { email: string; password: Secret }

const lengthMin = 12

/** From the environment, or none. A password out of a manual, or a short one, does not start. */
export function firstAdminFrom(config: {
  FIRST_ADMIN_EMAIL?: string
  FIRST_ADMIN_PASSWORD?: Secret
}): FirstAdmin | undefined {
  const { FIRST_ADMIN_EMAIL: email, FIRST_ADMIN_PASSWORD: password } = config
  if (email === undefined && password === undefined) return undefined
  if (email === undefined) throw new ConfigError('user', ['FIRST_ADMIN_EMAIL is missing'])
  if (password === undefined) throw new ConfigError('user', ['FIRST_ADMIN_PASSWORD is missing'])
  const text = password.reveal()
  if (text.length < lengthMin || text.length > 128)
    throw new ConfigError('user', [`FIRST_ADMIN_PASSWORD must have ${lengthMin} to 128 characters`])
  if (isEasy(text, { email })) throw new ConfigError('user', ['FIRST_ADMIN_PASSWORD is too easy to guess'])
  return { email: email.toLowerCase(), password }
}

/** Somebody has to appoint the others. Does nothing when there is a super_admin; of several replicas one does it. */
export async function ensureFirstAdmin(ctx: Context): Promise<void> {
  const { firstAdmin } = ctx
  if (firstAdmin === undefined || (await hasSuperAdmin(ctx.db))) return
  const passwordHash = await ctx.passwords.hash(firstAdmin.password.reveal())
  await ctx
    .transaction((tx) => insertFirstAdmin(tx, firstAdmin.email, passwordHash, ctx.now()))
    .catch((error: unknown) => {
      // Whoever registered this address before us must not become super_admin by it.
      if (isUniqueViolation(error, 'account_email_key'))
        throw new Error('FIRST_ADMIN_EMAIL belongs to an account that is no super_admin')
      throw error
    })
}

async function insertFirstAdmin(tx: Tx, email: string, passwordHash: string, at: Date): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('user.first-admin', 0))::text as locked`)
  if (await hasSuperAdmin(tx)) return
  const account = {
    ...newAccount({ name: 'Super Admin', email, passwordHash, guest: false, language: 'id', createdAt: at }),
    role: 'super_admin' as const,
  }
  await insertAccount(tx, account)
  const after = { role: account.role }
  await recordAct(tx, { ...bySystem(), at, action: 'user.appointed-first', subject: `user:${account.id}`, after })
  await emit(tx, UserRegistered, personOf(account))
}
