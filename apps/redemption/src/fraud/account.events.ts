import { UserRegistered } from '@konter/contracts'
import { on } from '../context.ts'
import { keepAccount } from './account.repo.ts'

/** How old an account is, the engine wants to know before anybody can be asked. */
export const noteAccount = on(UserRegistered, 'redemption-account', (tx, { userId }, ctx) =>
  keepAccount(tx, userId, bornAt(userId) ?? ctx.now()),
)

/** Ids tell when they were made (UUID v7), so an account that is heard of late is no younger for it. */
export function bornAt(id: string): Date | undefined {
  const hex = id.replaceAll('-', '')
  return hex[12] === '7' ? new Date(Number.parseInt(hex.slice(0, 12), 16)) : undefined
}
